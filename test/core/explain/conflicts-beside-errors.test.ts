import { checkWorkbook } from '../../../src/core/app/check-workbook';
import type { Table } from '../../../src/core/columns/cell';
import type { Column } from '../../../src/core/columns/column';
import { findConflicts } from '../../../src/core/explain/conflicts/index';
import { describeIssue, isError } from '../../../src/core/kernel/issue';
import { readDraft } from '../../../src/core/problem/draft';
import { findScenario } from '../../../src/core/problem/read-scenario';
import { WorkbookReading } from '../../../src/core/problem/workbook-reading';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { inputTabs } from '../../../src/core/tabs/index';
import { generate } from '../../brute-force/generate';
import { askOracle } from '../../brute-force/oracle';
import type { OracleRequest } from '../../brute-force/oracle-plan';
import { tablesOf } from '../../brute-force/plain-workbook';
import { type Random, randomFrom } from '../../brute-force/random';
import { add, both, type Change, candidate, cell, rule, smallPlan, target } from '../problem/small-plan';

/** Without an optional column rows mean something else, and are no error. */
const requiredHeaders: ReadonlySet<string> = new Set(
  inputTabs.flatMap(({ columns }) =>
    Object.entries<Column<unknown>>(columns).flatMap(([header, { required }]) => (required ? header : [])),
  ),
);

/** The same tables with one to three cells turned into formula errors, keys into those of other rows, headers into others. */
function damaged(tables: ReadonlyMap<string, Table>, random: Random): ReadonlyMap<string, Table> {
  const broken = new Map(tables);
  for (let count = random.whole(1, 3); count > 0; count -= 1) {
    const [tab, { header, rows }] = random.pick([...broken]);
    const at = random.whole(0, header.length - 1);
    const isMissed = requiredHeaders.has(String(header[at]));
    if (isMissed && random.chance(0.3)) {
      const renamed = header.map((name, index) => (index === at ? `old ${String(name)} of 2019` : name));
      broken.set(tab, { header: renamed, rows });
      continue;
    }
    if (rows.length === 0) continue;
    const row = random.whole(0, rows.length - 1);
    const isKey = /_key$/u.test(String(header[at]));
    const wrong = isKey && random.chance(0.5) ? (random.pick(rows)[at] ?? '') : '#REF!';
    const written = rows.map((cells, y) => (y === row ? cells.map((old, x) => (x === at ? wrong : old)) : cells));
    broken.set(tab, { header, rows: written });
  }
  return broken;
}

/** What is found in damaged tables; null when the damage is no error, and so means something else. */
function conflictsBesideErrors(tables: ReadonlyMap<string, Table>, { scenario, constraintSet, scope }: OracleRequest) {
  const reading = new WorkbookReading(readWorkbookRows(tables), scoreWorkbook);
  const row = findScenario(reading.rows.scenarios, scenario ?? '');
  if (row === null) return null;
  const { issues, sound, doubts } = readDraft(reading, row, constraintSet ?? '(none)', scope);
  if (!issues.some(isError) || sound === null) return null;
  return findConflicts(sound, doubts).map((found) => describeIssue(found).message);
}

const starts = Array.from({ length: 10 }, (_, index) => 700_000 + index * 300);

test.each(starts)(
  'conflicts said beside errors in 300 damaged workbooks from seed %i are there when these are mended',
  (start) => {
    const wrong: string[] = [];
    let found = 0;
    for (let seed = start; seed < start + 300; seed += 1) {
      const { workbook, request } = generate(seed);
      const tables = tablesOf(workbook);
      const conflicts = conflictsBesideErrors(damaged(tables, randomFrom(seed)), request);
      if (conflicts === null || conflicts.length === 0) continue;
      const { status } = askOracle(tables, request);
      // Some workbooks are made with mistakes of their own.
      if (status === 'invalid') continue;
      found += 1;
      if (status !== 'infeasible') wrong.push(`seed ${seed}: ${status}, but ${conflicts.join('; ')}`);
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(10);
  },
);

const said = (change: Change) =>
  checkWorkbook(readWorkbookRows(tablesOf(change(smallPlan))), scoreWorkbook).map(describeIssue);
const places = (change: Change, code: string): readonly string[] =>
  said(change)
    .filter((issue) => issue.code === code)
    .map(({ tab, row, column }) => `${tab} ${row} ${column}`);

const rules = (...rows: Parameters<typeof rule>[]): Change => add('Constraints', ...rows.map((row) => rule(...row)));
const excluded = rules(['exclude', 'initiative', 'ALPHA']);

/** Errors elsewhere, none of which can take away that ALPHA is mandatory in row 3 and excluded in row 5. */
const errors: readonly (readonly [name: string, change: Change])[] = [
  ['tokens of another candidate', cell('Candidates', 3, 'engineering_tokens', 'ten')],
  ['its own tokens', cell('Candidates', 2, 'engineering_tokens', '')],
  ['its own tick', cell('Candidates', 2, 'is_selected_for_run', '#REF!')],
  ['another rule', rules(['exclude', 'initiative', 'NOBODY'])],
  ['a contribution', cell('KPI_Contributions', 2, 'ORDERS', 'much')],
  ['a KPI', cell('Metrics_Config', 3, 'kpi_level', 'medium')],
  ['the weights of the scenario', cell('Scenario_Config', 2, 'objective_weights_json', 'ORDERS: many')],
  ['the period of the scenario', cell('Scenario_Config', 2, 'period_key', 'Spring')],
];

test.each(errors)('an error in %s leaves a conflict of two rules standing', (_, change) => {
  // The error is typed after the exclusion, which stands in row 5.
  const both5 = both(excluded, change);
  expect(said(both5).filter(({ severity }) => severity === 'error')).not.toEqual([]);
  expect(places(both5, 'in-and-out')).toEqual(['Constraints 3 key', 'Constraints 5 key']);
});

test('warnings stay when there is an error elsewhere', () => {
  const change = both(
    rules(['capacity_cap', 'country', 'DE', { max_tokens: 50 }]),
    add('Candidates', candidate('ECHO', 'UK', 5)),
    cell('Candidates', 4, 'engineering_tokens', 'ten'),
  );
  expect(places(change, 'rule-without-effect')).toEqual(['Constraints 5 max_tokens']);
  expect(places(change, 'contribution-unknown')).not.toEqual([]);
});

describe('of a sum is said', () => {
  const floor = rules(['capacity_floor', 'country', 'DE', { min_tokens: 25 }]);

  test('nothing when a cell with a mistake may change it', () => {
    expect(places(floor, 'floor-above-supply')).toEqual(['Constraints 5 min_tokens']);
    expect(places(both(floor, cell('Candidates', 3, 'engineering_tokens', 'ten')), 'floor-above-supply')).toEqual([]);
    // CHARLIE is in the UK, but perhaps not.
    expect(places(both(floor, cell('Candidates', 4, 'country', '#REF!')), 'floor-above-supply')).toEqual([]);
  });

  test('that it is too small when the mistakes are in other slices, or cannot make up for it', () => {
    for (const column of ['country', 'initiative_key', 'is_selected_for_run']) {
      const said = places(both(floor, cell('Candidates', 3, column, '#REF!')), 'floor-above-supply');
      expect([column, said]).toEqual([column, ['Constraints 5 min_tokens']]);
    }
    const change = both(floor, cell('Candidates', 4, 'engineering_tokens', 'ten'));
    expect(places(change, 'floor-above-supply')).toEqual(['Constraints 5 min_tokens']);
  });

  test('that a KPI is out of reach when what cannot be read counts elsewhere', () => {
    const far = add('Targets', target('country', 'UK', 'ORDERS', 'floor', 99));
    expect(places(far, 'floor-out-of-reach')).toEqual(['Targets 3 target_value']);
    expect(places(both(far, cell('KPI_Contributions', 3, 'ORDERS', 'x')), 'floor-out-of-reach')).toEqual([
      'Targets 3 target_value',
    ]);
    expect(places(both(far, cell('KPI_Contributions', 4, 'LOYALTY', 'x')), 'floor-out-of-reach')).toEqual([
      'Targets 3 target_value',
    ]);
    expect(places(both(far, cell('KPI_Contributions', 4, 'ORDERS', 'x')), 'floor-out-of-reach')).toEqual([]);
  });

  test('nothing of a bonus that a rule with a mistake may bring', () => {
    const far = add('Targets', target('all', '', 'ORDERS', 'floor', 99));
    const bonus = { target_kpi_key: 'ORDERS', target_value: 'a lot' };
    const change = both(far, rules(['synergy_bonus', 'initiative', 'ALPHA+BRAVO', bonus]));
    expect(places(change, 'floor-out-of-reach')).toEqual([]);
  });
});
