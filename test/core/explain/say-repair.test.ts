import { cellEdits } from '../../../src/core/explain/repair/cell-edits';
import { sayDistance, sayRepair } from '../../../src/core/explain/repair/say-repair';
import { type NumberWay, waysToGive } from '../../../src/core/explain/repair/ways-to-give';
import { readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { tablesOf } from '../../brute-force/plain-workbook';
import { add, rule, smallPlan, smallRun } from '../problem/small-plan';

/** The small plan, of 100 tokens, with 30 % of them for DE. */
function withShare() {
  const rules = rule('capacity_floor', 'country', 'DE', { min_tokens: '30%' });
  const tables = tablesOf(add('Constraints', rules)(smallPlan));
  const read = readProblem(readWorkbookRows(tables), smallRun, scoreWorkbook);
  if (!read.ok) throw new Error('the plan has mistakes');
  const { problem } = read.value;
  const ways = waysToGive(problem).filter((way) => way.by === 'number');
  const wayOf = (isIt: (way: NumberWay) => boolean): NumberWay => {
    const found = ways.find(isIt);
    if (found === undefined) throw new Error('the plan has no such rule');
    return found;
  };
  return { problem, capacity: wayOf(({ isCapacity }) => isCapacity), share: wayOf((way) => way.shareOfStep !== null) };
}

test('a percentage that moves with the capacity is said in tokens of the capacity that then is', () => {
  const { problem, capacity, share } = withShare();
  const loosening = {
    numbers: [
      { way: capacity, to: 134 },
      { way: share, to: 14 },
    ],
    wholes: [],
    cost: 1,
  };
  expect(sayRepair(problem, loosening)).toContain(
    'DE gets at least 18.76 tokens instead of 30 (Constraints row 5: 14 % of 134 instead of 30 % of 100)',
  );
  expect(cellEdits(problem, loosening)).toEqual([
    { tab: 'Scenario_Config', row: 2, column: 'capacity_total_tokens', from: 100, to: 134 },
    { tab: 'Constraints', row: 5, column: 'min_tokens', from: '30%', to: '14%' },
  ]);
});

test('a percentage that moves alone is said in tokens and in percent, and how far a plan is with all other rules', () => {
  const { problem, share } = withShare();
  const loosening = { numbers: [{ way: share, to: 14 }], wholes: [], cost: 1 };
  expect(sayRepair(problem, loosening)).toBe(
    'DE gets at least 14 tokens instead of 30 (Constraints row 5: 14 % instead of 30 %)',
  );
  expect(sayDistance([loosening])).toBe('You are 16 tokens short when all other rules hold');
});
