import { checkWorkbook } from '../../../src/core/app/check-workbook';
import { describeIssue } from '../../../src/core/kernel/issue';
import { readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { tablesOf, withRows } from '../../brute-force/plain-workbook';
import { add, both, type Change, cell, issuesOf, rule, smallPlan, smallRun } from './small-plan';

/** Every row of a tab gets a cell under one more header. */
const headed =
  (tab: string, header: string): Change =>
  (workbook) =>
    withRows(workbook, tab, (rows) => rows.map((row) => ({ ...row, [header]: 'x' })));

const codesOf = (change: Change): readonly string[] => issuesOf(change).map(({ code }) => code);

test('a run says which optional column it did not read for a misspelt header, and goes on', () => {
  for (const [tab, header] of [
    ['Constraints', 'break_pric'],
    ['Candidates', 'valu_score'],
    ['Scenario_Config', 'capacity_by_departmnt'],
    ['Metrics_Config', 'descripton'],
    ['Targets', 'strenght'],
  ] as const) {
    const read = readProblem(readWorkbookRows(tablesOf(headed(tab, header)(smallPlan))), smallRun, scoreWorkbook);
    if (!read.ok) throw new Error(JSON.stringify(read.issues.map(describeIssue)));
    const said = read.value.warnings.map(describeIssue).filter(({ code }) => code === 'misspelt-header');
    expect(said.map(({ tab: at, row, column }) => [at, row, column])).toEqual([[tab, 1, header]]);
  }
});

test('a misspelt header hides no error of its tab', () => {
  const noStar = both(headed('Metrics_Config', 'descripton'), cell('Metrics_Config', 2, 'kpi_level', 'strategic'));
  expect(codesOf(noStar)).toEqual(expect.arrayContaining(['misspelt-header', 'no-north-star']));
  const workbook = readWorkbookRows(tablesOf(headed('Constraints', 'break_pric')(smallPlan)));
  const read = readProblem(workbook, { ...smallRun, constraintSet: 'Basline' }, scoreWorkbook);
  expect(read.ok ? [] : read.issues.map(({ code }) => code)).toContain('unknown-constraint-set');
});

test("texts in a column of somebody's own on KPI_Contributions are no mistake; under a KPI they are", () => {
  const said = (header: string) =>
    checkWorkbook(readWorkbookRows(tablesOf(headed('KPI_Contributions', header)(smallPlan))), scoreWorkbook).map(
      ({ code }) => code,
    );
  expect(said('Our remark')).not.toContain('not-a-number');
  expect(said('LOYALTY')).toContain('not-a-number');
});

describe('an excluded bundle is spoken of as one', () => {
  const excluded = rule('exclude', 'bundle', 'PAIR');

  test('when the same row stands twice', () => {
    // Once at each of the two rows, not once for every member.
    expect(codesOf(add('Constraints', excluded, excluded)).filter((code) => code === 'duplicate-rule')).toHaveLength(2);
  });

  test('and members that are not offered or cannot be funded are nothing to speak of', () => {
    const change = both(
      cell('Candidates', 3, 'lifecycle_status', 'done'),
      cell('Candidates', 4, 'is_selected_for_run', false),
      add('Constraints', excluded),
    );
    const codes = checkWorkbook(readWorkbookRows(tablesOf(change(smallPlan))), scoreWorkbook).map(({ code }) => code);
    expect(codes.filter((code) => code === 'not-in-pool' || code === 'ineligible-in-rule')).toEqual([]);
  });
});
