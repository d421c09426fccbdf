import type { Cell, Table } from '../../../src/core/columns/cell';
import { type DescribedIssue, describeIssue } from '../../../src/core/kernel/issue';
import { type RunRequest, readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { type PlainRow, type PlainWorkbook, tablesOf, withRows } from '../../brute-force/plain-workbook';

/** A workbook without a mistake: four candidates, one of them unticked, two KPIs in use, one set of rules. */
export const smallPlan: PlainWorkbook = {
  Scenario_Config: [
    {
      scenario_name: 'Plan',
      period_key: '2026-Q2',
      capacity_total_tokens: 100,
      objective_mode: 'weighted_kpis',
      objective_weights_json: 'ORDERS: 60%, LOYALTY: 40%',
      capacity_by_country: '',
      goal_weight: '',
    },
    { scenario_name: 'Next year', period_key: '2027', objective_mode: 'north_star_only' },
  ],
  Metrics_Config: [
    { kpi_key: 'ORDERS', kpi_level: 'north_star', direction: '', is_active: true },
    { kpi_key: 'LOYALTY', kpi_level: 'strategic', is_active: true },
    { kpi_key: 'CHURN', kpi_level: 'strategic', is_active: false },
    { kpi_key: 'CLICKS', kpi_level: 'immediate', is_active: true },
  ],
  Constraints: [
    rule('capacity_floor', 'country', 'UK', { min_tokens: 5 }),
    rule('mandatory', 'initiative', 'ALPHA', { notes: 'Promised' }),
    rule('min_selected', 'all', '', { min_count: 1 }),
  ],
  Targets: [target('all', '', 'ORDERS', 'goal', 10, { baseline_value: '' })],
  Candidates: [
    candidate('ALPHA', 'UK', 10, { prerequisite_keys: '', exclusion_keys: '', is_mandatory: false }),
    candidate('BRAVO', 'DE', 20, { bundle_key: 'PAIR' }),
    candidate('CHARLIE', 'UK', 30, { bundle_key: 'PAIR' }),
    { ...candidate('DELTA', 'DE', 40), is_selected_for_run: false },
  ],
  KPI_Contributions: ['ALPHA', 'BRAVO', 'CHARLIE', 'DELTA'].map((key, i) => ({
    initiative_key: key,
    ORDERS: i + 1,
    LOYALTY: 4 - i,
  })),
  Backlog: [
    { initiative_key: 'ALPHA', is_archived: false },
    { initiative_key: 'ZULU', is_archived: '' },
  ],
};

/** The run that the tests ask for. */
export const smallRun: RunRequest = { scenario: 'Plan', constraintSet: 'Baseline', scope: 'selected' };

/** A row of Constraints of the set of `smallRun`. */
export function rule(type: string, dimension: string, key: Cell, more: PlainRow = {}): PlainRow {
  const set = { scenario_name: 'Plan', constraint_set_name: 'Baseline' };
  return { ...set, constraint_type: type, dimension, key, related_keys: '', min_tokens: '', max_tokens: '', ...more };
}

/** A row of Targets of the set of `smallRun`. */
export function target(
  dimension: string,
  key: string,
  kpi: Cell,
  aim: string,
  value: Cell,
  more: PlainRow = {},
): PlainRow {
  const set = { scenario_name: 'Plan', constraint_set_name: 'Baseline' };
  return { ...set, dimension, key, kpi_key: kpi, floor_or_goal: aim, target_value: value, ...more };
}

/** A ticked row of Candidates. */
export function candidate(key: Cell, country: string, tokens: Cell, more: PlainRow = {}): PlainRow {
  const title = `Initiative ${String(key)}`;
  return { initiative_key: key, title, country, engineering_tokens: tokens, is_selected_for_run: true, ...more };
}

/** What to do to a workbook before it is read. */
export type Change = (workbook: PlainWorkbook) => PlainWorkbook;

/** Writes one cell; `row` as Sheets counts. */
export function cell(tab: string, row: number, column: string, value: Cell): Change {
  return (workbook) =>
    withRows(workbook, tab, (rows) => rows.map((cells, i) => (i + 2 === row ? { ...cells, [column]: value } : cells)));
}

/** Adds rows below those of a tab. */
export function add(tab: string, ...more: readonly PlainRow[]): Change {
  return (workbook) => withRows(workbook, tab, (rows) => [...rows, ...more]);
}

/** Takes a tab away. */
export function without(tab: string): Change {
  return (workbook) => Object.fromEntries(Object.entries(workbook).filter(([name]) => name !== tab));
}

/** Takes a column away, header and all. */
export function withoutColumn(tab: string, column: string): Change {
  return (workbook) =>
    withRows(workbook, tab, (rows) =>
      rows.map((cells) => Object.fromEntries(Object.entries(cells).filter(([header]) => header !== column))),
    );
}

/** One change after the other. */
export const both =
  (...changes: readonly Change[]): Change =>
  (workbook) =>
    changes.reduce((changed, change) => change(changed), workbook);

/** Everything that is said of a changed workbook; of tables as they stand when `change` cannot express it. */
export function issuesOf(change: Change, request: Partial<RunRequest> = {}): readonly DescribedIssue[] {
  return issuesOfTables(tablesOf(change(smallPlan)), request);
}

/** Everything that is said of tables. */
export function issuesOfTables(
  tables: ReadonlyMap<string, Table>,
  request: Partial<RunRequest> = {},
): readonly DescribedIssue[] {
  const read = readProblem(readWorkbookRows(tables), { ...smallRun, ...request }, scoreWorkbook);
  return (read.ok ? read.value.warnings : read.issues).map(describeIssue);
}
