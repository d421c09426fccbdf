import fc from 'fast-check';
import type { Engine } from '../../../src/core/model/engine';
import { isFeasible } from '../../../src/core/model/feasibility';
import { verified } from '../../../src/core/model/verified';
import { javascriptLpSolver } from '../../../src/engines/javascript-lp-solver';
import { allAllowed, bestOf } from './brute-force';
import { smallCases } from './model-arbitraries';

const liar = (answer: 'infeasible' | 'optimal'): Engine => ({
  ...javascriptLpSolver,
  solve: ({ columns }) =>
    answer === 'infeasible'
      ? { status: 'infeasible' }
      : { status: 'optimal', values: columns.map(({ lower }) => lower), objective: 1e9, bound: null },
});
const options = { timeLimitMs: 2_000, gap: 0, seed: 0 };

test.each([
  ['javascript-lp-solver', javascriptLpSolver],
  ['an engine that calls everything infeasible', liar('infeasible')],
  ['an engine that calls nothing selected optimal', liar('optimal')],
])('%s, verified, never says a wrong word', (_, engine) => {
  const careful = verified(engine, 20_000);
  let decided = 0;
  fc.assert(
    fc.property(smallCases(7), ({ model, objectives }) => {
      for (const objective of objectives) {
        const asked = { ...model, objective };
        const answer = careful.solve(asked, options);
        const best = bestOf(objective, allAllowed(model));
        if (answer.status === 'infeasible') expect(best).toBeNull();
        if (answer.status === 'feasible' || answer.status === 'optimal')
          expect(isFeasible(model, answer.values)).toBe(true);
        if (answer.status === 'optimal') {
          decided += 1;
          expect(Math.abs(answer.objective - (best ?? Number.NaN))).toBeLessThanOrEqual(
            2e-9 * Math.max(1, Math.abs(best ?? 0)),
          );
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(decided).toBeGreaterThan(100);
});
