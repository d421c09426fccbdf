import { build } from './built-add-on';
import { type Desk, noteHeading } from './edit-desk';
import { goodPlan, openGoodPlan } from './edit-plan';

beforeAll(build);

const ours = (...lines: readonly string[]): string => [noteHeading, ...lines, '— — —'].join('\n');
const below = '-3 is below 0. Enter 0 or more.';

/** Nothing went wrong behind the person's back. */
function expectQuiet(desk: Desk): void {
  expect(desk.errors()).toEqual([]);
}

/** Rows whose status is not OK. */
function troubles(desk: Desk): readonly string[] {
  return Object.entries(desk.statuses()).flatMap(([place, status]) => (status === 'OK' ? [] : [`${place} ${status}`]));
}

test('the good plan is OK in every row', () => {
  const desk = openGoodPlan();
  expect(troubles(desk)).toEqual([]);
  expect(Object.keys(desk.statuses())).toHaveLength(1 + 2 + 2 + 1 + 4 + 4);
  expectQuiet(desk);
});

test('a wrong cell is said beside the row and on the cell, and no more when it is mended', () => {
  const desk = openGoodPlan();
  desk.type('Candidates', 'D3', ['-3']);
  expect(desk.status('Candidates', 3)).toBe(`ERROR: engineering_tokens: ${below}`);
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toBe(ours(below));
  expect(desk.status('Candidates', 2)).toBe('OK');
  desk.type('Candidates', 'D3', ['20']);
  expect(troubles(desk)).toEqual([]);
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toBe('');
  expectQuiet(desk);
});

test("the PM's own note stays above what is said, and alone when the cell is mended", () => {
  const desk = openGoodPlan();
  const own = 'Ann: 20, not more\n\nask again in May\n';
  desk.writeNote('Candidates', 3, 'engineering_tokens', own);
  desk.type('Candidates', 'D3', ['-3']);
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toBe(`${own}\n\n${ours(below)}`);
  desk.type('Candidates', 'D3', ['-3']);
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toBe(`${own}\n\n${ours(below)}`);
  desk.type('Candidates', 'D3', ['20']);
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toBe(own);
});

test('what the PM adds at the end of a note is kept', () => {
  const desk = openGoodPlan();
  desk.type('Candidates', 'D3', ['-3']);
  desk.writeNote('Candidates', 3, 'engineering_tokens', `${ours(below)}\nBob: looking into it`);
  desk.type('Candidates', 'D3', ['-3']);
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toBe(`Bob: looking into it\n\n${ours(below)}`);
  desk.type('Candidates', 'D3', ['20']);
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toBe('Bob: looking into it');
});

test('two problems of a row: the worst is said, the others are counted and named', () => {
  const desk = openGoodPlan();
  desk.type('Candidates', 'D3:E3', ['-3', 'soon']);
  expect(desk.status('Candidates', 3)).toMatch(/^ERROR: .*\(1 more: (deadline_date|engineering_tokens)\)$/);
  expect(desk.note('Candidates', 3, 'deadline_date')).toContain('"soon" is not a date');
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toContain(below);
});

test('a paste of many rows and columns is checked row by row', () => {
  const desk = openGoodPlan();
  desk.type('Candidates', 'B4', ['C', 'UK', 'x'], ['D', 'DE', '40'], ['E', 'FR', '5'], ['', '', '']);
  expect(desk.status('Candidates', 4)).toContain('engineering_tokens: "x" is not a number');
  expect(desk.status('Candidates', 5)).toBe('OK');
  expect(desk.status('Candidates', 6)).toMatch(/^ERROR: initiative_key/);
  expect(desk.status('Candidates', 7)).toBe('');
  expectQuiet(desk);
});

test('clearing a cell, then its row, says what is missing and then nothing', () => {
  const desk = openGoodPlan();
  desk.clear('Candidates', 'D5');
  expect(desk.status('Candidates', 5)).toContain('ERROR: engineering_tokens: the cell is empty. Enter a value.');
  desk.clear('KPI_Contributions', 'A5:C5');
  desk.clear('Candidates', 'A5:I5');
  expect(troubles(desk).filter((line) => line.startsWith('Candidates'))).toEqual([]);
  expect(desk.status('Candidates', 5)).toBe('');
  expect(desk.note('Candidates', 5, 'engineering_tokens')).toBe('');
  expectQuiet(desk);
});

test('clearing the last row with its status leaves no note behind', () => {
  const desk = openGoodPlan();
  desk.type('Candidates', 'D5', ['-3']);
  desk.writeNote('Candidates', 5, 'title', 'Ann: mine');
  desk.clear('Candidates', 'A5:L5');
  expect(desk.note('Candidates', 5, 'engineering_tokens')).toBe('');
  expect(desk.note('Candidates', 5, 'title')).toBe('Ann: mine');
  expectQuiet(desk);
});

test('dragging a wrong value down marks every row it reached, and dragging a good one clears them', () => {
  const desk = openGoodPlan();
  desk.type('Candidates', 'D2', ['-3'], ['-3'], ['-3'], ['-3']);
  expect([2, 3, 4, 5].map((row) => desk.status('Candidates', row).slice(0, 27))).toEqual(
    Array.from({ length: 4 }, () => 'ERROR: engineering_tokens: '),
  );
  desk.type('Candidates', 'D2', ['5'], ['5'], ['5'], ['5']);
  expect([2, 3, 4, 5].map((row) => desk.note('Candidates', row, 'engineering_tokens'))).toEqual(['', '', '', '']);
  expect([2, 3, 4, 5].map((row) => desk.status('Candidates', row).slice(0, 5))).not.toContain('ERROR');
});

test('a key twice is said in both rows, status and note, and in neither once one is changed', () => {
  const desk = openGoodPlan();
  desk.type('Candidates', 'A6', ['alpha', 'Again', 'UK', '5', '', '', '', '', 'TRUE']);
  for (const row of [2, 6]) {
    expect(desk.status('Candidates', row)).toContain('stands in rows 2, 6');
    expect(desk.note('Candidates', row, 'initiative_key')).toContain('stands in rows 2, 6');
  }
  desk.type('Candidates', 'A6', ['ECHO']);
  for (const row of [2, 6]) expect(desk.note('Candidates', row, 'initiative_key')).toBe('');
  expect(desk.status('Candidates', 2)).toBe('OK');
  expectQuiet(desk);
});

test('rows between two that an edit changes keep their own notes', () => {
  const desk = openGoodPlan();
  desk.type('Candidates', 'D4', ['-3']);
  desk.type('Candidates', 'A6', ['alpha', 'Again', 'UK', '5', '', '', '', '', 'TRUE']);
  expect(desk.note('Candidates', 4, 'engineering_tokens')).toBe(ours(below));
  expect(desk.status('Candidates', 4)).toContain(below);
});

test('a KPI that vanishes marks the rules, targets and scenarios that use it, and they recover with it', () => {
  const desk = openGoodPlan();
  desk.type('Metrics_Config', 'A3', ['LOYALTEE']);
  for (const [tab, row] of [
    ['Constraints', 3],
    ['Targets', 2],
    ['Scenario_Config', 2],
  ] as const) {
    expect(desk.status(tab, row)).toMatch(/^ERROR: .*there is no KPI LOYALTY: did you mean LOYALTEE\?/);
  }
  desk.type('Metrics_Config', 'A3', ['LOYALTY']);
  expect(troubles(desk)).toEqual([]);
  desk.clear('Metrics_Config', 'A3:C3');
  expect(troubles(desk).map((line) => line.split(' ')[0])).toEqual(
    expect.arrayContaining(['Constraints', 'Targets', 'Scenario_Config']),
  );
  expectQuiet(desk);
});

test('a renamed scenario marks its rules and targets, and offers its new name', () => {
  const desk = openGoodPlan();
  desk.type('Scenario_Config', 'A2', ['Plan B']);
  for (const [tab, row] of [
    ['Constraints', 2],
    ['Constraints', 3],
    ['Targets', 2],
  ] as const) {
    expect(desk.status(tab, row)).toContain('there is no scenario "Plan": did you mean Plan B?');
  }
  desk.type('Constraints', 'A2', ['Plan B'], ['Plan B']);
  desk.type('Targets', 'A2', ['plan b ']);
  expect(troubles(desk)).toEqual([]);
});

test('the first edit of an unchecked workbook marks its row, and further edits all others', () => {
  const desk = openGoodPlan();
  for (const sheet of desk.workbook.sheets) {
    const column = desk.column(sheet.name, 'run_status');
    for (const cells of sheet.grid.slice(1)) Object.assign(cells?.[column - 1] ?? {}, { value: '' });
  }
  desk.type('Targets', 'G2', ['x']);
  expect(desk.status('Targets', 2)).toContain('"x" is not a number');
  for (let again = 0; again < 3; again += 1) desk.hear('Targets', 'G2');
  expect(Object.keys(desk.statuses())).toHaveLength(14);
});

test("an edited row is checked by the edit, and by whom and when stands beside it; others' stay", () => {
  const desk = openGoodPlan();
  const before = desk.note('Candidates', 2, 'title');
  desk.type('Candidates', 'B3', ['New title']);
  const source = (row: number): unknown =>
    desk.workbook.sheets.find(({ name }) => name === 'Candidates')?.grid[row - 1]?.[
      desk.column('Candidates', 'updated_source') - 1
    ]?.value;
  expect([source(2), source(3)]).toEqual(['Check inputs', 'edit']);
  expect(before).toBe('');
});

test("a row with nothing but a person's own column filled is blank", () => {
  const header = [...(goodPlan['Candidates']?.[0] ?? []), 'Mine'];
  const desk = openGoodPlan({ Candidates: [header, ...(goodPlan['Candidates'] ?? []).slice(1)] });
  desk.type('Candidates', 'J8', ['later']);
  desk.check();
  expect(desk.status('Candidates', 8)).toBe('');
});
