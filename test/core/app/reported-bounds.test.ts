import { readTask, tablesOf } from '../../../bench/contest/natural-model';
import { type RunProgress, solveRun } from '../../../src/core/app/solve-run';
import type { ObjectiveMode } from '../../../src/core/domain/scenario';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';

/*
 * What a solve reports on its way becomes the answer when a person stops it: no bound may exclude a plan that exists.
 */

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

/** Tells the optimum of every model it is given, the tightest bound an engine could report. */
const talkative = (engine: Engine): Engine => ({
  ...engine,
  solve: (model, options) => {
    const answer = engine.solve(model, options);
    if (answer.status === 'optimal')
      options.onProgress?.({ best: answer.objective, bound: answer.objective, values: null });
    return answer;
  },
});

const cases: readonly (readonly [ObjectiveMode, number, number])[] = [
  ['max_score', 200, 1],
  ['max_score', 200, 6],
  ['weighted_kpis', 60, 2],
  ['weighted_kpis', 200, 4],
  ['north_star_only', 200, 3],
];

test('at no moment is a bound below the best plan there is', () => {
  let bounds = 0;
  for (const [mode, n, seed] of cases) {
    const problem = readTask(tablesOf({ n, seed }), mode);
    const reported: RunProgress[] = [];
    const { stages } = solveRun(problem, talkative(highs), {
      timeLimitMs: 60_000,
      gap: 0,
      seed: 1,
      now: () => performance.now(),
      onProgress: (progress) => {
        reported.push(progress);
        return 'continue';
      },
    });
    const [first] = stages;
    const value = first?.value ?? Number.NaN;
    const told = reported.flatMap(({ stage, bound }) => (stage === first?.name && bound !== null ? [bound] : []));
    const tooLow = told.filter((bound) => bound < value - 1e-6 * Math.max(1, Math.abs(value)));
    expect({ mode, n, seed, tooLow }).toEqual({ mode, n, seed, tooLow: [] });
    bounds += told.length;
  }
  expect(bounds).toBeGreaterThan(5);
}, 120_000);
