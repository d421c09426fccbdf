import fc from 'fast-check';
import { findPrices } from '../../../src/core/model/find-prices';
import { valueOf } from '../../../src/core/model/model';
import { fixByPrices, priceBound } from '../../../src/core/model/reduced-cost-fixing';
import { allAllowed, bestOf } from './brute-force';
import { smallCases } from './model-arbitraries';

const near = (value: number) => 1e-9 * Math.max(1, Math.abs(value));

test('any prices, right or wrong, give a bound that no selection beats', () => {
  const prices = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(smallCases(6), prices, ({ model, objectives }, rowPrices) => {
      const allowed = allAllowed(model);
      for (const objective of objectives) {
        const best = bestOf(objective, allowed);
        if (best === null) return;
        const { bound } = priceBound(model, objective, rowPrices);
        const over = objective.sense === 'maximize' ? best - bound : bound - best;
        expect(over).toBeLessThanOrEqual(near(best) + near(bound));
      }
    }),
    { numRuns: 200 },
  );
});

test('fixing by prices loses no selection as good as the known one', () => {
  let fixedInAll = 0;
  fc.assert(
    fc.property(smallCases(6), ({ model, objectives }) => {
      const allowed = allAllowed(model);
      for (const objective of objectives) {
        const best = bestOf(objective, allowed);
        if (best === null) return;
        const prices = findPrices(model, objective, best, 60);
        const { columns, fixed } = fixByPrices(model, objective, priceBound(model, objective, prices), best);
        fixedInAll += fixed;
        const optimal = allowed.filter(
          (x) => Math.abs(objective.constant + valueOf(objective.terms, x) - best) <= near(best),
        );
        for (const x of optimal) {
          for (const [j, { lower, upper }] of columns.entries()) {
            if (!model.columns[j]?.integer) continue;
            expect(x[j]).toBeGreaterThanOrEqual(lower);
            expect(x[j]).toBeLessThanOrEqual(upper);
          }
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(fixedInAll).toBeGreaterThan(100);
});

test('prices found without an engine close most of the gap of a knapsack', () => {
  const columns = [5, 4, 3, 2].map((_, j) => ({ name: `x${j}`, lower: 0, upper: 1, integer: true }));
  const rows = [
    { name: 'cap', lower: -Infinity, upper: 6, terms: { columns: [0, 1, 2, 3], coefficients: [3, 3, 3, 3] } },
  ];
  const objective = {
    sense: 'maximize' as const,
    terms: { columns: [0, 1, 2, 3], coefficients: [5, 4, 3, 2] },
    constant: 0,
  };
  const { bound } = priceBound({ columns, rows }, objective, findPrices({ columns, rows }, objective, 9, 100));
  expect(bound).toBeGreaterThanOrEqual(9);
  expect(bound).toBeLessThan(9.1);
});
