import { namedRules } from '../../../src/core/explain/conflict/named-rules';
import { tightestFirst } from '../../../src/core/explain/conflict/tightest-first';
import type { Engine } from '../../../src/core/model/engine';
import { compileProblem } from '../../../src/core/problem/compile-model';
import { readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { loadHighs } from '../../../src/engines/highs';
import { tablesOf } from '../../brute-force/plain-workbook';
import { add, rule, smallPlan, smallRun } from '../problem/small-plan';

/** The small plan with a cap below the need of a floor, and a cap that is in nobody's way. */
function clashing() {
  const rules = [
    rule('capacity_cap', 'country', 'DE', { max_tokens: 90 }),
    rule('capacity_floor', 'country', 'DE', { min_tokens: 20 }),
    rule('capacity_cap', 'all', '', { max_tokens: 22 }),
  ];
  const read = readProblem(
    readWorkbookRows(tablesOf(add('Constraints', ...rules)(smallPlan))),
    smallRun,
    scoreWorkbook,
  );
  if (!read.ok) throw new Error('the plan has mistakes');
  return read.value.problem;
}

function orderWith(engine: Engine): readonly string[] {
  const problem = clashing();
  const solver = { engine, seed: 1, now: () => 0, until: 1000, isStopped: () => false };
  const model = compileProblem({ ...problem, goals: [] });
  return tightestFirst(namedRules(problem), problem, model, solver).map(({ sentence }) => sentence);
}

test('rules that are in the way of each other come first, the others as they stand', async () => {
  const asGiven = namedRules(clashing()).map(({ sentence }) => sentence);
  const order = orderWith(await loadHighs());
  // ALPHA with 10 is mandatory, so that DE cannot have its 20 within 22.
  const inTheWay = ['DE gets at least 20 tokens', 'the whole portfolio gets at most 22 tokens', 'ALPHA is mandatory'];
  expect(new Set(order.slice(0, 3))).toEqual(new Set(inTheWay));
  expect(order.slice(3)).toEqual(asGiven.filter((sentence) => !inTheWay.includes(sentence)));
});

test('without prices the order is as given', async () => {
  const highs = await loadHighs();
  const priceless: Engine = { ...highs, abilities: { ...highs.abilities, rowPrices: false } };
  expect(orderWith(priceless)).toEqual(namedRules(clashing()).map(({ sentence }) => sentence));
});
