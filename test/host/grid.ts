import type { SheetState } from '../../src/workbench/workbook/sheet-state';
import { cellAt, forEachCell, lastColumn, lastRow, touchCell } from '../../src/workbench/workbook/sheet-state';
import { markChanged, sheetNamed, type WorkbookState } from '../../src/workbench/workbook/workbook-state';

/** The tab of that name. */
export function tabOf(workbook: WorkbookState, name: string): SheetState {
  const sheet = sheetNamed(workbook, name);
  if (sheet === undefined) throw new Error(`there is no tab ${name}`);
  return sheet;
}

/** What the cells of a tab hold, row by row; '' where there is nothing. */
export function valuesOf(workbook: WorkbookState, name: string): unknown[][] {
  const sheet = tabOf(workbook, name);
  return Array.from({ length: lastRow(sheet) }, (_, down) =>
    Array.from({ length: lastColumn(sheet) }, (_, right) => cellAt(sheet, down + 1, right + 1)?.value ?? ''),
  );
}

/** The rows of a tab by header. */
export function rowsOf(workbook: WorkbookState, name: string): Record<string, unknown>[] {
  const [header = [], ...rows] = valuesOf(workbook, name);
  return rows.map((row) => Object.fromEntries(header.map((title, right) => [String(title), row[right] ?? ''])));
}

/** Types into the cell below `header` in the row where `is` holds. */
export function typeBeside(
  workbook: WorkbookState,
  name: string,
  is: (row: Readonly<Record<string, unknown>>) => boolean,
  header: string,
  value: string | number,
): void {
  const row = rowsOf(workbook, name).findIndex(is);
  const column = valuesOf(workbook, name)[0]?.indexOf(header) ?? -1;
  if (row < 0 || column < 0) throw new Error(`no such row or column ${header} on ${name}`);
  touchCell(tabOf(workbook, name), row + 2, column + 1).value = value;
  markChanged(workbook);
}

/** Everything a tab holds, cell by cell: value, formula, format, note. */
export function cellsOf(sheet: SheetState): unknown[] {
  const cells: unknown[] = [];
  forEachCell(sheet, (cell, row, column) => {
    if (cell.value === '' && cell.formula === undefined && cell.note === '') return;
    cells.push([row, column, cell.value, cell.formula, cell.numberFormat, cell.note]);
  });
  return cells;
}

/** Everything the named tabs hold. */
export function snapshotOf(workbook: WorkbookState, names: readonly string[]): Readonly<Record<string, unknown[]>> {
  return Object.fromEntries(names.map((name) => [name, cellsOf(tabOf(workbook, name))]));
}

/**
 * A workbook of its own with the same cells. Written out, because faults are tried on thousands of copies and
 * structuredClone keeps what it copied from being collected until the test lets go of the thread.
 */
export function copyOf(workbook: WorkbookState): WorkbookState {
  return {
    ...workbook,
    sheets: workbook.sheets.map(copyOfTab),
    namedRanges: new Map(workbook.namedRanges),
    calculator: undefined,
  };
}

/** Values, looks and rules of cells are never changed in place, so both copies share them. */
function copyOfTab(sheet: SheetState): SheetState {
  return {
    ...sheet,
    grid: sheet.grid.map((cells) => cells?.map((cell) => cell && { ...cell })),
    columnWidths: new Map(sheet.columnWidths),
    rowHeights: new Map(sheet.rowHeights),
    hiddenColumns: new Set(sheet.hiddenColumns),
    hiddenRows: new Set(sheet.hiddenRows),
    merges: [...sheet.merges],
    protections: sheet.protections.map((protection) => ({
      ...protection,
      editors: [...protection.editors],
      unprotected: [...protection.unprotected],
    })),
  };
}
