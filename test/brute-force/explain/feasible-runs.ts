import { baseRun } from '../../../src/core/explain/resolve/base-run';
import type { Engine } from '../../../src/core/model/engine';
import { generate } from '../generate';
import { tablesOf } from '../plain-workbook';
import { runProduct } from '../run-product';

/** A solver without a limit that matters. */
export const solverWith = (engine: Engine) => {
  const now = (): number => performance.now();
  return { engine, seed: 1, now, until: now() + 60_000, isStopped: () => false };
};

/** The workbooks among some seeds that have a plan, solved, as bases of what-if questions. */
export function feasibleRuns(start: number, count: number, engine: Engine) {
  return Array.from({ length: count }, (_, i) => start + i).flatMap((seed) => {
    const { workbook, request } = generate(seed);
    const run = runProduct(tablesOf(workbook), request, engine);
    if (run.status !== 'success') return [];
    const base = baseRun(run.reading.problem, run.answer);
    return base === null ? [] : [{ seed, base, answer: run.answer }];
  });
}
