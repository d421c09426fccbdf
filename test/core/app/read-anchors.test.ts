import type { Anchors, InitiativeRecord } from '../../../src/core/app/anchors';
import { readAnchors } from '../../../src/core/app/read-anchors';
import { readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { tablesOf } from '../../brute-force/plain-workbook';
import { add, both, type Change, cell, smallPlan, smallRun } from '../problem/small-plan';

/** The records of a changed workbook. */
function anchorsOf(change: Change = (workbook) => workbook): Anchors {
  const rows = readWorkbookRows(tablesOf(change(smallPlan)));
  const read = readProblem(rows, { ...smallRun, scope: 'all' }, scoreWorkbook);
  if (!read.ok) throw new Error('the rows have errors');
  return readAnchors(rows, read.value.problem.scenario);
}

const initiative = (anchors: Anchors, key: string): InitiativeRecord | undefined =>
  anchors.initiatives.find(({ initiative_key }) => initiative_key === key);

test("only the run's scenario is brought up to date, with shares that sum to 1 and capacities by value", () => {
  const change = both(
    cell('Scenario_Config', 2, 'capacity_by_country', 'UK: 40, DE: 60.5'),
    cell('Scenario_Config', 2, 'goal_weight', 0.5),
    cell('Scenario_Config', 2, 'objective_weights_json', 'ORDERS: 6, LOYALTY: 2'),
  );
  expect(anchorsOf(change).scenarios).toEqual([
    {
      name: 'Plan',
      period_key: '2026-Q2',
      objective_mode: 'weighted_kpis',
      objective_weights: { ORDERS: 0.75, LOYALTY: 0.25 },
      goal_weight: 0.5,
      capacity_total_tokens: 100,
      capacity_by_country: { UK: 40, DE: 60.5 },
      capacity_by_department: null,
      capacity_by_quarter: null,
      notes: '',
    },
  ]);
});

test('every KPI of the registry is known, inactive and immediate ones too, blanks as they count', () => {
  const { metrics } = anchorsOf(cell('Metrics_Config', 4, 'unit', 'customers'));
  expect(metrics.map(({ kpi_key, kpi_level, is_active }) => [kpi_key, kpi_level, is_active])).toEqual([
    ['ORDERS', 'north_star', true],
    ['LOYALTY', 'strategic', true],
    ['CHURN', 'strategic', false],
    ['CLICKS', 'immediate', true],
  ]);
  expect(metrics[0]).toMatchObject({ direction: 'higher_is_better', kpi_name: '', unit: '', notes: '' });
  expect(metrics[2]?.unit).toBe('customers');
});

test('an initiative is known from Candidates and Backlog, ticked or not; what Candidates leaves blank comes from Backlog', () => {
  const change = both(
    cell('Backlog', 2, 'title', 'Alpha, as Backlog has it'),
    cell('Backlog', 2, 'department', 'Growth'),
    cell('Backlog', 2, 'is_optimization_candidate', true),
    cell('Backlog', 2, 'candidate_period_key', '2026-Q2'),
    cell('Candidates', 2, 'value_score', 7),
    cell('Candidates', 2, 'deadline_date', '2026-05-31'),
  );
  const anchors = anchorsOf(change);
  expect(anchors.initiatives.map(({ initiative_key }) => initiative_key)).toEqual([
    'ALPHA',
    'BRAVO',
    'CHARLIE',
    'DELTA',
    'ZULU',
  ]);
  expect(initiative(anchors, 'ALPHA')).toEqual({
    initiative_key: 'ALPHA',
    title: 'Initiative ALPHA',
    country: 'UK',
    department: 'Growth',
    category: '',
    program: '',
    product: '',
    segment: '',
    lifecycle_status: '',
    engineering_tokens: 10,
    value_score: 7,
    deadline_date: '2026-05-31',
    is_optimization_candidate: true,
    candidate_period_key: '2026-Q2',
    is_archived: false,
    kpi_contribution: { ORDERS: 1, LOYALTY: 4 },
    updated_source: 'Candidates',
  });
  expect(initiative(anchors, 'ZULU')).toMatchObject({
    title: '',
    engineering_tokens: null,
    is_archived: null,
    kpi_contribution: {},
    updated_source: 'Backlog',
  });
});

test('contributions stay as they were typed, also of a KPI for which less is better, and unknown ones are missing', () => {
  const change = both(
    cell('Metrics_Config', 3, 'direction', 'lower_is_better'),
    cell('KPI_Contributions', 2, 'LOYALTY', -3),
    cell('KPI_Contributions', 3, 'ORDERS', ''),
    cell('KPI_Contributions', 4, 'ORDERS', 0),
    cell('KPI_Contributions', 2, 'Remark', 5),
  );
  const anchors = anchorsOf(change);
  expect(initiative(anchors, 'ALPHA')?.kpi_contribution).toEqual({ ORDERS: 1, LOYALTY: -3 });
  expect(initiative(anchors, 'BRAVO')?.kpi_contribution).toEqual({ LOYALTY: 3 });
  expect(initiative(anchors, 'CHARLIE')?.kpi_contribution).toEqual({ ORDERS: 0, LOYALTY: 2 });
});

test('keys compare folded: a row of Backlog in other letters is the same initiative, spelled as on Candidates', () => {
  const anchors = anchorsOf(
    both(
      cell('Backlog', 2, 'initiative_key', ' alpha '),
      add('Backlog', { initiative_key: 'zulu', is_archived: true }),
    ),
  );
  expect(anchors.initiatives.map(({ initiative_key }) => initiative_key)).toEqual([
    'ALPHA',
    'BRAVO',
    'CHARLIE',
    'DELTA',
    'ZULU',
  ]);
  expect(initiative(anchors, 'ALPHA')?.is_archived).toBe(false);
});
