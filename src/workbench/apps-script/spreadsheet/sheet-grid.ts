import { deleteColumns, deleteRows, insertColumns, insertRows, shiftArea } from '../../workbook/sheet-state';
import { shiftFormulas } from '../../workbook/shift-formulas';
import { cellCount, MAX_CELLS, markChanged } from '../../workbook/workbook-state';
import { GoogleError } from '../google-error';
import { anyOf, ITSELF, methodsOn } from '../service-object';
import { liveSheet, type SheetHandle } from './handles';
import type { RangeHandle } from './range-handle';

const handle = methodsOn<SheetHandle>('handles');
const call = methodsOn<SheetHandle>('sheets');

/** Rows, columns, sizes and visibility of a sheet. */
export const sheetGridMethods = {
  getMaxRows: handle([], (self) => liveSheet(self).maxRows),
  getMaxColumns: handle([], (self) => liveSheet(self).maxColumns),
  insertRowsAfter: call(['Integer', 'Integer'], (self, row, count) => addLines(self, 'row', row + 1, count)),
  insertRowsBefore: call(['Integer', 'Integer'], (self, row, count) => addLines(self, 'row', row, count)),
  insertRowAfter: call(['Integer'], (self, row) => addLines(self, 'row', row + 1, 1)),
  insertRowBefore: call(['Integer'], (self, row) => addLines(self, 'row', row, 1)),
  insertColumnsAfter: call(['Integer', 'Integer'], (self, column, count) =>
    addLines(self, 'column', column + 1, count),
  ),
  insertColumnsBefore: call(['Integer', 'Integer'], (self, column, count) => addLines(self, 'column', column, count)),
  insertColumnAfter: call(['Integer'], (self, column) => addLines(self, 'column', column + 1, 1)),
  insertColumnBefore: call(['Integer'], (self, column) => addLines(self, 'column', column, 1)),
  deleteRow: call(['Integer'], (self, row) => removeLines(self, 'row', row, 1)),
  deleteRows: call(['Integer', 'Integer'], (self, row, count) => removeLines(self, 'row', row, count)),
  deleteColumn: call(['Integer'], (self, column) => removeLines(self, 'column', column, 1)),
  deleteColumns: call(['Integer', 'Integer'], (self, column, count) => removeLines(self, 'column', column, count)),
  hideSheet: call([], (self) => {
    const sheet = liveSheet(self);
    const visible = self.book.workbook.sheets.filter((one) => !one.hidden);
    if (visible.length === 1 && visible[0] === sheet) {
      throw new GoogleError("You can't hide all the sheets in a document.");
    }
    sheet.hidden = true;
    return ITSELF;
  }),
  showSheet: call([], (self) => {
    liveSheet(self).hidden = false;
    return ITSELF;
  }),
  isSheetHidden: handle([], (self) => liveSheet(self).hidden),
  getFrozenRows: handle([], (self) => liveSheet(self).frozenRows),
  getFrozenColumns: handle([], (self) => liveSheet(self).frozenColumns),
  setFrozenRows: call(['Integer'], (self, rows) => {
    const sheet = liveSheet(self);
    if (rows < 0 || rows >= sheet.maxRows) throw new GoogleError("You can't freeze all visible rows on the sheet.");
    sheet.frozenRows = rows;
    return null;
  }),
  setFrozenColumns: call(['Integer'], (self, columns) => {
    const sheet = liveSheet(self);
    if (columns < 0 || columns >= sheet.maxColumns) {
      throw new GoogleError("You can't freeze all visible columns on the sheet.");
    }
    sheet.frozenColumns = columns;
    return null;
  }),
  getTabColor: handle([], (self) => liveSheet(self).tabColor),
  setTabColor: call(['String?'], (self, color) => {
    liveSheet(self).tabColor = color;
    return ITSELF;
  }),
  getColumnWidth: handle(['Integer'], (self, column) => liveSheet(self).columnWidths.get(column) ?? 100),
  setColumnWidth: call(['Integer', 'Integer'], (self, column, width) => setWidths(self, column, 1, width)),
  setColumnWidths: call(['Integer', 'Integer', 'Integer'], setWidths),
  getRowHeight: handle(['Integer'], (self, row) => liveSheet(self).rowHeights.get(row) ?? 21),
  setRowHeight: call(['Integer', 'Integer'], (self, row, height) => setHeights(self, row, 1, height)),
  setRowHeights: call(['Integer', 'Integer', 'Integer'], setHeights),
  // Text is not measured here: widths stay what they were.
  autoResizeColumn: call(['Integer'], () => ITSELF),
  autoResizeColumns: call(['Integer', 'Integer'], () => ITSELF),
  autoResizeRows: call(['Integer', 'Integer'], () => ITSELF),
  hideColumns: anyOf<SheetHandle>(
    call(['Integer'], (self, column) => setHidden(self, 'hiddenColumns', column, 1, true)),
    call(['Integer', 'Integer'], (self, column, count) => setHidden(self, 'hiddenColumns', column, count, true)),
  ),
  showColumns: anyOf<SheetHandle>(
    call(['Integer'], (self, column) => setHidden(self, 'hiddenColumns', column, 1, false)),
    call(['Integer', 'Integer'], (self, column, count) => setHidden(self, 'hiddenColumns', column, count, false)),
  ),
  hideColumn: call(['Range'], (self, range) => hideRange(self, range)),
  isColumnHiddenByUser: handle(['Integer'], (self, column) => liveSheet(self).hiddenColumns.has(column)),
  hideRows: anyOf<SheetHandle>(
    call(['Integer'], (self, row) => setHidden(self, 'hiddenRows', row, 1, true)),
    call(['Integer', 'Integer'], (self, row, count) => setHidden(self, 'hiddenRows', row, count, true)),
  ),
  showRows: anyOf<SheetHandle>(
    call(['Integer'], (self, row) => setHidden(self, 'hiddenRows', row, 1, false)),
    call(['Integer', 'Integer'], (self, row, count) => setHidden(self, 'hiddenRows', row, count, false)),
  ),
  isRowHiddenByUser: handle(['Integer'], (self, row) => liveSheet(self).hiddenRows.has(row)),
};

type Axis = 'row' | 'column';

function addLines(self: SheetHandle, axis: Axis, at: number, count: number): typeof ITSELF {
  const sheet = liveSheet(self);
  const size = axis === 'row' ? sheet.maxRows : sheet.maxColumns;
  if (count < 1 || at < 1 || at > size + 1) {
    throw new GoogleError('The coordinates of the range are outside the dimensions of the sheet.');
  }
  const added = count * (axis === 'row' ? sheet.maxColumns : sheet.maxRows);
  if (cellCount(self.book.workbook) + added > MAX_CELLS) throw tooManyCells();
  if (axis === 'row') insertRows(sheet, at, count);
  else insertColumns(sheet, at, count);
  moveReferences(self, axis, at, count);
  return ITSELF;
}

function removeLines(self: SheetHandle, axis: Axis, at: number, count: number): null {
  const sheet = liveSheet(self);
  const size = axis === 'row' ? sheet.maxRows : sheet.maxColumns;
  if (count < 1 || at < 1 || at + count - 1 > size) throw new GoogleError(`Those ${axis}s are out of bounds.`);
  const frozen = axis === 'row' ? sheet.frozenRows : sheet.frozenColumns;
  if (count === size) throw new GoogleError(`You can't delete all the ${axis}s on the sheet.`);
  if (at <= frozen + 1 && at + count - 1 === size) {
    throw new GoogleError(`Sorry, it is not possible to delete all non-frozen ${axis}s.`);
  }
  if (axis === 'row') deleteRows(sheet, at, count);
  else deleteColumns(sheet, at, count);
  const frozenGone = Math.max(0, Math.min(frozen, at + count - 1) - at + 1);
  if (axis === 'row') sheet.frozenRows -= frozenGone;
  else sheet.frozenColumns -= frozenGone;
  moveReferences(self, axis, at, -count);
  return null;
}

/** Named ranges and formulas follow the cells they point at. */
function moveReferences(self: SheetHandle, axis: Axis, at: number, by: number): void {
  const { workbook } = self.book;
  for (const [name, area] of [...workbook.namedRanges]) {
    if (area.sheetId !== self.sheet.id) continue;
    const moved = shiftArea(area, axis, at, by);
    if (moved === undefined) workbook.namedRanges.delete(name);
    else workbook.namedRanges.set(name, moved);
  }
  if (workbook.hasFormulas) shiftFormulas(workbook, self.sheet, axis, at, by);
  markChanged(workbook);
}

/** What Google says above the limit of cells. */
export function tooManyCells(): GoogleError {
  return new GoogleError(
    `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
  );
}

function setWidths(self: SheetHandle, column: number, count: number, width: number): typeof ITSELF {
  const sheet = liveSheet(self);
  requireColumns(sheet.maxColumns, column, count);
  for (let index = column; index < column + count; index += 1) sheet.columnWidths.set(index, width);
  return ITSELF;
}

function setHeights(self: SheetHandle, row: number, count: number, height: number): typeof ITSELF {
  const sheet = liveSheet(self);
  requireColumns(sheet.maxRows, row, count);
  for (let index = row; index < row + count; index += 1) sheet.rowHeights.set(index, height);
  return ITSELF;
}

function setHidden(
  self: SheetHandle,
  which: 'hiddenRows' | 'hiddenColumns',
  from: number,
  count: number,
  hidden: boolean,
): null {
  const sheet = liveSheet(self);
  requireColumns(which === 'hiddenRows' ? sheet.maxRows : sheet.maxColumns, from, count);
  for (let index = from; index < from + count; index += 1) {
    if (hidden) sheet[which].add(index);
    else sheet[which].delete(index);
  }
  return null;
}

function hideRange(self: SheetHandle, range: RangeHandle): null {
  return setHidden(self, 'hiddenColumns', range.column, range.columns, true);
}

function requireColumns(size: number, from: number, count: number): void {
  if (from < 1 || count < 1 || from + count - 1 > size) {
    throw new GoogleError('The coordinates of the range are outside the dimensions of the sheet.');
  }
}
