import type { Cell } from '../../workbook/cell';
import { type CellArea, cellAt, type SheetState, touchCell } from '../../workbook/sheet-state';
import { GoogleError } from '../google-error';
import { type A1Area, parseA1 } from './a1';
import { type Book, liveSheet } from './handles';

/** A rectangle of cells as a script holds it; rows and columns count from 1. */
export interface RangeHandle {
  readonly book: Book;
  readonly sheet: SheetState;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A range of a sheet, refused when it leaves the grid. */
export function rangeOf(
  book: Book,
  sheet: SheetState,
  row: number,
  column: number,
  rows = 1,
  columns = 1,
): RangeHandle {
  if (rows < 1) throw new GoogleError('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new GoogleError('The number of columns in the range must be at least 1.');
  if (row < 1) throw new GoogleError('The starting row of the range is too small.');
  if (column < 1) throw new GoogleError('The starting column of the range is too small.');
  if (row + rows - 1 > sheet.maxRows || column + columns - 1 > sheet.maxColumns) {
    throw new GoogleError('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return { book, sheet, row, column, rows, columns };
}

/** A range written in A1 notation or as the name of a named range. */
export function rangeFromText(book: Book, sheet: SheetState, text: string): RangeHandle {
  const named = book.workbook.namedRanges.get(text);
  const area = parseA1(text);
  if (area === undefined && named !== undefined) return rangeOfArea(book, named);
  if (area === undefined) throw new GoogleError('Range not found');
  const target = area.sheetName === undefined ? sheet : book.workbook.sheets.find((one) => one.name === area.sheetName);
  if (target === undefined) throw new GoogleError('Range not found');
  return rangeFromA1(book, target, area);
}

/** The range of an A1 rectangle on a sheet. */
export function rangeFromA1(book: Book, sheet: SheetState, area: A1Area): RangeHandle {
  const lastRow = area.lastRow ?? sheet.maxRows;
  const lastColumn = area.lastColumn ?? sheet.maxColumns;
  if (lastRow > sheet.maxRows || lastColumn > sheet.maxColumns) {
    // A1 text that leaves the grid is not found at all.
    throw new GoogleError('Range not found');
  }
  return rangeOf(book, sheet, area.row, area.column, lastRow - area.row + 1, lastColumn - area.column + 1);
}

/** The range of a stored rectangle. */
export function rangeOfArea(book: Book, area: CellArea): RangeHandle {
  const sheet = book.workbook.sheets.find((one) => one.id === area.sheetId);
  if (sheet === undefined) throw new GoogleError(`Sheet ${area.sheetId} not found`);
  return { book, sheet, row: area.row, column: area.column, rows: area.rows, columns: area.columns };
}

/** The rectangle of a range. */
export function areaOf(range: RangeHandle): CellArea {
  return { sheetId: range.sheet.id, row: range.row, column: range.column, rows: range.rows, columns: range.columns };
}

/** One value per cell, row by row. */
export function readGrid<Value>(range: RangeHandle, read: (cell: Cell | undefined) => Value): Value[][] {
  const sheet = liveSheet(range);
  const rows: Value[][] = [];
  for (let down = 0; down < range.rows; down += 1) {
    const cells = sheet.grid[range.row - 1 + down];
    const row: Value[] = new Array<Value>(range.columns);
    for (let right = 0; right < range.columns; right += 1) row[right] = read(cells?.[range.column - 1 + right]);
    rows.push(row);
  }
  return rows;
}

/** The value of the top left cell. */
export function readFirst<Value>(range: RangeHandle, read: (cell: Cell | undefined) => Value): Value {
  return read(cellAt(liveSheet(range), range.row, range.column));
}

/** Changes every cell; `down` and `right` count from 0 inside the range. */
export function changeGrid(range: RangeHandle, change: (cell: Cell, down: number, right: number) => void): void {
  const sheet = liveSheet(range);
  for (let down = 0; down < range.rows; down += 1) {
    for (let right = 0; right < range.columns; right += 1) {
      change(touchCell(sheet, range.row + down, range.column + right), down, right);
    }
  }
}

/** Changes only cells somebody touched before: enough for clearing. */
export function changeTouched(range: RangeHandle, change: (cell: Cell) => void): void {
  const sheet = liveSheet(range);
  const lastRow = Math.min(range.row + range.rows - 1, sheet.grid.length);
  for (let row = range.row; row <= lastRow; row += 1) {
    const cells = sheet.grid[row - 1];
    if (cells === undefined) continue;
    const last = Math.min(range.column + range.columns - 1, cells.length);
    for (let column = range.column; column <= last; column += 1) {
      const cell = cells[column - 1];
      if (cell !== undefined) change(cell);
    }
  }
}

/** Refuses data whose size is not the range's, in Google's words. */
export function requireSameSize(range: RangeHandle, data: readonly (readonly unknown[])[]): void {
  if (data.length !== range.rows) {
    throw new GoogleError(
      `The number of rows in the data does not match the number of rows in the range. The data has ${data.length} but the range has ${range.rows}.`,
    );
  }
  for (const row of data) {
    if (row.length !== range.columns) {
      throw new GoogleError(
        `The number of columns in the data does not match the number of columns in the range. The data has ${row.length} but the range has ${range.columns}.`,
      );
    }
  }
}
