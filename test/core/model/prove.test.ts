import fc from 'fast-check';
import { isFeasible } from '../../../src/core/model/feasibility';
import { prove } from '../../../src/core/model/prove';
import { allAllowed } from './brute-force';
import { smallCases } from './model-arbitraries';

test('the search agrees with trying every selection', () => {
  let decided = 0;
  fc.assert(
    fc.property(smallCases(7), ({ model }) => {
      const proof = prove(model, 10_000);
      if (proof.status === 'feasible') expect(isFeasible(model, proof.values)).toBe(true);
      if (proof.status === 'infeasible') expect(allAllowed(model)).toEqual([]);
      if (proof.status !== 'unknown') decided += 1;
    }),
    { numRuns: 300 },
  );
  // An answer that is always `unknown` would be right and useless.
  expect(decided).toBeGreaterThan(290);
});

test('the search gives up at its node limit', () => {
  const columns = Array.from({ length: 30 }, (_, j) => ({ name: `x${j}`, lower: 0, upper: 1, integer: true }));
  // Even numbers cannot add up to an odd one, which bounds alone do not see.
  const terms = { columns: columns.map((_, j) => j), coefficients: columns.map((_, j) => 2 + 2 * (j % 7)) };
  expect(prove({ columns, rows: [{ name: 'odd', lower: 101, upper: 101, terms }] }, 1_000).status).toBe('unknown');
});

test('a whole column without an upper bound is not searched', () => {
  expect(prove({ columns: [{ name: 'n', lower: 0, upper: Infinity, integer: true }], rows: [] }, 10).status).toBe(
    'unknown',
  );
});
