import type { Host } from '../../src/workbench/host';
import { cellAt, forEachCell, type SheetState, touchCell } from '../../src/workbench/workbook/sheet-state';
import {
  addSheet,
  emptyWorkbook,
  newWorkbook,
  recalculate,
  type WorkbookState,
} from '../../src/workbench/workbook/workbook-state';
import { build, openAddOn, type TypedTabs, typedWorkbook } from './built-add-on';
import { Desk, letters } from './edit-desk';
import { rowsOf, tabOf, valuesOf } from './grid';
import { looksOfWorkbook } from './sheet-looks';

beforeAll(build);

const setUp = (host: Host): { message: string; added: { tab: string; columns: string[] }[] } =>
  JSON.parse(String(host.call('setUpTabs').value));

/** What somebody typed before set-up: columns moved, spelled another way, under an alias, and of their own. */
const typed: TypedTabs = {
  'scenario config': [
    ['Objective Mode', 'my remark', 'PERIOD-KEY', 'scenario_name'],
    ['north_star_only', '=1+1', '2026-03-01', 'Spring'],
  ],
  Metrics_Config: [
    ['kpi_key', 'kpi_level', 'is_active'],
    ['ORDERS', 'north_star', ''],
    ['RETENTION', 'strategic', 'TRUE'],
    ['CLICKS', 'immediate', ''],
    ['OLD', 'strategic', 'FALSE'],
  ],
  Targets: [
    ['country', 'kpi_key', 'floor_or_goal', 'target_value', 'owner'],
    ['UK', 'ORDERS', 'floor', '20%', 'Ann'],
  ],
  Candidates: [
    ['engineering_tokens', 'owner', 'title', 'initiative_key', 'is_mandatory'],
    ['40', 'Ann', '007', '42', 'yes'],
    ['', '', '', 'INIT-2', 'TRUE'],
  ],
  KPI_Contributions: [['initiative_key', 'retention', 'run_status', 'updated_source', 'updated_at']],
};

/** Every cell that holds something: what it holds and how it looks. */
function filledCells(sheet: SheetState): readonly unknown[] {
  const cells: unknown[] = [];
  forEachCell(sheet, ({ value, formula, numberFormat, note, style }, row, column) => {
    if (row === 1 || (value === '' && formula === undefined)) return;
    cells.push([row, column, formula ?? value, numberFormat, note, style]);
  });
  return cells;
}

const headers = (workbook: WorkbookState, tab: string): readonly unknown[] => valuesOf(workbook, tab)[0] ?? [];

test('cells that people filled stay as they are, in value, formula, format, note and look', () => {
  const workbook = typedWorkbook(typed);
  const decorated = touchCell(tabOf(workbook, 'Candidates'), 2, 3);
  Object.assign(decorated, { note: 'mine', style: { background: '#00ff00' } });
  const before = workbook.sheets.map(filledCells);
  const host = openAddOn(workbook);
  setUp(host);
  setUp(host);
  expect(workbook.sheets.slice(0, before.length).map(filledCells)).toEqual(before);
  expect(before.flat().length).toBeGreaterThan(20);
});

test('columns stay where they stand; what is missing comes to the right, once', () => {
  const workbook = typedWorkbook(typed);
  const host = openAddOn(workbook);
  const { added } = setUp(host);
  const looks = JSON.stringify(looksOfWorkbook(workbook));
  expect(headers(workbook, 'scenario config').slice(0, 4)).toEqual(typed['scenario config']?.[0]);
  expect(headers(workbook, 'Targets').slice(0, 5)).toEqual(typed.Targets?.[0]);
  expect(headers(workbook, 'Targets')).not.toContain('key');
  expect(headers(workbook, 'Candidates').slice(0, 5)).toEqual(typed.Candidates?.[0]);
  expect(headers(workbook, 'Candidates').slice(-3)).toEqual(['run_status', 'updated_source', 'updated_at']);
  expect(added.map(({ tab }) => tab)).toContain('Targets');
  expect(workbook.sheets.some(({ name }) => name === 'Scenario_Config')).toBe(false);
  expect(setUp(host).message).toBe('All tabs are set up already. Nothing was changed.');
  expect(JSON.stringify(looksOfWorkbook(workbook)) === looks).toBe(true);
});

test('KPI_Contributions gets a column for every active north-star and strategic KPI, before the columns of the add-on', () => {
  const workbook = typedWorkbook(typed);
  setUp(openAddOn(workbook));
  expect(headers(workbook, 'KPI_Contributions')).toEqual([
    ...['initiative_key', 'retention', 'ORDERS'],
    ...['run_status', 'updated_source', 'updated_at'],
  ]);
  const [protection] = tabOf(workbook, 'KPI_Contributions').protections;
  expect(protection?.area).toMatchObject({ column: 4, columns: 3 });
});

test('blank cells below what people typed get formats and dropdowns; rules and formats of their own stay', () => {
  const workbook = typedWorkbook(typed);
  const sheet = tabOf(workbook, 'Candidates');
  const own = { criteria: 'TEXT_CONTAINS', args: ['A'], allowInvalid: false, helpText: null };
  touchCell(sheet, 5, 5).validation = own;
  touchCell(sheet, 6, 4).numberFormat = '0.00';
  setUp(openAddOn(workbook));
  expect(cellAt(sheet, 5, 5)?.validation).toEqual(own);
  expect(cellAt(sheet, 6, 4)?.numberFormat).toBe('0.00');
  expect(cellAt(sheet, 1000, 4)?.numberFormat).toBe('@');
  expect(cellAt(sheet, 4, 5)?.validation).toMatchObject({ criteria: 'CHECKBOX' });
  // A checkbox would hide the word that was typed.
  expect(cellAt(sheet, 2, 5)?.validation).toBeUndefined();
});

test('header notes and colours of people stay', () => {
  const workbook = typedWorkbook(typed);
  const sheet = tabOf(workbook, 'Candidates');
  Object.assign(touchCell(sheet, 1, 1), { note: 'our days', style: { background: '#123456' } });
  const host = openAddOn(workbook);
  setUp(host);
  setUp(host);
  expect(cellAt(sheet, 1, 1)).toMatchObject({ note: 'our days', style: { background: '#123456' } });
  expect(cellAt(sheet, 1, 3)?.note).toMatch(/^What it is called\./);
  expect(cellAt(sheet, 1, 2)?.note).toBe('');
});

test('conditional rules of people stay, first and unchanged; ours are there once, also after the status column moved', () => {
  const workbook = typedWorkbook(typed);
  const sheet = tabOf(workbook, 'Candidates');
  const area = { sheetId: sheet.id, row: 2, column: 1, rows: 9, columns: 2 };
  const looks = { fontColor: null, bold: null, italic: null, strikethrough: null, underline: null };
  const own = {
    areas: [area],
    criteria: 'TEXT_CONTAINS',
    args: ['!'],
    background: '#ff0000',
    gradient: null,
    ...looks,
  };
  const scale = {
    ...own,
    criteria: '',
    args: [],
    background: null,
    gradient: [{ color: '#fff', type: 'MIN', value: '' }],
  };
  sheet.conditionalRules = [own, scale];
  const host = openAddOn(workbook);
  setUp(host);
  expect(sheet.conditionalRules).toHaveLength(4);
  expect(sheet.conditionalRules.slice(0, 2)).toMatchObject([own, scale]);
  const at = headers(workbook, 'Candidates').indexOf('run_status');
  for (const row of sheet.grid) row?.unshift(...row.splice(at, 1));
  setUp(host);
  expect(sheet.conditionalRules).toHaveLength(4);
  expect(sheet.conditionalRules[2]?.args[0]).toContain('$A2');
});

test('rows that were added to the grid get their formats, dropdowns, protection and colours the next time', () => {
  const workbook = emptyWorkbook();
  addSheet(workbook, 'Notes');
  const host = openAddOn(workbook);
  setUp(host);
  const sheet = tabOf(workbook, 'Constraints');
  sheet.maxRows += 500;
  expect(setUp(host).message).toBe('All tabs were there. Formats, dropdowns, help and colours are complete again.');
  expect(cellAt(sheet, 1500, 1)?.validation).toMatchObject({ criteria: 'VALUE_IN_RANGE' });
  expect(cellAt(sheet, 1500, 1)?.numberFormat).toBe('@');
  expect(sheet.protections.map(({ area }) => area.rows)).toEqual([1500]);
  expect(sheet.conditionalRules.map(({ areas }) => areas[0]?.rows)).toEqual([1499, 1499]);
});

describe('the cell that run_status names', () => {
  const shown = ['Tokens', 'key', 'initiative_key', 'My title', 'run_status'];
  /** The headers of the cells that a rule colours for a status. */
  function coloured(status: string): readonly (readonly string[])[] {
    const workbook = typedWorkbook({
      Candidates: [
        ['engineering_tokens', 'initiative_key'],
        ['', ''],
      ],
    });
    setUp(openAddOn(workbook));
    const column = headers(workbook, 'Candidates').indexOf('run_status');
    const letter = String.fromCharCode(65 + column);
    const formulas = tabOf(workbook, 'Candidates').conditionalRules.map(({ args }) => String(args[0]));
    return formulas.map((formula) => {
      const cells = shown.map((_, index) => {
        const moved = formula.replaceAll(`$${letter}2`, '$E$2').replaceAll('A$1', `${'ABCDE'[index]}$1`);
        return moved.replaceAll(';', ',');
      });
      const sheet = typedWorkbook({ S: [shown, ['', '', '', '', status], cells] });
      const host = openAddOn(sheet, {
        code: 'function read() { return SpreadsheetApp.getActive().getSheetByName("S").getRange(3, 1, 1, 5).getValues()[0]; }',
      });
      const values = host.call('read').value as unknown[];
      return shown.filter((_, index) => values[index] === true);
    });
  }

  test.each([
    ['ERROR: Tokens: -3 is below 0. Enter 0 or more.', ['Tokens', 'run_status'], []],
    ['ERROR: key: x. (2 more: My title, Tokens)', ['Tokens', 'key', 'My title', 'run_status'], []],
    ['WARNING: initiative_key: say key, please. (1 more: My title)', [], ['initiative_key', 'My title', 'run_status']],
    ['ERROR: The row needs more: Tokens and a key.', ['run_status'], []],
    ['OK', [], []],
    ['', [], []],
  ])('%s', (status, error, warning) => {
    expect(coloured(status)).toEqual([error, warning]);
  });
});

describe('formulas typed after set-up', () => {
  const identity = ['title', 'country', 'department', 'category', 'program', 'product', 'segment', 'lifecycle_status'];
  const formulaAt = (desk: Desk, tab: string, row: number, column: number): string | undefined =>
    cellAt(tabOf(desk.workbook, tab), row, column)?.formula;

  test('are formulas everywhere on Backlog, headers included, and in what identifies a candidate', () => {
    const desk = new Desk(newWorkbook());
    setUp(desk.host);
    const backlog = headers(desk.workbook, 'Backlog').slice(0, -3);
    expect(backlog.length).toBeGreaterThan(10);
    for (const at of backlog.keys()) {
      desk.type('Backlog', `${letters(at + 1)}2`, ['=1+1']);
      expect([backlog[at], formulaAt(desk, 'Backlog', 2, at + 1)]).toEqual([backlog[at], '=1+1']);
    }
    desk.type('Backlog', 'A1', ['=IMPORTRANGE("x", "Ideas!A:Z")']);
    expect(formulaAt(desk, 'Backlog', 1, 1)).toBe('=IMPORTRANGE("x", "Ideas!A:Z")');
    for (const header of identity) {
      const at = desk.column('Candidates', header);
      desk.type('Candidates', `${letters(at)}2`, ['=Backlog!B2']);
      expect([header, formulaAt(desk, 'Candidates', 2, at)]).toEqual([header, '=Backlog!B2']);
    }
    // A key such as 007 stays what was typed.
    desk.type('Candidates', 'A2', ['007']);
    expect(valuesOf(desk.workbook, 'Candidates')[1]?.[0]).toBe('007');
  });

  test('that Sheets keeps as text are said beside the cell, with the way out', () => {
    const desk = new Desk(newWorkbook());
    setUp(desk.host);
    desk.type('Candidates', `${letters(desk.column('Candidates', 'engineering_tokens'))}2`, ['5']);
    desk.type('Candidates', 'A2', ['=Backlog!A2', 'Title']);
    expect(desk.status('Candidates', 2)).toMatch(
      /^ERROR: initiative_key: the formula =Backlog!A2 is stored as text and not computed\. Choose Format > Number > Automatic for the cell, then enter the formula again\./,
    );
    touchCell(tabOf(desk.workbook, 'Candidates'), 2, 2).numberFormat = '@';
    desk.type('Candidates', 'A2', ['KEY-1', '=Backlog!B2']);
    expect(desk.note('Candidates', 2, 'title')).toContain('formula =Backlog!B2 is stored as text');
  });

  test('feed a Backlog that Populate candidates reads, and its lookups are computed', () => {
    const desk = new Desk(newWorkbook());
    setUp(desk.host);
    desk.type('Scenario_Config', 'A2', ['Core', '2026-Q2', '100', 'max_score']);
    desk.type('Backlog', 'A2', ['=CONCATENATE("INIT-", 1)', '=CONCATENATE("Fi", "rst")', 'UK']);
    desk.type('Backlog', `${letters(desk.column('Backlog', 'engineering_tokens'))}2`, ['=20+30']);
    desk.type('Backlog', `${letters(desk.column('Backlog', 'is_optimization_candidate'))}2`, ['=TRUE']);
    const { summary } = JSON.parse(
      String(desk.host.call('populateCandidates', [JSON.stringify({ scenario: 'Core' })]).value),
    ) as { summary: string };
    expect(summary).toBe('Added 1 initiative for Core.');
    recalculate(desk.workbook);
    const [row] = rowsOf(desk.workbook, 'Candidates');
    expect(row).toMatchObject({ initiative_key: 'INIT-1', title: 'First', country: 'UK', engineering_tokens: 50 });
    desk.check();
    expect(desk.status('Backlog', 2)).toBe('OK');
  });
});
