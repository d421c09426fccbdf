import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import { type Cell, newCell } from '../../src/workbench/workbook/cell';
import { touchCell } from '../../src/workbench/workbook/sheet-state';
import { markChanged, recalculate, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { build, callAddOn, requestFor, runAddOn } from './built-add-on';
import { rowsOf, tabOf, valuesOf } from './grid';
import { afterTwoRuns } from './two-runs';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const columnOf = (workbook: WorkbookState, tab: string, header: string): number =>
  (valuesOf(workbook, tab)[0]?.indexOf(header) ?? -1) + 1;

/** The cell below `header` in a sheet row. */
const cellOf = (workbook: WorkbookState, tab: string, header: string, row: number): Cell =>
  touchCell(tabOf(workbook, tab), row, columnOf(workbook, tab, header));

/** What a person does: puts content and format into a cell. */
function put(workbook: WorkbookState, tab: string, header: string, row: number, cell: Partial<Cell>): void {
  Object.assign(cellOf(workbook, tab, header, row), newCell(), cell);
  if (cell.formula !== undefined) workbook.hasFormulas = true;
  markChanged(workbook);
}

/** What a person sees in a cell. */
function seen(workbook: WorkbookState, tab: string, header: string, row: number): Partial<Cell> {
  recalculate(workbook);
  const { value, formula, numberFormat } = cellOf(workbook, tab, header, row);
  return { value, formula, numberFormat };
}

const typed: readonly (readonly [string, Partial<Cell>])[] = [
  ['a percentage', { value: 0.2, numberFormat: '0%' }],
  ['a day', { value: 46_157, numberFormat: 'd.m.yyyy' }],
  ['a date with a time', { value: 46_157.4375, numberFormat: 'yyyy-mm-dd hh:mm' }],
  ['a time to the second', { value: 46_157 + 45_296 / 86_400, numberFormat: 'yyyy-mm-dd hh:mm:ss' }],
  ['an amount of money', { value: -1234.5, numberFormat: '[$€]#,##0.00' }],
  ['a plain number', { value: 42.5, numberFormat: undefined }],
  ['a tick', { value: true, numberFormat: undefined }],
  ['a blank cell for text', { value: '', numberFormat: '@' }],
  ['a blank cell for percentages', { value: '', numberFormat: '0%' }],
  ['an untouched cell', { value: '', numberFormat: undefined }],
  ['text that looks like a number', { value: '007', numberFormat: '@' }],
];

test.each(typed)('%s in a note is the same after its run was loaded again', (_, cell) => {
  const { workbook, show } = afterTwoRuns(highs);
  // Another note beside it, so that the column is written anew.
  put(workbook, 'Results', 'notes', 4, { value: 0.5, numberFormat: '0.0%' });
  put(workbook, 'Results', 'notes', 3, cell);
  show(1);
  show(1);
  expect(seen(workbook, 'Results', 'notes', 3)).toEqual({ formula: undefined, numberFormat: undefined, ...cell });
  expect(seen(workbook, 'Results', 'notes', 4)).toMatchObject({ value: 0.5, numberFormat: '0.0%' });
});

test.each(typed.filter(([, { value }]) => value !== ''))(
  '%s in a note is the same after another run was shown in between',
  (_, cell) => {
    const { workbook, show } = afterTwoRuns(highs);
    put(workbook, 'Results', 'notes', 3, cell);
    show(0);
    expect(seen(workbook, 'Results', 'notes', 3).value).toBe('');
    show(1);
    expect(seen(workbook, 'Results', 'notes', 3)).toEqual({ formula: undefined, ...cell });
  },
);

test('a date and a time of day are those on the clocks of the spreadsheet', () => {
  const { workbook, show } = afterTwoRuns(highs);
  workbook.timeZone = 'Asia/Kolkata';
  const moment = { value: 46_157.999, numberFormat: 'yyyy-mm-dd hh:mm:ss.000' };
  put(workbook, 'Gaps', 'recommendation', 2, moment);
  show(0);
  show(1);
  const { value, numberFormat } = seen(workbook, 'Gaps', 'recommendation', 2);
  expect(Number(value)).toBeCloseTo(moment.value, 8);
  expect(numberFormat).toBe(moment.numberFormat);
});

test('a formula in a note goes along with its row, whichever row that is after loading and after another run', () => {
  const { host, workbook, show, ids } = afterTwoRuns(highs);
  const key = columnOf(workbook, 'Results', 'rank');
  const letter = String.fromCharCode(64 + key);
  put(workbook, 'Results', 'notes', 2, { formula: `=${letter}2*10+LOG10(${letter}$2)&" of A1"`, numberFormat: '0' });
  put(workbook, 'Runs', 'notes', 3, { formula: '="run "&A3' });
  put(workbook, 'Runs', 'notes', 2, { value: 'plain' });
  const { grid } = tabOf(workbook, 'Results');
  grid.push(...grid.splice(1).reverse());
  const last = grid.length;
  const down = cellOf(workbook, 'Results', 'notes', last);
  down.formula = `=${letter}${last}*10+LOG10(${letter}$2)&" of A1"`;
  markChanged(workbook);
  show(1);
  expect(seen(workbook, 'Results', 'notes', 2)).toMatchObject({
    formula: `=${letter}2*10+LOG10(${letter}$2)&" of A1"`,
    value: '10 of A1',
    numberFormat: '0',
  });
  expect(callAddOn(host, 'saveNotes', null).reply).toEqual({ saved: 0 });
  runAddOn(host, highs, requestFor({ constraint_set: 'Baseline' }));
  expect(seen(workbook, 'Runs', 'notes', 4)).toMatchObject({ formula: '="run "&A4', value: `run ${ids[0]}` });
  expect(seen(workbook, 'Runs', 'notes', 3)).toMatchObject({ formula: undefined, value: 'plain' });
  expect(callAddOn(host, 'saveNotes', null).reply).toEqual({ saved: 0 });
});

test.each<readonly [string, (row: number) => string]>([
  ['rows above and below', (row) => `=B${row}+$B${row + 1}-SUM(B$1:B${row})`],
  ['fixed rows only', () => '=SUM($A$1:$B$9)'],
  ['whole columns', () => '=COUNTA(A:A)'],
  ['another tab', (row) => `=Runs!A${row}&'It''s A1'!B${row}`],
  ['quoted text', (row) => `="A1 ""B2"" "&A${row}`],
  ['names and functions that look like cells', (row) => `=LOG10(B${row})+ATAN2(1,2)+plan_A1+x.B2`],
  ['columns of tables', (row) => `=SUM(Plan[Q2])+B${row}`],
])('a formula that names %s is that of its new row after its row was moved', (_, formulaIn) => {
  const { workbook, show } = afterTwoRuns(highs);
  const { grid } = tabOf(workbook, 'Results');
  const last = grid.length;
  grid.push(...grid.splice(1).reverse());
  for (const row of [3, last]) put(workbook, 'Results', 'notes', row, { formula: formulaIn(row) });
  show(1);
  expect(seen(workbook, 'Results', 'notes', 2).formula).toBe(formulaIn(2));
  expect(seen(workbook, 'Results', 'notes', last - 1).formula).toBe(formulaIn(last - 1));
});

test('a formula is text after another run was shown in between: what comes from the store never computes', () => {
  const { workbook, show } = afterTwoRuns(highs);
  put(workbook, 'Results', 'notes', 3, { formula: '=B3*2' });
  put(workbook, 'Gaps', 'recommendation', 2, { formula: '=1+1', numberFormat: '0%' });
  show(0);
  show(1);
  expect(seen(workbook, 'Results', 'notes', 3)).toEqual({ value: '=B3*2', formula: undefined, numberFormat: '@' });
  expect(seen(workbook, 'Gaps', 'recommendation', 2)).toEqual({ value: '=1+1', formula: undefined, numberFormat: '@' });
  show(1);
  expect(seen(workbook, 'Results', 'notes', 3)).toEqual({ value: '=B3*2', formula: undefined, numberFormat: '@' });
});

test('a formula that somebody planted among the kept notes is shown as text', () => {
  const { host, workbook, show } = afterTwoRuns(highs);
  put(workbook, 'Results', 'notes', 3, { formula: '=7*6' });
  show(0);
  let planted = 0;
  for (const sheet of host.state.workbook.sheets) {
    for (const cell of sheet.hidden ? sheet.grid.flat() : []) {
      if (typeof cell?.value !== 'string' || !cell.value.includes('7*6')) continue;
      cell.value = cell.value.replace('7*6', '6*7');
      planted += 1;
    }
  }
  expect(planted).toBeGreaterThan(0);
  markChanged(workbook);
  show(1);
  expect(seen(workbook, 'Results', 'notes', 3)).toEqual({ value: '=6*7', formula: undefined, numberFormat: '@' });
});

test('blank note cells keep the format of their column in rows that only another run has content in', () => {
  const { workbook, show } = afterTwoRuns(highs);
  for (let row = 2; row <= 40; row += 1) put(workbook, 'Results', 'notes', row, { value: '', numberFormat: '@' });
  put(workbook, 'Results', 'notes', 3, { value: 0.2, numberFormat: '0%' });
  show(0);
  for (const row of [2, 3, 4, 40]) {
    expect(seen(workbook, 'Results', 'notes', row)).toMatchObject({ value: '', numberFormat: '@' });
  }
});

test("a second column headed Notes is somebody's own: it neither shows nor hides what is kept", () => {
  const { host, workbook, show } = afterTwoRuns(highs);
  for (const [tab, header] of [
    ['Results', 'Notes'],
    ['Gaps', 'recommendation'],
    ['Runs', ' NOTES '],
  ] as const) {
    const declared = header.trim().toLowerCase();
    put(workbook, tab, declared, 2, { value: `kept on ${tab}` });
    const right = (valuesOf(workbook, tab)[0]?.length ?? 0) + 1;
    touchCell(tabOf(workbook, tab), 1, right).value = header;
    touchCell(tabOf(workbook, tab), 2, right).value = 'mine';
    markChanged(workbook);
    show(0);
    show(1);
    expect(valuesOf(workbook, tab)[1]?.[columnOf(workbook, tab, declared) - 1]).toBe(`kept on ${tab}`);
    expect(valuesOf(workbook, tab)[1]?.[right - 1]).toBe('mine');
  }
  expect(callAddOn(host, 'saveNotes', null).reply).toEqual({ saved: 0 });
  expect(rowsOf(workbook, 'Results')[0]?.run_id).not.toBe('');
});
