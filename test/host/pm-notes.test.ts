import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { insertColumns, touchCell } from '../../src/workbench/workbook/sheet-state';
import { markChanged, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { build, callAddOn, openAddOn, requestFor, runAddOn, typedWorkbook } from './built-add-on';
import { rowsOf, tabOf, typeBeside, valuesOf } from './grid';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const request = requestFor({ constraint_set: 'Baseline' });

/** A workbook after two runs, and a way to show either of them again. */
function afterTwoRuns(): {
  readonly host: Host;
  readonly workbook: WorkbookState;
  readonly show: (run: 0 | 1) => void;
  readonly ids: readonly string[];
} {
  const host = openAddOn(typedWorkbook(plainPlan(8)));
  const runs = [runAddOn(host, highs, request), runAddOn(host, highs, request)];
  const show = (run: 0 | 1): void => {
    const made = runs[run];
    if (made !== undefined) callAddOn(host, 'recordRun', { run_id: made.report.run_id ?? '', answer: made.answer });
  };
  return { host, workbook: host.state.workbook, show, ids: runs.map(({ report }) => report.run_id ?? '') };
}

const notes = (workbook: WorkbookState, tab: string): readonly unknown[] =>
  rowsOf(workbook, tab)
    .filter((row) => row.notes !== '')
    .map((row) => [row.run_id, row.initiative_key ?? row.key ?? '', row.notes]);

/** Turns the rows below the header round, as sorting does. */
function sortBackwards(workbook: WorkbookState, tab: string): void {
  const { grid } = tabOf(workbook, tab);
  grid.push(...grid.splice(1).reverse());
  markChanged(workbook);
}

test('notes come and go with the run that is shown, however rows were sorted and columns moved in between', () => {
  const { workbook, show, ids } = afterTwoRuns();
  typeBeside(workbook, 'Results', (row) => row.initiative_key === 'INIT-0003', 'notes', 'second run');
  typeBeside(workbook, 'Gaps', (row) => row.key === 'UK', 'notes', 'UK is full');
  typeBeside(workbook, 'Runs', (row) => row.run_id === ids[0], 'notes', 'the first try');
  for (const tab of ['Results', 'Runs', 'Gaps']) sortBackwards(workbook, tab);
  show(0);
  expect(notes(workbook, 'Results')).toEqual([]);
  typeBeside(workbook, 'Results', (row) => row.initiative_key === 'INIT-0003', 'notes', 'first run');
  for (const row of tabOf(workbook, 'Results').grid) row?.unshift(...row.splice(4, 2));
  show(1);
  expect(notes(workbook, 'Results')).toEqual([[ids[1], 'INIT-0003', 'second run']]);
  expect(notes(workbook, 'Gaps')).toEqual([[ids[1], 'UK', 'UK is full']]);
  show(0);
  expect(notes(workbook, 'Results')).toEqual([[ids[0], 'INIT-0003', 'first run']]);
  expect(notes(workbook, 'Runs')).toEqual([[ids[0], '', 'the first try']]);
  expect(rowsOf(workbook, 'Runs').map((row) => row.run_id)).toEqual([...ids].reverse());
});

test('a note that was emptied stays empty', () => {
  const { workbook, show } = afterTwoRuns();
  typeBeside(workbook, 'Results', (row) => row.rank === 1, 'notes', 'not any more');
  show(1);
  expect(notes(workbook, 'Results')).toHaveLength(1);
  typeBeside(workbook, 'Results', (row) => row.rank === 1, 'notes', '');
  show(0);
  show(1);
  expect(notes(workbook, 'Results')).toEqual([]);
});

test.each([
  ['=SUM(1,2)', '=SUM(1,2)'],
  ["'quoted", "'quoted"],
  ['|bar', '|bar'],
  ['1/2', '1/2'],
  [42.5, '42.5'],
])('a note such as %p is still that text after another run was shown in between', (typed, kept) => {
  const { workbook, show } = afterTwoRuns();
  typeBeside(workbook, 'Results', (row) => row.rank === 1, 'notes', typed);
  show(0);
  show(1);
  expect(rowsOf(workbook, 'Results').find((row) => row.rank === 1)?.notes === kept).toBe(true);
});

test('a note that fills its cell is still there after another run was shown in between', () => {
  const { workbook, show } = afterTwoRuns();
  const note = 'x'.repeat(50_000);
  typeBeside(workbook, 'Results', (row) => row.rank === 1, 'notes', note);
  show(0);
  show(1);
  expect(rowsOf(workbook, 'Results').find((row) => row.rank === 1)?.notes === note).toBe(true);
});

test('a note on Gaps stays with its row when somebody shows the targets as percentages', () => {
  const { workbook, show } = afterTwoRuns();
  typeBeside(workbook, 'Gaps', (row) => row.key === 'UK', 'recommendation', 'hire in the UK');
  const column = valuesOf(workbook, 'Gaps')[0]?.indexOf('target') ?? -1;
  for (const [down] of rowsOf(workbook, 'Gaps').entries()) {
    touchCell(tabOf(workbook, 'Gaps'), down + 2, column + 1).numberFormat = '0%';
  }
  show(1);
  expect(rowsOf(workbook, 'Gaps').map((row) => [row.key, row.recommendation])).toContainEqual(['UK', 'hire in the UK']);
});

test("columns of somebody's own on Runs, Results and Gaps keep every cell, formulas and formats too", () => {
  const { workbook, show } = afterTwoRuns();
  for (const name of ['Runs', 'Results', 'Gaps']) {
    const sheet = tabOf(workbook, name);
    insertColumns(sheet, 2, 1);
    touchCell(sheet, 1, 2).value = 'Mine';
    Object.assign(touchCell(sheet, 2, 2), { value: 0.25, numberFormat: '0%', note: 'mine too' });
    Object.assign(touchCell(sheet, 3, 2), { formula: '=1+1' });
    touchCell(sheet, 40, 2).value = 'far below';
  }
  workbook.hasFormulas = true;
  markChanged(workbook);
  show(0);
  show(1);
  for (const name of ['Runs', 'Results', 'Gaps']) {
    const cell = (row: number) => touchCell(tabOf(workbook, name), row, 2);
    expect(cell(1).value).toBe('Mine');
    expect(cell(2)).toMatchObject({ value: 0.25, numberFormat: '0%', note: 'mine too' });
    expect(cell(3).formula).toBe('=1+1');
    expect(cell(40).value).toBe('far below');
  }
  expect(rowsOf(workbook, 'Results')[0]).toMatchObject({ rank: 1, Mine: 0.25 });
});
