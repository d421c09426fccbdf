import type { ExplainProgress } from '../../core/app/explain-run';
import { printNumber } from '../../core/kernel/number-text';
import type { RunHooks } from './run-workbook';
import type { RunningSolve } from './solve-in-worker';

/** Progress starts to be told after this long, and is then told this often. */
const intervalMs = 2_000;

/** Tells on stderr where a long solve stands, and makes Ctrl+C end the run with the best found, whenever it comes. */
export function reportProgress(): RunHooks & { end(): void } {
  let startedAt = performance.now();
  let toldAt = startedAt;
  let running: RunningSolve | null = null;
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    running?.stop();
  };
  process.on('SIGINT', stop);
  return {
    onSolving: (solve: RunningSolve) => {
      startedAt = performance.now();
      toldAt = startedAt;
      running = solve;
      if (isStopped) solve.stop();
    },
    onProgress: ({ stage, best, bound }) => {
      const now = performance.now();
      if (now - toldAt < intervalMs) return;
      toldAt = now;
      const elapsed = ((now - startedAt) / 1000).toFixed(0);
      const found = best === null ? 'no plan yet' : `best so far ${printNumber(best)}`;
      const limit = bound === null ? '' : `, could at best be ${printNumber(bound)}`;
      console.error(`${stage}: ${elapsed} s, ${found}${limit}`);
    },
    onExplaining: (found) => {
      const now = performance.now();
      if (now - toldAt < intervalMs) return;
      toldAt = now;
      console.error(sayExplaining(found));
    },
    end: () => {
      process.removeListener('SIGINT', stop);
    },
  };
}

function sayExplaining(found: ExplainProgress): string {
  switch (found.about) {
    case 'why':
      return `why: ${found.done} of ${found.of} initiatives`;
    case 'robustness':
      return `how sure: ${found.done} of ${found.of} draws`;
    case 'frontier':
      return `at ${printNumber(found.point.capacity)} tokens: ${printNumber(found.point.objective, 4)}`;
    case 'worth':
      return `worth of capacity: ${found.pool.pool}`;
    case 'alternatives':
      return `another plan: ${found.plan.name}`;
    case 'conflicts':
      return found.conflicts.map(({ sentence }) => sentence).join(' ');
  }
}
