import type { Engine } from '../../model/engine';
import type { Region } from '../../model/feasibility';
import { type Stage, type StagesSolution, solveStages } from '../../model/lexicographic';

/** What explanations are worked out with: one engine kept warm, a clock, and a word that ends the work. */
export interface Solver {
  readonly engine: Engine;
  readonly seed: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** When to end, on the clock of `now`. */
  readonly until: number;
  /** Somebody asked to end. */
  readonly isStopped: () => boolean;
}

/** Milliseconds that are left; 0 when the work should end. */
export function timeLeft({ now, until, isStopped }: Solver): number {
  return isStopped() ? 0 : Math.max(0, until - now());
}

/** The same solver with at most `ms` from now on. */
export function within(solver: Solver, ms: number): Solver {
  return { ...solver, until: Math.min(solver.until, solver.now() + ms) };
}

/** Solves a model again within what time is left; `gap` 0 asks for the proven best. */
export function resolve(
  region: Region,
  stages: readonly Stage[],
  solver: Solver,
  start: readonly number[] | null,
  gap = 0,
): StagesSolution {
  const timeLimitMs = timeLeft(solver);
  if (timeLimitMs <= 0) return { status: 'undecided', bound: null };
  return solveStages(region, stages, solver.engine, {
    timeLimitMs,
    gap,
    seed: solver.seed,
    now: solver.now,
    onProgress: () => (solver.isStopped() ? 'stop' : 'continue'),
    ...(start === null ? {} : { start }),
  });
}
