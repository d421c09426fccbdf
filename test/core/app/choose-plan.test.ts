import { choosePlan, type SelectedRow } from '../../../src/core/app/choose-plan';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { type PlainWorkbook, tablesOf } from '../../brute-force/plain-workbook';

const scenarios = (...names: readonly string[]): PlainWorkbook => ({
  Scenario_Config: names.map((name) => ({ scenario_name: name, period_key: '2026-Q2', objective_mode: 'max_score' })),
});
const rule = (scenario: string, set: string) => ({
  scenario_name: scenario,
  constraint_set_name: set,
  constraint_type: 'mandatory',
  dimension: 'initiative',
  key: 'A',
});
const goal = (scenario: string, set: string) => ({
  scenario_name: scenario,
  constraint_set_name: set,
  kpi_key: 'NSM',
  floor_or_goal: 'goal',
  target_value: 1,
});
const latestOf = (scenario_name: string, constraint_set_name: string) => ({ scenario_name, constraint_set_name });

const choose = (
  workbook: PlainWorkbook,
  selected: SelectedRow | null = null,
  latest: ReturnType<typeof latestOf> | null = null,
) => choosePlan(readWorkbookRows(tablesOf(workbook)), selected, latest);

test('the only scenario and its only constraint set need no choosing', () => {
  expect(choose({ ...scenarios('Core'), Constraints: [rule('core ', 'Baseline'), rule('Other', 'Tight')] })).toEqual({
    scenario: 'Core',
    constraintSet: 'Baseline',
    because: 'the only one',
  });
});

test('a scenario without rules is run without a set', () => {
  expect(choose(scenarios('Core'))).toEqual({ scenario: 'Core', constraintSet: null, because: 'the only one' });
});

test('without any scenario nothing is chosen, so that the run says what is missing', () => {
  expect(choose({})).toMatchObject({ scenario: null, constraintSet: null });
});

const two: PlainWorkbook = {
  ...scenarios('Core', 'Year'),
  Constraints: [rule('Core', 'Baseline'), rule('Core', 'Tight'), rule('Year', 'Loose')],
  Targets: [goal('Core', 'Stretch')],
};

test.each([
  ['Scenario_Config', 3, latestOf('Core', 'Tight'), 'Year', 'Loose', 'the selected row'],
  ['Scenario_Config', 2, latestOf('Core', 'Tight'), 'Core', 'Tight', 'the selected row, rules as in the latest run'],
  ['Constraints', 3, latestOf('Year', 'Loose'), 'Core', 'Tight', 'the selected row'],
  ['Targets', 2, null, 'Core', 'Stretch', 'the selected row'],
  ['Candidates', 2, latestOf('core', 'TIGHT'), 'core', 'Tight', 'as in the latest run'],
  ['Scenario_Config', 9, latestOf('Core', '(none)'), 'Core', null, 'as in the latest run'],
  ['Constraints', 1, latestOf('Year', 'Gone'), 'Year', 'Loose', 'as in the latest run'],
])('%s row %d with a latest run %j means %s, %s', (tab, row, latest, scenario, constraintSet, because) => {
  expect(choose(two, { tab, row }, latest)).toEqual({ scenario, constraintSet, because });
});

test('where nothing decides, it says what to select', () => {
  expect(choose(two)).toBe('Select the row of a scenario on Scenario_Config: Core, Year.');
  expect(choose(two, null, latestOf('Gone', 'Baseline'))).toBe(
    'Select the row of a scenario on Scenario_Config: Core, Year.',
  );
  expect(choose(two, { tab: 'Scenario_Config', row: 2 }, latestOf('Core', 'Gone'))).toBe(
    'Core has several constraint sets: Baseline, Tight, Stretch. Select a row of one of them on Constraints or Targets.',
  );
});
