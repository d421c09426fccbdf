import { productColumns } from '../../../src/core/explain/repair/product-columns';
import { termsOf } from '../../../src/core/model/builder';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';

let engine: Engine;

beforeAll(async () => {
  engine = await loadHighs();
});

/** The most that the columns can say the product of two counts is. */
function mostProduct(first: number, second: number, most: { first: number; second: number }): number {
  const product = productColumns({ column: 0, most: most.first }, { column: 1, most: most.second }, 2);
  const fixed = (name: string, at: number) => ({ name, lower: at, upper: at, integer: true });
  const found = engine.solve(
    {
      columns: [fixed('first', first), fixed('second', second), ...product.columns],
      rows: product.rows,
      objective: { sense: 'maximize', terms: termsOf(product.sum), constant: 0 },
    },
    { timeLimitMs: 10_000, gap: 0, seed: 1 },
  );
  return found.status === 'optimal' ? found.objective : Number.NaN;
}

test.each([
  { first: 0, second: 5 },
  { first: 1, second: 9 },
  { first: 6, second: 4 },
  { first: 8, second: 3 },
])('the columns are the product of two counts up to $first and $second', (most) => {
  for (let first = 0; first <= most.first; first += 1) {
    for (let second = 0; second <= most.second; second += 1) {
      expect({ first, second, product: mostProduct(first, second, most) }).toEqual({
        first,
        second,
        product: first * second,
      });
    }
  }
});
