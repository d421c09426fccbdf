import type { Cell } from '../../../src/core/columns/cell';
import { tablesOf } from '../../brute-force/plain-workbook';
import { byText, doubt, flawsOf, type Mistake, mistake, placesOf } from './bad-cell';
import { add, both, candidate, cell, issuesOf, issuesOfTables, smallPlan, without, withoutColumn } from './small-plan';

const scenarios = 'Scenario_Config';
const metrics = 'Metrics_Config';
const candidates = 'Candidates';
const contributions = 'KPI_Contributions';
const maxScore = both(
  cell(scenarios, 2, 'objective_mode', 'max_score'),
  cell(scenarios, 2, 'objective_weights_json', ''),
);

test('the small plan is without a word of complaint', () => {
  expect(issuesOf((workbook) => workbook)).toEqual([]);
});

test.each(['Scenario_Config', 'Metrics_Config', 'Candidates', 'KPI_Contributions'])(
  'a missing tab %s is said',
  (tab) => {
    const found = issuesOf(without(tab));
    expect(found).toContainEqual(expect.objectContaining({ tab, row: null, column: null, code: 'missing-tab' }));
  },
);

test.each(['Constraints', 'Targets', 'Backlog'])('the tab %s may be missing', (tab) => {
  expect(issuesOf(without(tab))).toEqual([]);
});

test('neither rules nor targets are needed for a run without a constraint set', () => {
  expect(issuesOf(both(without('Constraints'), without('Targets')), { constraintSet: null })).toEqual([]);
});

test('max_score without targets needs no registry', () => {
  const change = both(maxScore, without('Targets'), without(metrics), without(contributions));
  expect(issuesOf(change).filter((issue) => issue.severity === 'error')).toEqual([]);
});

test('max_score with targets needs the registry and says so', () => {
  const found = issuesOf(both(maxScore, without(metrics)));
  expect(found).toContainEqual(expect.objectContaining({ tab: metrics, code: 'missing-tab' }));
});

test.each([
  ['Scenario_Config', 'scenario_name'],
  ['Scenario_Config', 'period_key'],
  ['Scenario_Config', 'objective_mode'],
  ['Metrics_Config', 'kpi_key'],
  ['Metrics_Config', 'kpi_level'],
  ['Constraints', 'scenario_name'],
  ['Constraints', 'constraint_set_name'],
  ['Constraints', 'constraint_type'],
  ['Constraints', 'dimension'],
  ['Targets', 'scenario_name'],
  ['Targets', 'constraint_set_name'],
  ['Targets', 'kpi_key'],
  ['Targets', 'floor_or_goal'],
  ['Targets', 'target_value'],
  ['Candidates', 'initiative_key'],
  ['Candidates', 'engineering_tokens'],
  ['KPI_Contributions', 'initiative_key'],
])('%s without the header %s is an error at its first row', (tab, column) => {
  const found = issuesOf(withoutColumn(tab, column));
  const message = expect.stringMatching(`^row 1 has no header ${column}`);
  expect(found).toContainEqual(
    expect.objectContaining({ tab, row: 1, message, code: 'missing-header', severity: 'error' }),
  );
  // What follows from it is not said again for every row.
  expect(found.filter((issue) => issue.column === column && issue.row !== 1)).toEqual([]);
});

test('a header that is missing on both rule tabs is said rather than that the set is unknown', () => {
  const column = 'constraint_set_name';
  const found = issuesOf(both(withoutColumn('Constraints', column), withoutColumn('Targets', column)));
  expect(found).toContainEqual(
    expect.objectContaining({ tab: 'Constraints', row: 1, column: 'scenario_name', code: 'missing-header' }),
  );
});

test.each([
  ['Scenario_Config', 'Period Key', 'period_key'],
  ['Metrics_Config', 'KPI LEVEL', 'kpi_level'],
  ['Constraints', 'Constraint Type', 'constraint_type'],
  ['Targets', 'KPI-key', 'kpi_key'],
  ['Candidates', 'Engineering-Tokens', 'engineering_tokens'],
  ['KPI_Contributions', 'orders', 'ORDERS'],
])('%s with a second header %s is an error', (tab, header, column) => {
  const tables = new Map(tablesOf(smallPlan));
  const table = tables.get(tab);
  if (table === undefined) throw new Error(`no ${tab}`);
  tables.set(tab, { header: [...table.header, header], rows: table.rows.map((row): Cell[] => [...row, '']) });
  const found = issuesOfTables(tables).filter((issue) => issue.code === 'duplicate-header');
  expect(found.map((issue) => [issue.tab, issue.row, issue.severity])).toEqual([[tab, 1, 'error']]);
  expect(found[0]?.column?.toLowerCase()).toBe(column.toLowerCase());
});

const noRows = (): typeof smallPlan => ({
  ...smallPlan,
  [candidates]: [{ initiative_key: '', engineering_tokens: '', is_selected_for_run: false }],
  [contributions]: [{ initiative_key: '', ORDERS: '', LOYALTY: '' }],
  Constraints: [{ ...smallPlan['Constraints']?.[2] }],
});

const requests: readonly (Mistake & { readonly says?: string })[] = [
  {
    ...mistake('an unknown scenario', (w) => w, [scenarios, null, 'scenario_name', 'unknown-scenario']),
    request: { scenario: 'Plam' },
    says: 'did you mean Plan?',
  },
  {
    ...mistake('an unknown set', (w) => w, ['Constraints', null, 'constraint_set_name', 'unknown-constraint-set']),
    request: { constraintSet: 'Basline' },
    says: 'did you mean Baseline?',
  },
  {
    ...mistake('no scenario among several', (w) => w, [scenarios, null, 'scenario_name', 'no-scenario-chosen']),
    request: { scenario: null },
  },
  mistake('Candidates without rows', noRows, [candidates, null, null, 'empty-tab']),
  mistake(
    'no ticked candidate',
    both(
      cell('Constraints', 3, 'constraint_type', 'exclude'),
      ...[2, 3, 4].map((row) => cell(candidates, row, 'is_selected_for_run', false)),
    ),
    [candidates, null, 'is_selected_for_run', 'no-candidate-ticked'],
  ),
  mistake(
    'a candidate twice',
    add(candidates, candidate('alpha', 'UK', 3)),
    [candidates, 2, 'initiative_key', 'duplicate-key'],
    [candidates, 6, 'initiative_key', 'duplicate-key'],
  ),
  mistake(
    'a KPI twice',
    add(metrics, { kpi_key: ' orders', kpi_level: 'strategic' }),
    [metrics, 2, 'kpi_key', 'duplicate-key'],
    [metrics, 6, 'kpi_key', 'duplicate-key'],
  ),
  mistake(
    'a scenario twice',
    add(scenarios, { scenario_name: 'PLAN', period_key: '2026', objective_mode: 'max_score' }),
    [scenarios, 2, 'scenario_name', 'duplicate-key'],
  ),
  mistake(
    'contributions of one initiative twice',
    add(contributions, { initiative_key: 'alpha', ORDERS: 9 }),
    [contributions, 2, 'initiative_key', 'duplicate-key'],
    [contributions, 6, 'initiative_key', 'duplicate-key'],
  ),
  doubt(
    'a contributions column that is nearly a KPI',
    (workbook) => ({
      ...workbook,
      [contributions]: (workbook[contributions] ?? []).map(({ LOYALTY = '', ...row }) => ({
        ...row,
        LOYALTI: LOYALTY,
      })),
    }),
    [contributions, 1, 'LOYALTI', 'unknown-kpi-column'],
    [scenarios, 2, 'objective_weights_json', 'kpi-adds-nothing'],
  ),
];

test.each(requests)('$name is said, and nothing else', (wrong) => {
  expect(placesOf(wrong)).toEqual([...wrong.places].sort(byText));
  const found = issuesOf(wrong.change, wrong.request ?? {});
  expect(found.flatMap(flawsOf)).toEqual([]);
  expect(found.map((issue) => issue.message).join()).toContain(wrong.says ?? '');
});

test('one run tells every mistake, whatever stands in the first', () => {
  const found = issuesOf(
    both(
      cell(scenarios, 2, 'period_key', ''),
      cell(candidates, 3, 'engineering_tokens', 'many'),
      cell(metrics, 3, 'direction', 'up'),
    ),
  );
  const codes = found.filter((issue) => issue.severity === 'error').map((issue) => issue.code);
  expect(codes.sort()).toEqual(['missing-value', 'not-a-choice', 'not-a-number']);
});
