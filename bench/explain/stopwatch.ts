import type { Solver } from '../../src/core/explain/resolve/solver';
import type { Engine } from '../../src/core/model/engine';

/** Milliseconds of processor time, which other work on the machine does not lengthen; one thread does nearly all of it. */
export function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A solver with a limit in seconds, by default one that does not matter. */
export const solverOf = (engine: Engine, seconds = 600): Solver => ({
  engine,
  seed: 1,
  now,
  until: now() + 1000 * seconds,
  isStopped: () => false,
});

export function timed<T>(work: () => T): { readonly value: T; readonly seconds: number } {
  const startedAt = now();
  const value = work();
  return { value, seconds: (now() - startedAt) / 1000 };
}
