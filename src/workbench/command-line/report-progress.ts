import { printNumber } from '../../core/kernel/number-text';
import type { RunHooks } from './run-workbook';
import type { RunningSolve } from './solve-in-worker';

/** Progress starts to be told after this long, and is then told this often. */
const intervalMs = 2_000;

/** Tells on stderr where a long solve stands, and makes Ctrl+C stop it with the best found. */
export function reportProgress(): RunHooks & { end(): void } {
  let startedAt = performance.now();
  let toldAt = startedAt;
  let stop: (() => void) | null = null;
  return {
    onSolving: (solve: RunningSolve) => {
      startedAt = performance.now();
      toldAt = startedAt;
      stop = () => solve.stop();
      process.once('SIGINT', stop);
    },
    onProgress: ({ stage, best, bound }) => {
      const now = performance.now();
      if (now - toldAt < intervalMs) return;
      toldAt = now;
      const shown = (value: number | null): string => (value === null ? 'none yet' : printNumber(value));
      const elapsed = ((now - startedAt) / 1000).toFixed(0);
      console.error(`${stage}: ${elapsed} s, best so far ${shown(best)}, could at best be ${shown(bound)}`);
    },
    end: () => {
      if (stop !== null) process.removeListener('SIGINT', stop);
    },
  };
}
