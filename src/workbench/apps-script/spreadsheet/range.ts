import { hasContent } from '../../workbook/cell';
import { type CellArea, cellAt } from '../../workbook/sheet-state';
import { GoogleError } from '../google-error';
import { anyOf, ITSELF, methodsOn } from '../service-object';
import { serviceKind } from '../service-value';
import { printA1 } from './a1';
import { protect } from './protection';
import { areaOf, type RangeHandle, rangeOf } from './range-handle';
import { rangeLookMethods } from './range-looks';
import { sortRange } from './range-sort';
import { rangeValueMethods } from './range-values';

const handle = methodsOn<RangeHandle>('handles');
const call = methodsOn<RangeHandle>('sheets');

/** SpreadsheetApp.Range: where it is, what is in it, how it looks. */
export const rangeKind = serviceKind<RangeHandle>('SpreadsheetApp.Range', {
  ...rangeValueMethods,
  ...rangeLookMethods,
  getRow: handle([], (range) => range.row),
  getColumn: handle([], (range) => range.column),
  getRowIndex: handle([], (range) => range.row),
  getColumnIndex: handle([], (range) => range.column),
  getNumRows: handle([], (range) => range.rows),
  getNumColumns: handle([], (range) => range.columns),
  getHeight: handle([], (range) => range.rows),
  getWidth: handle([], (range) => range.columns),
  getLastRow: handle([], (range) => range.row + range.rows - 1),
  getLastColumn: handle([], (range) => range.column + range.columns - 1),
  getA1Notation: handle([], (range) => printA1(range)),
  getGridId: handle([], (range) => range.sheet.id),
  getSheet: handle([], (range) => range.book.wrap.sheet(range)),
  getCell: handle(['Integer', 'Integer'], (range, row, column) => {
    if (row < 1 || column < 1 || row > range.rows || column > range.columns) {
      throw new GoogleError('Cell reference out of range');
    }
    return range.book.wrap.range(rangeOf(range.book, range.sheet, range.row + row - 1, range.column + column - 1));
  }),
  offset: anyOf<RangeHandle>(
    handle(['Integer', 'Integer'], (range, down, right) => offset(range, down, right, range.rows, range.columns)),
    handle(['Integer', 'Integer', 'Integer'], (range, down, right, rows) =>
      offset(range, down, right, rows, range.columns),
    ),
    handle(['Integer', 'Integer', 'Integer', 'Integer'], offset),
  ),
  activate: handle([], (range) => {
    range.book.workbook.activeSheetId = range.sheet.id;
    range.book.workbook.activeArea = areaOf(range);
    return ITSELF;
  }),
  protect: call([], (range) => protect(range, 'RANGE')),
  merge: call([], (range) => {
    merge(range, areaOf(range));
    return ITSELF;
  }),
  mergeAcross: call([], (range) => {
    for (let down = 0; down < range.rows; down += 1) merge(range, { ...areaOf(range), row: range.row + down, rows: 1 });
    return ITSELF;
  }),
  breakApart: call([], (range) => {
    const kept = range.sheet.merges.filter((area) => !overlaps(area, areaOf(range)));
    range.sheet.merges.splice(0, range.sheet.merges.length, ...kept);
    return ITSELF;
  }),
  isPartOfMerge: handle([], (range) => range.sheet.merges.some((area) => overlaps(area, areaOf(range)))),
  sort: call(['Object'], (range, order) => {
    sortRange(range, order);
    return ITSELF;
  }),
});

function offset(range: RangeHandle, down: number, right: number, rows: number, columns: number): unknown {
  return range.book.wrap.range(rangeOf(range.book, range.sheet, range.row + down, range.column + right, rows, columns));
}

/** Only the top left cell of a merge keeps its content. */
function merge(range: RangeHandle, area: CellArea): void {
  for (let down = 0; down < area.rows; down += 1) {
    for (let right = 0; right < area.columns; right += 1) {
      const cell = cellAt(range.sheet, area.row + down, area.column + right);
      if ((down > 0 || right > 0) && hasContent(cell)) {
        cell.value = '';
        cell.formula = undefined;
      }
    }
  }
  const kept = range.sheet.merges.filter((other) => !overlaps(other, area));
  range.sheet.merges.splice(0, range.sheet.merges.length, ...kept, area);
}

function overlaps(one: CellArea, two: CellArea): boolean {
  return (
    one.row < two.row + two.rows &&
    two.row < one.row + one.rows &&
    one.column < two.column + two.columns &&
    two.column < one.column + one.columns
  );
}
