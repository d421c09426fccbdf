import { findStale } from '../../../src/core/app/find-stale';
import type { RunSummary } from '../../../src/core/app/run-record';
import { summarize } from '../../../src/core/app/run-record';
import { inputsHash } from '../../../src/core/problem/inputs-hash';
import { type RunRequest, readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { tablesOf } from '../../brute-force/plain-workbook';
import { keptRun, startedRun } from '../../contracts/store-record';
import { add, type Change, cell, rule, smallPlan, smallRun, without } from '../problem/small-plan';

const unchanged: Change = (workbook) => workbook;
const rowsOf = (change: Change) => readWorkbookRows(tablesOf(change(smallPlan)));

/** The history line of a run of the small plan as it is. */
function lineOf(
  id: string,
  request: Partial<RunRequest> = {},
  options: Partial<RunSummary['options']> = {},
): RunSummary {
  const wanted = { ...smallRun, ...request };
  const read = readProblem(rowsOf(unchanged), wanted, scoreWorkbook);
  if (!read.ok) throw new Error('the rows have errors');
  const { problem } = read.value;
  const run = keptRun(startedRun({ id }));
  const all = { ...run.options, ...options };
  return {
    ...summarize({ ...run, problem, options: all, inputs_hash: inputsHash(problem, all), scope: wanted.scope }),
    constraint_set_name: problem.constraintSet,
  };
}

/** The marker of one run after a change. */
const markerAfter = (change: Change, line = lineOf('run_1')): boolean | null | undefined =>
  findStale(rowsOf(change), [line], scoreWorkbook).get('run_1');

test('a run whose rows say the same is not stale, whatever moved, and notes and titles do not count', () => {
  expect(markerAfter(unchanged)).toBe(false);
  expect(markerAfter(cell('Candidates', 2, 'title', 'Another title'))).toBe(false);
  expect(markerAfter(cell('Constraints', 3, 'notes', 'Promised twice'))).toBe(false);
  expect(markerAfter((workbook) => ({ ...workbook, Candidates: [...(workbook.Candidates ?? [])].reverse() }))).toBe(
    false,
  );
});

test.each<[string, Change]>([
  ['tokens', cell('Candidates', 2, 'engineering_tokens', 11)],
  ['a tick', cell('Candidates', 5, 'is_selected_for_run', true)],
  ['a contribution', cell('KPI_Contributions', 2, 'ORDERS', 5)],
  ['a capacity', cell('Scenario_Config', 2, 'capacity_total_tokens', 90)],
  ['a new rule', add('Constraints', rule('exclude', 'initiative', 'BRAVO'))],
])('a change of %s makes it stale', (_what, change) => {
  expect(markerAfter(change)).toBe(true);
});

test('rules of another set and rows of another scenario do not make it stale', () => {
  const other = { ...rule('exclude', 'initiative', 'BRAVO'), constraint_set_name: 'Tight' };
  expect(markerAfter(add('Constraints', other))).toBe(false);
  expect(markerAfter(cell('Scenario_Config', 3, 'capacity_total_tokens', 5))).toBe(false);
});

test.each<[string, Change]>([
  ['its scenario is gone', cell('Scenario_Config', 2, 'scenario_name', 'Renamed')],
  ['its constraint set is gone', (workbook) => without('Targets')(without('Constraints')(workbook))],
  ['its rows have errors', cell('Candidates', 2, 'engineering_tokens', 'many')],
  ['Candidates is gone', without('Candidates')],
  ['every tab is gone', () => ({})],
])('when %s, its inputs have changed', (_why, change) => {
  expect(markerAfter(change)).toBe(true);
});

test('each run is compared with its own rows and options', () => {
  const lines = [
    lineOf('all', { scope: 'all' }),
    lineOf('ticked'),
    lineOf('longer', {}, { time_limit_s: 60 }),
    lineOf('no rules', { constraintSet: null }),
    { ...lineOf('other hash'), inputs_hash: 'another' },
  ];
  const markers = findStale(rowsOf(cell('Candidates', 5, 'engineering_tokens', 41)), lines, scoreWorkbook);
  expect([...markers]).toEqual([
    ['all', true],
    ['ticked', false],
    ['longer', false],
    ['no rules', false],
    ['other hash', true],
  ]);
});

test('the work is bounded: of a long history of different plans the newest are compared, the others are left open', () => {
  const lines = Array.from({ length: 60 }, (_, index) => ({
    ...lineOf('run'),
    run_id: `run_${index}`,
    scenario_name: `S${index}`,
  }));
  const markers = [...findStale(rowsOf(unchanged), lines, scoreWorkbook).values()];
  expect(markers.slice(0, 12)).toEqual(Array(12).fill(true));
  expect(markers.slice(12)).toEqual(Array(48).fill(null));
});
