import { findNewCandidates, populateCandidates, scenarioAt } from '../../../src/core/app/populate-candidates';
import type { Cell, Table } from '../../../src/core/columns/cell';
import { isoDate } from '../../../src/core/kernel/iso-date';
import { printIssue } from '../../../src/core/kernel/issue';

type Rows = readonly (readonly Cell[])[];

const date = (year: number, month: number, day: number): Cell => {
  const found = isoDate(year, month, day);
  if (found === null) throw new Error('no such day');
  return { kind: 'date', date: found };
};

const table = ([header = [], ...rows]: Rows): Table => ({ header, rows });

const scenarioRows: Rows = [
  ['scenario_name', 'period_key', 'objective_mode'],
  ['Core', '2026-Q2', 'max_score'],
];
const backlogHeader = [
  'initiative_key',
  'title',
  'lifecycle_status',
  'is_optimization_candidate',
  'candidate_period_key',
  'is_archived',
];
const candidateHeader = ['initiative_key', 'title', 'engineering_tokens', 'is_selected_for_run'];

/** A workbook with these rows on Backlog and these keys on Candidates. */
function workbook({
  backlog,
  keys = [],
  scenarios = scenarioRows,
  header = backlogHeader,
}: {
  readonly backlog: Rows;
  readonly keys?: readonly Cell[];
  readonly scenarios?: Rows;
  readonly header?: readonly Cell[];
}): Map<string, Table> {
  return new Map([
    ['Scenario_Config', table(scenarios)],
    ['Backlog', table([header, ...backlog])],
    ['Candidates', table([candidateHeader, ...keys.map((key) => [key, '', 5, false])])],
  ]);
}

/** Why the only row of Backlog is not added; null when it is. */
function skipped(row: readonly Cell[], scenarios: Rows = scenarioRows): string | null {
  const found = findNewCandidates(workbook({ backlog: [row], scenarios }), null);
  if (!found.ok) throw new Error(found.issues.map(printIssue).join('\n'));
  expect(found.value.append.length + found.value.skipped.length).toBe(1);
  return found.value.skipped[0]?.reason ?? null;
}

/** What stands in the way, in words. */
function refusals(tables: ReadonlyMap<string, Table>, scenario: string | null = null): readonly string[] {
  const found = findNewCandidates(tables, scenario);
  return found.ok ? [] : found.issues.map(printIssue);
}

test.each<[string, readonly Cell[], string | null]>([
  ['a candidate without a period', ['A', '', '', true, '', false], null],
  ['a candidate that is written out', ['A', '', '', 'yes', '', 'no'], null],
  ['a blank tick', ['A', '', '', '', '', ''], 'not-a-candidate'],
  ['an unticked row', ['A', '', '', false, '', false], 'not-a-candidate'],
  ['an archived row', ['A', '', '', true, '', true], 'archived'],
  ['a row that is done', ['A', '', 'Done', true, '', false], 'closed'],
  ['a row without a key', ['', 'Title', '', true, '', false], 'missing-key'],
  ['a key that shows an error', ['#REF!', 'Title', '', true, '', false], 'unreadable-cell'],
  ['a tick that is still loading', ['A', '', '', 'Loading...', '', false], 'unreadable-cell'],
  ['an archive mark that shows an error', ['A', '', '', true, '', '#N/A'], 'unreadable-cell'],
  ['an archive mark that shows an error where it does not matter', ['A', '', '', false, '', '#N/A'], 'not-a-candidate'],
  ['a status that shows an error', ['A', '', '#REF!', true, '', false], 'unreadable-cell'],
  ['a title that shows an error', ['A', '#REF!', '', true, '', false], null],
])('%s', (_, row, reason) => {
  expect(skipped(row)).toBe(reason);
});

test.each(['archived', 'withdrawn', 'cancelled', 'rejected', 'DONE '])('lifecycle_status %p is closed', (status) => {
  expect(skipped(['A', '', status, true, '', false])).toBe('closed');
});

test.each<[string, Cell, Cell, string | null]>([
  ['the same quarter', '2026-Q2', '2026-Q2', null],
  ['the same quarter, turned round', '2026-Q2', 'Q2 2026', null],
  ['a month within the quarter', '2026-Q2', '2026-05', null],
  ['a date within the quarter', '2026-Q2', date(2026, 5, 1), null],
  ['a date written as text', '2026-Q2', '2026-05-01', null],
  ['a week within the quarter', '2026-Q2', '2026-W20', null],
  ['a quarter within the year', 2026, '2026-Q3', null],
  ['the same year as numbers', 2026, 2026, null],
  ['the year around the quarter', '2026-Q2', 2026, 'other-period'],
  ['the half-year around the quarter', '2026-Q2', '2026-H1', 'other-period'],
  ['a week across the border', '2026-Q2', '2026-W14', 'other-period'],
  ['the quarter after', '2026-Q2', '2026-Q3', 'other-period'],
  ['the same quarter of another year', '2026-Q2', '2027-Q2', 'other-period'],
  ['words', '2026-Q2', 'next quarter', 'unreadable-period'],
  ['a number that is no year', '2026-Q2', 2, 'unreadable-period'],
  ['an error', '2026-Q2', '#REF!', 'unreadable-period'],
])('candidate_period_key: %s', (_, period, offered, reason) => {
  const scenarios = [scenarioRows[0] ?? [], ['Core', period, 'max_score']];
  expect(skipped(['A', '', '', true, offered, false], scenarios)).toBe(reason);
});

test('what is there already is skipped, however its key is spelled; what stands twice is not guessed', () => {
  const rows = [
    [' init-1 ', '', '', true, '', false],
    [1001, '', '', true, '', false],
    ['B', '', '', true, '', false],
    ['b ', '', '', false, '', false],
    ['  C', '', '', true, '', false],
    [2002, '', '', true, '', false],
    ['', '', '', false, '', false],
  ];
  const found = findNewCandidates(workbook({ backlog: rows, keys: ['INIT-1', '1001'] }), 'core');
  expect(found).toEqual({
    ok: true,
    value: {
      scenario: 'Core',
      period: '2026-Q2',
      append: [
        { key: 'C', spelled: '  C', isNumber: false, row: 6 },
        { key: '2002', spelled: '2002', isNumber: true, row: 7 },
      ],
      skipped: [
        { key: 'init-1', row: 2, reason: 'already-there', column: 'initiative_key', shown: ' init-1 ' },
        { key: '1001', row: 3, reason: 'already-there', column: 'initiative_key', shown: '1001' },
        { key: 'B', row: 4, reason: 'repeated-key', column: 'initiative_key', shown: 'B' },
        { key: 'b', row: 5, reason: 'repeated-key', column: 'initiative_key', shown: 'b ' },
      ],
    },
  });
});

test('columns of Backlog are found wherever they stand, and those for the period and the archive may be missing', () => {
  const header = ['IS OPTIMIZATION CANDIDATE', 'mine', 'Initiative Key'];
  const found = findNewCandidates(workbook({ header, backlog: [[true, 'x', 'A']] }), null);
  expect(found).toMatchObject({ ok: true, value: { append: [{ key: 'A', row: 2 }], skipped: [] } });
});

describe('says what stands in the way', () => {
  const rows = [['A', '', '', true, '', false]];
  const scenario = (...cells: readonly Cell[][]): Rows => [scenarioRows[0] ?? [], ...cells];
  const without = (tab: string): Map<string, Table> => {
    const tables = workbook({ backlog: rows });
    tables.delete(tab);
    return tables;
  };

  test.each<[string, ReadonlyMap<string, Table>, string | null, string]>([
    ['no Backlog', without('Backlog'), null, 'no tab named Backlog'],
    ['no Candidates', without('Candidates'), null, 'no tab named Candidates'],
    ['no scenarios', workbook({ backlog: rows, scenarios: scenario() }), null, 'Scenario_Config has no rows'],
    ['an unknown scenario', workbook({ backlog: rows }), 'Croe', 'did you mean Core?'],
    [
      'several scenarios',
      workbook({ backlog: rows, scenarios: scenario(['A', '2026', ''], ['B', '2026', '']) }),
      null,
      'scenario_name',
    ],
    [
      'a scenario without a period',
      workbook({ backlog: rows, scenarios: scenario(['A', '', '']) }),
      null,
      'period_key',
    ],
    ['an unreadable period', workbook({ backlog: rows, scenarios: scenario(['A', 'soon', '']) }), null, '"soon"'],
    [
      'two scenarios of one name',
      workbook({ backlog: rows, scenarios: scenario(['A', '2026', ''], ['a', '2027', '']) }),
      'A',
      'A',
    ],
    [
      'a Backlog on which nobody can say what is a candidate',
      workbook({ header: ['initiative_key', 'is_optimisation_candidate'], backlog: [['A', true]] }),
      null,
      'no header is_optimization_candidate (but it has "is_optimisation_candidate")',
    ],
    [
      'a Backlog whose import failed',
      workbook({ header: ['#REF!'], backlog: [] }),
      null,
      'Backlog row 1: the cell shows #REF!',
    ],
  ])('%s', (_, tables, name, said) => {
    const found = refusals(tables, name);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(said);
  });
});

const lock = { hold: <T>(action: () => T): T => action() };
const port = (tables: ReadonlyMap<string, Table>) => ({
  lock,
  workbook: { id: 'w', read: () => tables, show: () => undefined, mark: () => 0 },
});

test('the summary counts what was added and what was skipped, most frequent reason first', () => {
  const rows = [
    ['A', '', '', true, '', false],
    ['B', '', '', true, '', false],
    ['C', '', '', false, '', false],
    ['D', '', '', true, '2027', false],
    ['E', '', '', true, '2027', false],
  ];
  const written: string[] = [];
  const reply = populateCandidates({ scenario: null }, port(workbook({ backlog: rows })), (added) => {
    written.push(...added.map(({ key }) => key));
  });
  expect(reply.summary).toBe(
    'Added 2 initiatives for Core; skipped 3 of Backlog: 2 other period (rows 5, 6), 1 not a candidate (row 4).',
  );
  expect(written).toEqual(['A', 'B']);
});

test('the summary of an empty Backlog, and of one that cannot be used', () => {
  const append = jest.fn();
  expect(populateCandidates({ scenario: null }, port(workbook({ backlog: [] })), append).summary).toBe(
    'Added no initiatives for Core: Backlog has no rows. Enter initiatives there, or type them on Candidates.',
  );
  const refused = populateCandidates({ scenario: 'Cor' }, port(workbook({ backlog: [] })), append);
  expect(refused.summary).toMatch(/^Nothing was added\. Scenario_Config, scenario_name: .*did you mean Core\?/u);
  expect(append).toHaveBeenCalledTimes(1);
});

test.each([
  [3, 'Second'],
  [2, 'First'],
  [1, 'First'],
  [9, 'First'],
  [null, 'First'],
])('with row %p of Scenario_Config selected the scenario is %s', (row, name) => {
  const scenarios = [scenarioRows[0] ?? [], ['First', '2026', ''], ['Second', '2026', '']];
  expect(scenarioAt(workbook({ backlog: [], scenarios }), row)).toBe(name);
  expect(scenarioAt(new Map(), row)).toBeNull();
});
