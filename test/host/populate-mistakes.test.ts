import type { PopulateReply } from '../../src/core/app/populate-candidates';
import { ask, build, openAddOn, typedWorkbook } from './built-add-on';
import { rowsOf } from './grid';

beforeAll(build);

const scenarios = [
  ['scenario_name', 'period_key', 'capacity_total_tokens', 'objective_mode'],
  ['Core', '2026-Q2', '1000', 'max_score'],
];
const header = ['initiative_key', 'title', 'is_optimization_candidate', 'candidate_period_key', 'is_archived'];

/** A row of Backlog: what stands in it, and what the add-on says beside it. */
const rows: readonly (readonly [cells: readonly string[], said: RegExp])[] = [
  [['INIT-1', 'One', 'TRUE', 'soon'], /^ERROR: candidate_period_key: "soon" is not a period\. Enter a period such as /],
  [['INIT-2', 'Two', 'TRUE', ''], /^ERROR: initiative_key: INIT-2 stands in rows 3, 4\. /],
  [['init-2', 'Two again', '', ''], /^ERROR: initiative_key: init-2 stands in rows 3, 4\. /],
  [['', 'Three', 'TRUE', ''], /^ERROR: initiative_key: the cell is empty\. Enter a value\.$/],
  [['INIT-4', 'Not offered', '', 'some day'], /^OK$/],
  [['INIT-5', 'Archived', 'TRUE', 'some day', 'TRUE'], /^OK$/],
  [["'=INIT-6", 'Six', 'TRUE', ''], /^ERROR: initiative_key: the formula =INIT-6 is stored as text/],
  [['INIT-7', 'Seven', 'TRUE', '2026-05-01'], /^OK$/],
];

test('rows of Backlog that Populate candidates passes over for a mistake are named, and say so beside it', () => {
  const host = openAddOn(
    typedWorkbook({
      Scenario_Config: scenarios,
      Backlog: [[...header, 'run_status'], ...rows.map(([cells]) => cells)],
      Candidates: [['initiative_key', 'title', 'engineering_tokens']],
    }),
  );
  const { reply } = ask<PopulateReply>(host, 'populateCandidates', JSON.stringify({ scenario: 'Core' }));
  expect(reply.summary).toBe(
    'Added 1 initiative for Core; skipped 7 of Backlog: 2 with a key that stands twice (rows 3, 4), ' +
      '1 not a candidate (row 6), 1 archived (row 7), 1 without a key (row 5), ' +
      '1 with an unreadable period (row 2), 1 with an unreadable cell (row 8).',
  );
  host.call('checkInputs');
  expect(rowsOf(host.state.workbook, 'Backlog').map((row) => row['run_status'])).toEqual(
    rows.map(([, said]) => expect.stringMatching(said)),
  );
});
