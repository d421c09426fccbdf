import { nativeRequire } from '../native-require';
import {
  type Cell,
  type CellStyle,
  DEFAULT_STYLE,
  ERROR_VALUES,
  hasContent,
  isCellError,
  type StoredValue,
} from '../workbook/cell';
import { AUTOMATIC_FORMAT, isDateFormat } from '../workbook/number-format';
import { excelSheetNames, renameSheetsInFormula } from '../workbook/sheet-references';
import { forEachCell, type SheetState, touchCell } from '../workbook/sheet-state';
import {
  addSheet,
  emptyWorkbook,
  markChanged,
  recalculate,
  type WorkbookOptions,
  type WorkbookState,
} from '../workbook/workbook-state';

type Hucre = typeof import('hucre/xlsx');
type FileCell = import('hucre/xlsx').Cell;
type FileSheet = import('hucre/xlsx').Sheet;
type WriteSheet = import('hucre/xlsx').WriteSheet;

const hucre = (): Hucre => nativeRequire('hucre/xlsx') as Hucre;

/** Reads an .xlsx file from its bytes. */
export async function parseXlsx(bytes: Uint8Array, options: WorkbookOptions = {}): Promise<WorkbookState> {
  const file = await hucre().readXlsx(bytes, { readStyles: true });
  const workbook = emptyWorkbook(options);
  for (const source of file.sheets) fillSheet(workbook, source);
  if (workbook.sheets.length === 0) addSheet(workbook, 'Sheet1');
  workbook.activeSheetId = (workbook.sheets.find((sheet) => !sheet.hidden) ?? workbook.sheets[0])?.id ?? 0;
  return workbook;
}

/** Writes an .xlsx file: values, formulas with their results, formats, notes, frozen rows, widths, hidden tabs. */
export async function printXlsx(workbook: WorkbookState): Promise<Uint8Array> {
  recalculate(workbook);
  const names = excelSheetNames(workbook.sheets.map((sheet) => sheet.name));
  const fileName = (name: string): string | undefined =>
    names[workbook.sheets.findIndex((sheet) => sheet.name === name)];
  const sheets = workbook.sheets.map((sheet, index) => writeSheet(sheet, names[index] ?? sheet.name, fileName));
  const output: unknown = await hucre().writeXlsx({ sheets });
  return output as Uint8Array;
}

function fillSheet(workbook: WorkbookState, source: FileSheet): void {
  const columns = source.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const sheet = addSheet(workbook, source.name, {
    rows: Math.max(1000, source.rows.length),
    columns: Math.max(26, columns),
  });
  sheet.hidden = source.hidden === true || source.veryHidden === true;
  sheet.frozenRows = source.freezePane?.rows ?? 0;
  sheet.frozenColumns = source.freezePane?.columns ?? 0;
  source.columns?.forEach((column, index) => {
    if (column.width !== undefined) sheet.columnWidths.set(index + 1, Math.round(column.width * 7 + 5));
    if (column.hidden === true) sheet.hiddenColumns.add(index + 1);
  });
  source.rows.forEach((row, down) => {
    row.forEach((value, right) => {
      if (value !== null && value !== '') fillCell(touchCell(sheet, down + 1, right + 1), { value, type: 'string' });
    });
  });
  for (const [key, cell] of source.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    if (row + 1 > sheet.maxRows) sheet.maxRows = row + 1;
    if (column + 1 > sheet.maxColumns) sheet.maxColumns = column + 1;
    const target = touchCell(sheet, row + 1, column + 1);
    fillCell(target, cell);
    if (target.formula !== undefined) markChanged(workbook, target);
  }
  workbook.stale = true;
}

function fillCell(target: Cell, source: FileCell): void {
  const format = source.style?.numFmt;
  target.numberFormat = format === undefined || /^general$/i.test(format) ? undefined : format;
  const formula = source.formula;
  const value = storedValue(formula === undefined ? source.value : (source.formulaResult ?? source.value), source.type);
  target.value = value;
  if (formula !== undefined) {
    target.formula = formula.startsWith('=') ? formula : `=${formula}`;
    if (value !== '') target.importedValue = value;
  }
  if (isDate(source.value) && !isDateFormat(target.numberFormat)) target.numberFormat = 'M/d/yyyy';
  if (source.comment !== undefined) target.note = source.comment.text;
  target.style = styleOf(source);
}

function storedValue(value: unknown, type: string): StoredValue {
  if (value === null || value === undefined) return '';
  if (isDate(value)) return value.getTime() / 86_400_000 + 25_569;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = String(value);
  // Excel has no #ERROR!, so that one comes back as plain text.
  const isError =
    type === 'error' ||
    (type === 'formula' && ERROR_VALUES.includes(text)) ||
    (type === 'string' && text === '#ERROR!');
  return isError ? { error: text } : text;
}

/** Dates may come from another realm, where instanceof fails. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function styleOf({ style }: FileCell): CellStyle {
  if (style === undefined) return DEFAULT_STYLE;
  const fill = style.fill?.type === 'pattern' ? style.fill.fgColor?.rgb : undefined;
  const color = style.font?.color?.rgb;
  return {
    ...(fill === undefined ? {} : { background: `#${fill.slice(-6).toLowerCase()}` }),
    ...(color === undefined ? {} : { fontColor: `#${color.slice(-6).toLowerCase()}` }),
    ...(style.font?.bold === true ? { fontWeight: 'bold' } : {}),
    ...(style.alignment?.wrapText === true ? { wrapStrategy: 'WRAP' } : {}),
  };
}

type Rename = (name: string) => string | undefined;

function writeSheet(sheet: SheetState, name: string, rename: Rename): WriteSheet {
  const rows: (string | number | boolean | null)[][] = [];
  const cells = new Map<string, Partial<FileCell>>();
  forEachCell(sheet, (cell, row, column) => {
    const described = describeCell(cell, rename);
    if (!hasContent(cell) && described === undefined) return;
    while (rows.length < row) rows.push([]);
    const line = rows[row - 1] ?? [];
    while (line.length < column) line.push(null);
    line[column - 1] = cell.spilled || isCellError(cell.value) || cell.value === '' ? null : cell.value;
    if (described !== undefined) cells.set(`${row - 1},${column - 1}`, described);
  });
  const lastWidth = Math.max(0, ...sheet.columnWidths.keys(), ...sheet.hiddenColumns);
  const columns = Array.from({ length: lastWidth }, (_, index) => ({
    ...(sheet.columnWidths.has(index + 1) ? { width: ((sheet.columnWidths.get(index + 1) ?? 100) - 5) / 7 } : {}),
    ...(sheet.hiddenColumns.has(index + 1) ? { hidden: true } : {}),
  }));
  return {
    name,
    rows,
    cells,
    ...(sheet.hidden ? { hidden: true } : {}),
    ...(columns.length > 0 ? { columns } : {}),
    ...(sheet.frozenRows + sheet.frozenColumns > 0
      ? { freezePane: { rows: sheet.frozenRows, columns: sheet.frozenColumns } }
      : {}),
  };
}

/** What a plain value does not say; undefined when the value says all. */
function describeCell(cell: Cell, rename: Rename): Partial<FileCell> | undefined {
  const style = fileStyle(cell);
  const note = cell.note === '' ? {} : { comment: { text: cell.note } };
  const look = style === undefined ? {} : { style };
  const { value } = cell;
  if (cell.formula !== undefined) {
    const formulaResult = isCellError(value) ? value.error : value;
    const formula = renameSheetsInFormula(cell.formula.slice(1), rename);
    return { formula, formulaResult, value: formulaResult, type: 'formula', ...look, ...note };
  }
  if (isCellError(value)) return { value: value.error, type: 'error', ...look, ...note };
  if (typeof value === 'string' && ERROR_VALUES.includes(value)) {
    // The writer takes such text for an error value unless it is rich text.
    return { value, type: 'richText', richText: [{ text: value }], ...look, ...note };
  }
  if (style === undefined && cell.note === '') return undefined;
  return { value: value === '' || cell.spilled ? null : value, type: typeOf(value), ...look, ...note };
}

function typeOf(value: StoredValue): 'string' | 'number' | 'boolean' | 'empty' {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return value === '' ? 'empty' : 'string';
}

function fileStyle(cell: Cell): FileCell['style'] {
  const { background, fontColor, fontWeight, wrapStrategy } = cell.style;
  const numFmt = cell.numberFormat === AUTOMATIC_FORMAT ? undefined : cell.numberFormat;
  if (numFmt === undefined && cell.style === DEFAULT_STYLE) return undefined;
  const hex = (color: string | undefined): string | undefined =>
    /^#[0-9a-f]{6}$/i.test(color ?? '') ? color?.slice(1).toUpperCase() : undefined;
  const fill = hex(background);
  const font = hex(fontColor);
  return {
    ...(numFmt === undefined ? {} : { numFmt }),
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }),
    ...(font === undefined && fontWeight !== 'bold'
      ? {}
      : {
          font: {
            ...(fontWeight === 'bold' ? { bold: true } : {}),
            ...(font === undefined ? {} : { color: { rgb: font } }),
          },
        }),
    ...(wrapStrategy === 'WRAP' ? { alignment: { wrapText: true } } : {}),
  };
}
