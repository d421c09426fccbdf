import { insertColumns } from '../../src/workbench/workbook/sheet-state';
import { markChanged } from '../../src/workbench/workbook/workbook-state';
import { build, typedWorkbook } from './built-add-on';
import { Desk, statusHeaders, typeInto } from './edit-desk';
import { goodPlan, openGoodPlan } from './edit-plan';
import { snapshotOf, tabOf } from './grid';

beforeAll(build);

const all = (desk: Desk) =>
  snapshotOf(
    desk.workbook,
    desk.workbook.sheets.map(({ name }) => name),
  );

/** Moves a column with all its cells; 1-based. */
function moveColumn(desk: Desk, tab: string, from: number, to: number): void {
  for (const cells of tabOf(desk.workbook, tab).grid) {
    if (cells === undefined) continue;
    while (cells.length < 26) cells.push(undefined);
    cells.splice(to - 1, 0, ...cells.splice(from - 1, 1));
  }
  markChanged(desk.workbook);
}

const bad = (desk: Desk, header = 'engineering_tokens'): void => {
  const column = String.fromCharCode(64 + desk.column('Candidates', header));
  desk.type('Candidates', `${column}3`, ['-3']);
};

test('in a workbook that was never set up an edit changes nothing and costs few calls', () => {
  const desk = new Desk(typedWorkbook(goodPlan));
  const before = all(desk);
  typeInto(desk.workbook, 'Candidates', 'D3', [['-3']]);
  const typed = all(desk);
  const { serviceCalls } = desk.hear('Candidates', 'D3');
  expect(all(desk)).toEqual(typed);
  expect(typed).not.toEqual(before);
  expect(serviceCalls.sheets).toBeLessThanOrEqual(8);
  expect(desk.errors()).toEqual([]);
});

test("an edit of a tab that is nobody's but the PM's costs no Sheets call", () => {
  const desk = openGoodPlan({ 'Own list': [['initiative_key'], ['ALPHA']] });
  const before = all(desk);
  const { serviceCalls } = desk.hear('Own list', 'A2');
  expect(serviceCalls.sheets).toBe(0);
  expect(all(desk)).toEqual(before);
  expect(desk.errors()).toEqual([]);
});

test('an edit in the header row that changes no header changes nothing', () => {
  const desk = openGoodPlan();
  const before = all(desk);
  const { serviceCalls } = desk.hear('Candidates', 'A1:Z1');
  expect(all(desk)).toEqual(before);
  expect(serviceCalls.sheets).toBeLessThanOrEqual(9);
  expect(desk.errors()).toEqual([]);
});

test('a header that is needed and renamed is mended with the next edit that gives it back', () => {
  const desk = openGoodPlan();
  const before = desk.statuses();
  desk.type('Targets', 'E1', ['what']);
  desk.type('Targets', 'E1', ['kpi_key']);
  for (let again = 0; again < 2; again += 1) desk.hear('Targets', 'E1');
  expect(desk.statuses()).toEqual(before);
  expect(desk.errors()).toEqual([]);
});

test('columns that were moved are found by their headers', () => {
  const desk = openGoodPlan();
  moveColumn(desk, 'Candidates', desk.column('Candidates', 'run_status'), 1);
  moveColumn(desk, 'Candidates', desk.column('Candidates', 'engineering_tokens'), 2);
  bad(desk);
  expect(desk.status('Candidates', 3)).toContain('engineering_tokens: -3 is below 0');
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toContain('-3 is below 0');
  expect(desk.note('Candidates', 3, 'initiative_key')).toBe('');
});

test('a header in other spelling is called as the PM calls it', () => {
  const desk = openGoodPlan();
  typeInto(desk.workbook, 'Candidates', 'D1', [['Engineering Tokens']]);
  bad(desk, 'Engineering Tokens');
  expect(desk.status('Candidates', 3)).toBe('ERROR: Engineering Tokens: -3 is below 0. Enter 0 or more.');
  expect(desk.note('Candidates', 3, 'Engineering Tokens')).toContain('-3 is below 0');
});

test('an alias is found: dimension_key for key', () => {
  const desk = openGoodPlan();
  typeInto(desk.workbook, 'Constraints', 'E1', [['dimension_key']]);
  desk.type('Constraints', 'A4', ['Plan', 'Baseline', 'exclude', 'initiative', 'ALFA']);
  expect(desk.status('Constraints', 4)).toContain('dimension_key: there is no initiative ALFA: did you mean ALPHA?');
  expect(desk.note('Constraints', 4, 'dimension_key')).toContain('ALFA');
});

test("columns that the PM added are left alone, also between the add-on's own", () => {
  const desk = openGoodPlan();
  insertColumns(tabOf(desk.workbook, 'Candidates'), desk.column('Candidates', 'updated_source'), 1);
  const column = desk.column('Candidates', 'run_status') + 1;
  const letter = String.fromCharCode(64 + column);
  typeInto(desk.workbook, 'Candidates', `${letter}1`, [['Mine'], ['a'], ['=1+1'], ['1/2'], ['']]);
  const mine = () =>
    tabOf(desk.workbook, 'Candidates')
      .grid.slice(0, 5)
      .map((cells) => ({ ...cells?.[column - 1] }));
  const before = mine();
  const first = desk.type('Candidates', 'D3', ['-3']);
  expect(desk.status('Candidates', 3)).toContain('-3 is below 0');
  desk.check();
  expect(mine().map(({ formula, value, note }) => [formula ?? value, note])).toEqual(
    before.map(({ formula, value, note }) => [formula ?? value, note]),
  );
  expect(first.serviceCalls.sheets).toBeLessThanOrEqual(14);
});

test('status columns far apart are all written', () => {
  const desk = openGoodPlan();
  moveColumn(desk, 'Candidates', desk.column('Candidates', 'updated_at'), 1);
  moveColumn(desk, 'Candidates', desk.column('Candidates', 'updated_source'), 4);
  const { serviceCalls } = desk.type('Candidates', 'F3', ['-3']);
  const cells = tabOf(desk.workbook, 'Candidates').grid[2];
  expect(desk.status('Candidates', 3)).toContain('-3 is below 0');
  expect(cells?.[desk.column('Candidates', 'updated_source') - 1]?.value).toBe('edit');
  expect(serviceCalls.sheets).toBeLessThanOrEqual(14);
});

test('without updated_source and updated_at the status alone is kept', () => {
  const desk = openGoodPlan();
  for (const header of statusHeaders.slice(1)) {
    const column = desk.column('Candidates', header);
    for (const cells of tabOf(desk.workbook, 'Candidates').grid) if (cells !== undefined) cells[column - 1] = undefined;
  }
  bad(desk);
  expect(desk.status('Candidates', 3)).toContain('-3 is below 0');
  expect(desk.errors()).toEqual([]);
});

test('hidden and filtered rows and hidden columns are checked like others', () => {
  const desk = openGoodPlan();
  const sheet = tabOf(desk.workbook, 'Candidates');
  for (const row of [2, 3, 4]) sheet.hiddenRows.add(row);
  sheet.hiddenColumns.add(4);
  bad(desk);
  expect(desk.status('Candidates', 3)).toContain('-3 is below 0');
  expect([...sheet.hiddenRows]).toEqual([2, 3, 4]);
});

test('merged header cells of the PM neither stop the check nor lose their note', () => {
  const desk = openGoodPlan();
  const sheet = tabOf(desk.workbook, 'Candidates');
  typeInto(desk.workbook, 'Candidates', 'N1', [['Our own']]);
  sheet.merges.push({ sheetId: sheet.id, row: 1, column: 14, rows: 1, columns: 3 });
  sheet.merges.push({ sheetId: sheet.id, row: 3, column: 14, rows: 2, columns: 2 });
  bad(desk);
  desk.check();
  expect(desk.status('Candidates', 3)).toContain('-3 is below 0');
  expect(desk.errors()).toEqual([]);
});

test.each(['candidates', 'CANDIDATES', 'Candi dates'])('the tab may be called %s', (name) => {
  const desk = openGoodPlan();
  tabOf(desk.workbook, 'Candidates').name = name;
  desk.type(name, 'D3', ['-3']);
  expect(desk.status(name, 3)).toContain('-3 is below 0');
});

test('a tab with quotes in its name beside them disturbs nothing', () => {
  const desk = openGoodPlan({
    'Ann\'s "list" (\'26)': [
      ['initiative_key', 'run_status'],
      ['ALPHA', 'mine'],
    ],
  });
  const before = all(desk);
  desk.hear('Ann\'s "list" (\'26)', 'A2');
  expect(all(desk)).toEqual(before);
  bad(desk);
  expect(desk.errors()).toEqual([]);
});

test.each([
  ['=1/0', 'engineering_tokens', /ERROR: engineering_tokens: the cell shows #DIV\/0!/],
  ['=NA()', 'country', /ERROR: country: the cell shows #N\/A/],
  ['=1/0', 'title', /WARNING: title: the cell shows #DIV\/0!/],
])('a formula that gives an error, %s in %s, is said and cleared', (formula, header, says) => {
  const desk = openGoodPlan();
  const column = String.fromCharCode(64 + desk.column('Candidates', header));
  desk.type('Candidates', `${column}3`, [formula]);
  expect(desk.status('Candidates', 3)).toMatch(says);
  expect(tabOf(desk.workbook, 'Candidates').grid[2]?.[desk.column('Candidates', header) - 1]?.formula).toBe(formula);
  desk.type('Candidates', `${column}3`, ['=10+10']);
  expect(desk.status('Candidates', 3)).toBe('OK');
  expect(desk.errors()).toEqual([]);
});

test('an edit of a whole column or row is checked and costs no more', () => {
  const desk = openGoodPlan();
  typeInto(desk.workbook, 'Candidates', 'D3', [['-3']]);
  expect(desk.hear('Candidates', 'D1:D1500').serviceCalls.sheets).toBeLessThanOrEqual(14);
  expect(desk.status('Candidates', 3)).toContain('-3 is below 0');
  typeInto(desk.workbook, 'Candidates', 'D3', [['20']]);
  desk.hear('Candidates', 'A1:Z1500');
  expect(desk.status('Candidates', 3)).toBe('OK');
  expect(desk.note('Candidates', 3, 'engineering_tokens')).toBe('');
});
