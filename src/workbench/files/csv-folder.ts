import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Cell, hasContent, isCellError } from '../workbook/cell';
import { type LocaleRules, localeRules } from '../workbook/locale';
import { formatNumber, isDateFormat } from '../workbook/number-format';
import { wallClockOf } from '../workbook/serial-date';
import { forEachCell, lastColumn, lastRow, type SheetState, touchCell } from '../workbook/sheet-state';
import {
  addSheet,
  emptyWorkbook,
  markChanged,
  recalculate,
  type WorkbookOptions,
  type WorkbookState,
} from '../workbook/workbook-state';
import { parseCsv, printCsv } from './csv-text';
import { parseTypedText } from './typed-text';

/** Reads a folder of `<Tab>.csv`, tabs in the order of their names; cells are read as if typed. */
export function loadCsvFolder(folder: string, options: WorkbookOptions = {}): WorkbookState {
  const workbook = emptyWorkbook({ name: path.basename(path.resolve(folder)), ...options });
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.csv'))
    .map((entry) => entry.name)
    .sort();
  for (const file of files) {
    fillSheet(workbook, tabName(file), parseCsv(readFileSync(path.join(folder, file), 'utf8')));
  }
  if (workbook.sheets.length === 0) addSheet(workbook, 'Sheet1');
  return workbook;
}

/** Writes a folder of `<Tab>.csv` that reads back as the same cells. Other files in it are left alone. */
export function saveCsvFolder(workbook: WorkbookState, folder: string): void {
  recalculate(workbook);
  mkdirSync(folder, { recursive: true });
  const locale = localeRules(workbook.locale);
  for (const sheet of workbook.sheets) {
    const file = `${sheet.name.replace(/[%/\\:*?"<>|]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}.csv`;
    writeFileSync(path.join(folder, file), printCsv(sheetTexts(sheet, locale)));
  }
}

/** Characters that file names cannot hold are written as %XX; a percent sign of the name's own is left as it is. */
function tabName(file: string): string {
  const name = file.slice(0, -4);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function fillSheet(workbook: WorkbookState, name: string, rows: readonly (readonly string[])[]): void {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const sheet = addSheet(workbook, name, { rows: Math.max(1000, rows.length), columns: Math.max(26, columns) });
  const locale = localeRules(workbook.locale);
  const year = new Date().getUTCFullYear();
  rows.forEach((row, down) => {
    row.forEach((text, right) => {
      if (text === '') return;
      const cell = touchCell(sheet, down + 1, right + 1);
      const typed = parseTypedText(text, locale, year);
      cell.value = typed.value;
      cell.formula = typed.formula;
      cell.numberFormat = typed.numberFormat;
      if (typed.formula !== undefined) markChanged(workbook, cell);
    });
  });
  workbook.stale = true;
}

function sheetTexts(sheet: SheetState, locale: LocaleRules): string[][] {
  const rows = lastRow(sheet);
  const columns = lastColumn(sheet);
  const texts = Array.from({ length: rows }, () => new Array<string>(columns).fill(''));
  forEachCell(sheet, (cell, row, column) => {
    const line = texts[row - 1];
    if (line !== undefined && hasContent(cell)) line[column - 1] = cellText(cell, locale);
  });
  return texts;
}

/** The text that, typed again, gives the same cell. */
export function cellText(cell: Cell, locale: LocaleRules): string {
  if (cell.formula !== undefined) return cell.formula;
  if (cell.spilled) return '';
  const { value } = cell;
  if (isCellError(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value, cell.numberFormat, locale);
  const year = new Date().getUTCFullYear();
  const again = parseTypedText(value, locale, year);
  return again.value === value && again.formula === undefined ? value : `'${value}`;
}

/** As shown when that text keeps the value and the format, else in full precision. */
function numberText(value: number, format: string | undefined, locale: LocaleRules): string {
  const year = new Date().getUTCFullYear();
  const shown = formatNumber(value, format, locale.decimal, locale.group);
  const again = parseTypedText(shown, locale, year);
  if (again.value === value && again.numberFormat === format) return shown;
  if (isDateFormat(format)) return dateText(value);
  // A share keeps its percent sign, for readers ask the format whether a number is a share.
  if (format?.includes('%')) {
    const percent = `${shiftDecimal(value, 2)}%`.replace('.', locale.decimal);
    if (parseTypedText(percent, locale, year).value === value) return percent;
  }
  return String(value).replace('.', locale.decimal);
}

function dateText(serial: number): string {
  const text = wallClockOf(serial).toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

function shiftDecimal(value: number, places: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return String(Number(`${mantissa}e${Number(exponent) + places}`));
}
