import { explainPaid } from '../../../src/core/explain/explain-breaches';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import { plannedRun, smallProblem } from '../portfolio/small-run';
import { add, both, type Change, rule } from '../problem/small-plan';

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

const soft = { strength: 'soft', break_price: 0.001 };
/** Everything is funded; that takes 100 tokens of 80, 2 initiatives of at most 1 in UK, and no 200 tokens in DE. */
const broken: Change = both(
  add('Constraints', rule('capacity_cap', 'all', '', { max_tokens: 80, ...soft })),
  add('Constraints', rule('max_selected', 'country', 'UK', { max_count: 1, ...soft })),
  add('Constraints', rule('capacity_floor', 'country', 'DE', { min_tokens: 61, ...soft })),
);

test('a limit that is passed is said to be passed, on whichever side and in its own unit', () => {
  const { result } = plannedRun('run_1', smallProblem(broken), highs);
  const said = result.gaps.filter(({ severity }) => severity === 'CRITICAL').map(({ key, driver }) => [key, driver]);
  expect(said).toEqual([
    ['all', '20 tokens too many'],
    ['DE', '1 token too few'],
    ['UK', '1 initiative too many'],
  ]);
  expect(result.gaps.filter(({ driver }) => driver.startsWith('room left'))).toEqual([]);
});

test('an objective that paid for soft rules is told with what it paid and what the plan itself brings', () => {
  expect(explainPaid(186_067.44, [{ price: 100_000 }, { price: 28_556.38 }])).toBe(
    'after 128,556.38 for rules broken; the plan itself brings 314,623.82',
  );
  expect(explainPaid(10, [{ price: 0 }])).toBeNull();
  expect(explainPaid(10, [])).toBeNull();
});
