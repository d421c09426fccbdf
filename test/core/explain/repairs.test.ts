import type { Cell } from '../../../src/core/columns/cell';
import { explainClash } from '../../../src/core/explain/explain-clash';
import type { Engine } from '../../../src/core/model/engine';
import { readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { loadHighs } from '../../../src/engines/highs';
import { type PlainRow, tablesOf } from '../../brute-force/plain-workbook';
import { candidate, rule, smallPlan, smallRun } from '../problem/small-plan';

let engine: Engine;
beforeAll(async () => {
  engine = await loadHighs();
});

/** ALPHA of UK must be funded, and so BRAVO of DE where it has tokens; these cannot be taken back. */
interface Clash {
  readonly capacity: Cell;
  readonly alpha: number;
  readonly bravo?: number;
  readonly rules: readonly PlainRow[];
}

/** Each repair as its cost and its edits, "10% to 11%". */
function repairsOf({ capacity, alpha, bravo, rules }: Clash): readonly string[] {
  const must = (key: string): PlainRow => rule('mandatory', 'initiative', key, { strength: 'locked' });
  const others = bravo === undefined ? [] : [candidate('BRAVO', 'DE', bravo)];
  const workbook = {
    ...smallPlan,
    Scenario_Config: rowsOf('Scenario_Config', 1).map((row) => ({ ...row, capacity_total_tokens: capacity })),
    Targets: [],
    Candidates: [candidate('ALPHA', 'UK', alpha), ...others],
    KPI_Contributions: rowsOf('KPI_Contributions', others.length + 1),
    Constraints: [must('ALPHA'), ...(bravo === undefined ? [] : [must('BRAVO')]), ...rules].map((row) => ({
      strength: '',
      min_count: '',
      ...row,
    })),
  };
  const read = readProblem(readWorkbookRows(tablesOf(workbook)), smallRun, scoreWorkbook);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const solver = { engine, seed: 1, now: () => performance.now(), until: performance.now() + 20_000 };
  const { repairs } = explainClash(read.value.problem, { ...solver, isStopped: () => false });
  return repairs.map(({ cost, edits, proven }) => {
    const said = edits.map(({ column, from, to }) => `${column} ${from} to ${to}`).join(', ');
    return `${cost.toFixed(4)}${proven ? '' : '?'}: ${said}`;
  });
}

const rowsOf = (tab: string, count: number): readonly PlainRow[] => (smallPlan[tab] ?? []).slice(0, count);

const cap = (most: Cell): PlainRow => rule('capacity_cap', 'country', 'UK', { max_tokens: most });

test('more capacity may be cheaper than a higher percentage, and both together cheaper than either', () => {
  const repairs = repairsOf({ capacity: 100, alpha: 30, bravo: 100, rules: [cap('10%')] });
  expect(repairs).toEqual([
    '1.4700: capacity_total_tokens 100 to 167, max_tokens 10% to 18%',
    '2.0000: capacity_total_tokens 100 to 300',
  ]);
});

test.each([1_000_000_000, 100_000_000, 1_000_000.55, 1000])('so it is with a capacity of %d', (capacity) => {
  const repairs = repairsOf({ capacity, alpha: 0.3 * capacity, bravo: 0.5 * capacity, rules: [cap('10%')] });
  expect(Number(repairs[0]?.slice(0, 6))).toBeCloseTo(1.4647, 3);
  expect(repairs[0]).toContain('10% to 17%');
});

test('a share of nothing is worth something where there is more capacity', () => {
  const repairs = repairsOf({ capacity: 100, alpha: 50, rules: [cap('0%')] });
  expect(repairs).toEqual([
    '13.1500: capacity_total_tokens 100 to 715, max_tokens 0% to 7%',
    '50.0000: max_tokens 0% to 50%',
  ]);
});

test('without any capacity, percentages follow what is added', () => {
  const repairs = repairsOf({ capacity: 0, alpha: 10, rules: [cap('50%')] });
  expect(repairs).toEqual(['20.0000: capacity_total_tokens 0 to 20']);
});

test('a cap said as a percentage and as a number stays where the number is', () => {
  const [first] = repairsOf({ capacity: 100, alpha: 11, bravo: 100, rules: [cap('10%'), cap(10)] });
  expect(first).toContain('max_tokens 10 to 11');
  // With more capacity the number alone would have to move, which is not looked for.
  expect(first).toContain('?: ');
});

test('a rule said twice costs a change of both cells', () => {
  const repairs = repairsOf({ capacity: 100, alpha: 30, rules: [cap(25), cap(25)] });
  expect(repairs).toEqual(['0.4000: max_tokens 25 to 30, max_tokens 25 to 30']);
});
