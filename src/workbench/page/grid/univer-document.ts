import {
  BooleanNumber,
  DataValidationErrorStyle,
  DataValidationType,
  type ICellData,
  type IDataValidationRule,
  type IObjectMatrixPrimitiveType,
  type IRange,
  type IWorkbookData,
  type IWorksheetData,
  LocaleType,
  VerticalAlign,
} from '@univerjs/core';
import type { PageArea, PageDocument, PageRule, PlacedCell } from '../../server/page-messages';
import { univerCell } from './univer-cells';

type PageSheetData = PageDocument['sheets'][number];

/** A document as the grid opens it. */
export function univerDocument(document: PageDocument, unitId: string): Partial<IWorkbookData> {
  const { sheets } = document;
  const rules = Object.fromEntries(sheets.map((sheet) => [sheet.id, univerRules(sheet.rules)]));
  const notes = Object.fromEntries(sheets.map((sheet) => [sheet.id, univerNotes(sheet.cells)]));
  return {
    id: unitId,
    name: document.name,
    appVersion: '',
    locale: LocaleType.EN_US,
    styles: {},
    defaultStyle: { ff: 'Arial', fs: 10, vt: VerticalAlign.BOTTOM },
    sheetOrder: sheets.map(({ id }) => id),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, univerSheet(sheet)])),
    resources: [
      { name: 'SHEET_DATA_VALIDATION_PLUGIN', data: JSON.stringify(rules) },
      { name: 'SHEET_NOTE_PLUGIN', data: JSON.stringify(notes) },
    ],
  };
}

function univerSheet(sheet: PageSheetData): Partial<IWorksheetData> {
  const { frozenRows, frozenColumns } = sheet;
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: sheet.rows,
    columnCount: sheet.columns,
    defaultColumnWidth: 100,
    defaultRowHeight: 21,
    ...(sheet.tabColor === null ? {} : { tabColor: sheet.tabColor }),
    freeze: {
      xSplit: frozenColumns,
      ySplit: frozenRows,
      startRow: frozenRows > 0 ? frozenRows : -1,
      startColumn: frozenColumns > 0 ? frozenColumns : -1,
    },
    cellData: univerMatrix(sheet.cells),
    columnData: Object.fromEntries([
      ...sheet.columnWidths.map(([column, w]) => [column - 1, { w, hd: hidden(sheet.hiddenColumns, column) }] as const),
      ...sheet.hiddenColumns.map((column) => [column - 1, { hd: BooleanNumber.TRUE }] as const),
    ]),
    rowData: Object.fromEntries([
      // A height of its own keeps a row from growing with what is pasted into it.
      ...Array.from({ length: sheet.rows }, (_, row) => [row, { h: 21, ia: BooleanNumber.FALSE }] as const),
      ...sheet.rowHeights.map(([row, h]) => [row - 1, { h, ia: BooleanNumber.FALSE }] as const),
      ...sheet.hiddenRows.map((row) => [row - 1, { h: 21, hd: BooleanNumber.TRUE }] as const),
    ]),
    mergeData: sheet.merges.map(univerRange),
  };
}

function hidden(all: readonly number[], one: number): BooleanNumber {
  return all.includes(one) ? BooleanNumber.TRUE : BooleanNumber.FALSE;
}

/** Cells by row and column, counted from 0. */
export function univerMatrix(cells: readonly PlacedCell[]): IObjectMatrixPrimitiveType<ICellData> {
  const matrix: IObjectMatrixPrimitiveType<ICellData> = {};
  for (const [row, column, cell] of cells) {
    const line = matrix[row - 1] ?? {};
    matrix[row - 1] = line;
    if (cell !== null) line[column - 1] = univerCell(cell);
  }
  return matrix;
}

/** A rectangle counted from 0, its last row and column included. */
export function univerRange([row, column, rows, columns]: PageArea): IRange {
  return { startRow: row - 1, startColumn: column - 1, endRow: row + rows - 2, endColumn: column + columns - 2 };
}

/** Dropdowns and checkboxes. Nothing is refused by the page: what may be written is the spreadsheet's business. */
export function univerRules(rules: readonly PageRule[]): IDataValidationRule[] {
  return rules.map((rule, index) => ({
    uid: `rule-${index}`,
    ranges: rule.areas.map(univerRange),
    errorStyle: DataValidationErrorStyle.INFO,
    showErrorMessage: false,
    ...(rule.kind === 'checkbox'
      ? { type: DataValidationType.CHECKBOX }
      : {
          type: DataValidationType.LIST,
          // The grid keeps choices in one text with commas between them; one with a comma inside can be typed.
          formula1: rule.choices.filter((choice) => !choice.includes(',')).join(','),
          showDropDown: true,
        }),
  }));
}

/** Notes by row and column, counted from 0. */
function univerNotes(cells: readonly PlacedCell[]): Record<number, Record<number, unknown>> {
  const notes: Record<number, Record<number, unknown>> = {};
  for (const [row, column, cell] of cells) {
    if (cell?.note === undefined) continue;
    const line = notes[row - 1] ?? {};
    notes[row - 1] = line;
    line[column - 1] = univerNote(row, column, cell.note);
  }
  return notes;
}

/** A note, as wide and high as its text needs. */
export function univerNote(row: number, column: number, note: string) {
  const lines = note.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 34)), 0);
  const height = Math.min(320, 28 + 18 * lines);
  return { id: `note-${row}-${column}`, row: row - 1, col: column - 1, width: 240, height, note, show: false };
}
