import { lastColumn, lastRow, type ProtectionState, type SheetState } from '../../workbook/sheet-state';
import { GoogleError } from '../google-error';
import { anyOf, ITSELF, methodsOn } from '../service-object';
import { PlainRecord, serviceKind } from '../service-value';
import { conditionalRuleObject } from './conditional-format';
import { liveSheet, type SheetHandle } from './handles';
import { protect, protectionObject } from './protection';
import { changeTouched, type RangeHandle, rangeFromText, rangeOf } from './range-handle';
import { clearFormat, clearNote } from './range-looks';
import { sortRange } from './range-sort';
import { clearContent, writeValues } from './range-values';
import { sheetGridMethods } from './sheet-grid';
import { renameSheet } from './sheet-names';

const handle = methodsOn<SheetHandle>('handles');
const call = methodsOn<SheetHandle>('sheets');

/** SpreadsheetApp.Sheet. */
export const sheetKind = serviceKind<SheetHandle>('SpreadsheetApp.Sheet', {
  ...sheetGridMethods,
  getName: handle([], (self) => liveSheet(self).name),
  getSheetName: handle([], (self) => liveSheet(self).name),
  setName: call(['String'], (self, name) => {
    renameSheet(self.book.workbook, liveSheet(self), name);
    return ITSELF;
  }),
  getSheetId: handle([], (self) => liveSheet(self).id),
  getIndex: handle([], (self) => self.book.workbook.sheets.indexOf(liveSheet(self)) + 1),
  getParent: handle([], (self) => self.book.wrap.spreadsheet(self.book)),
  getLastRow: handle([], (self) => lastRow(liveSheet(self))),
  getLastColumn: handle([], (self) => lastColumn(liveSheet(self))),
  getDataRange: handle([], (self) => {
    const sheet = liveSheet(self);
    return self.book.wrap.range(
      rangeOf(self.book, sheet, 1, 1, Math.max(1, lastRow(sheet)), Math.max(1, lastColumn(sheet))),
    );
  }),
  getRange: anyOf<SheetHandle>(
    handle(['String'], (self, text) => self.book.wrap.range(rangeFromText(self.book, liveSheet(self), text))),
    handle(['Integer', 'Integer'], (self, row, column) => getRange(self, row, column, 1, 1)),
    handle(['Integer', 'Integer', 'Integer'], (self, row, column, rows) => getRange(self, row, column, rows, 1)),
    handle(['Integer', 'Integer', 'Integer', 'Integer'], getRange),
  ),
  appendRow: call(['Object[]'], (self, values) => {
    const sheet = liveSheet(self);
    const row = lastRow(sheet) + 1;
    if (row > sheet.maxRows) sheet.maxRows = row;
    if (values.length > sheet.maxColumns) sheet.maxColumns = values.length;
    if (values.length === 0) throw new GoogleError('The row must have at least one cell.');
    writeValues(rangeOf(self.book, sheet, row, 1, 1, values.length), (_down, right) => values[right]);
    return ITSELF;
  }),
  clear: anyOf<SheetHandle>(
    call([], (self) => {
      clearContent(whole(self));
      changeTouched(whole(self), clearFormat);
      liveSheet(self).conditionalRules = [];
      return ITSELF;
    }),
    call(['Record'], (self, options) => {
      if (options.contentsOnly === true) clearContent(whole(self));
      if (options.formatOnly === true) changeTouched(whole(self), clearFormat);
      return ITSELF;
    }),
  ),
  clearContents: call([], (self) => {
    clearContent(whole(self));
    return ITSELF;
  }),
  clearFormats: call([], (self) => {
    changeTouched(whole(self), clearFormat);
    return ITSELF;
  }),
  clearNotes: call([], (self) => {
    changeTouched(whole(self), clearNote);
    return ITSELF;
  }),
  clearConditionalFormatRules: call([], (self) => {
    liveSheet(self).conditionalRules = [];
    return null;
  }),
  getConditionalFormatRules: call([], (self) =>
    liveSheet(self).conditionalRules.map((rule) => conditionalRuleObject(self.book, rule)),
  ),
  setConditionalFormatRules: call(['ConditionalFormatRule[]'], (self, rules) => {
    liveSheet(self).conditionalRules = rules;
    return null;
  }),
  protect: call([], (self) => protect(whole(self), 'SHEET')),
  getProtections: call(['ProtectionType'], (self, type) =>
    protectionsOf(liveSheet(self), type.value).map((one) => protectionObject(self.book, one)),
  ),
  activate: handle([], (self) => {
    self.book.workbook.activeSheetId = liveSheet(self).id;
    return ITSELF;
  }),
  sort: anyOf<SheetHandle>(
    call(['Integer'], (self, column) => sortSheet(self, column)),
    call(['Integer', 'Boolean'], (self, column, ascending) => sortSheet(self, ascending ? column : -column)),
  ),
});

function getRange(self: SheetHandle, row: number, column: number, rows: number, columns: number): unknown {
  return self.book.wrap.range(rangeOf(self.book, liveSheet(self), row, column, rows, columns));
}

function whole(self: SheetHandle): RangeHandle {
  const sheet = liveSheet(self);
  return rangeOf(self.book, sheet, 1, 1, sheet.maxRows, sheet.maxColumns);
}

function protectionsOf(sheet: SheetState, kind: string): readonly ProtectionState[] {
  return sheet.protections.filter((one) => one.kind === kind);
}

/** Frozen rows stay where they are; a negative column means descending. */
function sortSheet(self: SheetHandle, column: number): typeof ITSELF {
  const sheet = liveSheet(self);
  const first = sheet.frozenRows + 1;
  const rows = lastRow(sheet) - first + 1;
  if (rows < 1) return ITSELF;
  const range = rangeOf(self.book, sheet, first, 1, rows, Math.max(lastColumn(sheet), Math.abs(column)));
  sortRange(range, column > 0 ? column : new PlainRecord({ column: -column, ascending: false }));
  return ITSELF;
}
