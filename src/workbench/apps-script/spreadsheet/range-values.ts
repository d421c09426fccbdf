import { parseTypedText } from '../../files/typed-text';
import { type Cell, isCellError, type StoredValue } from '../../workbook/cell';
import { type LocaleRules, localeRules } from '../../workbook/locale';
import { AUTOMATIC_FORMAT, formatNumber, isDateFormat } from '../../workbook/number-format';
import { instantOfSerial, serialOfInstant, wallClockOf } from '../../workbook/serial-date';
import { markChanged, recalculate, type WorkbookState } from '../../workbook/workbook-state';
import { GoogleError, NotEmulatedError } from '../google-error';
import { ITSELF, methodsOn } from '../service-object';
import { columnLetters } from './a1';
import { changeGrid, changeTouched, type RangeHandle, readFirst, readGrid, requireSameSize } from './range-handle';
import { violation } from './validation-check';

const MAX_CELL_CHARACTERS = 50_000;
const call = methodsOn<RangeHandle>('sheets');

/** What a value becomes in a cell. */
interface CellWrite {
  readonly value: StoredValue;
  readonly formula?: string;
  readonly numberFormat?: string;
}

/** Reading and writing what cells hold. */
export const rangeValueMethods = {
  getValue: call([], (range) => readFirst(computed(range), scriptValueReader(range))),
  getValues: call([], (range) => readGrid(computed(range), scriptValueReader(range))),
  getDisplayValue: call([], (range) => readFirst(computed(range), displayReader(range))),
  getDisplayValues: call([], (range) => readGrid(computed(range), displayReader(range))),
  isBlank: call([], (range) =>
    readGrid(computed(range), (cell) => cell?.value ?? '').every((row) => row.every((value) => value === '')),
  ),
  setValue: call(['Object'], (range, value) => {
    writeValues(range, () => value);
    return ITSELF;
  }),
  setValues: call(['Object[][]'], (range, values) => {
    requireSameSize(range, values);
    writeValues(range, (down, right) => values[down]?.[right]);
    return ITSELF;
  }),
  getFormula: call([], (range) => readFirst(range, formulaOf)),
  getFormulas: call([], (range) => readGrid(range, formulaOf)),
  setFormula: call(['String'], (range, formula) => {
    writeValues(range, () => formulaText(formula));
    return ITSELF;
  }),
  setFormulas: call(['Object[][]'], (range, formulas) => {
    requireSameSize(range, formulas);
    writeValues(range, (down, right) => formulaText(String(formulas[down]?.[right] ?? '')));
    return ITSELF;
  }),
  getNumberFormat: call([], (range) => readFirst(computed(range), numberFormatOf)),
  getNumberFormats: call([], (range) => readGrid(computed(range), numberFormatOf)),
  setNumberFormat: call(['String'], (range, format) => {
    changeGrid(range, (cell) => setFormat(cell, format));
    return ITSELF;
  }),
  setNumberFormats: call(['Object[][]'], (range, formats) => {
    requireSameSize(range, formats);
    if (formats.some((row) => row.some((format) => typeof format !== 'string'))) {
      throw new GoogleError(
        "The parameters (Object[][]) don't match the method signature for SpreadsheetApp.Range.setNumberFormats.",
      );
    }
    changeGrid(range, (cell, down, right) => setFormat(cell, String(formats[down]?.[right])));
    return ITSELF;
  }),
  clearContent: call([], (range) => {
    clearContent(range);
    return ITSELF;
  }),
};

/** Empties cells but keeps their looks, notes and rules. */
export function clearContent(range: RangeHandle): void {
  changeTouched(range, emptyCell);
  markChanged(range.book.workbook);
}

function emptyCell(cell: Cell): void {
  cell.value = '';
  cell.formula = undefined;
  cell.importedValue = undefined;
}

function computed(range: RangeHandle): RangeHandle {
  recalculate(range.book.workbook);
  return range;
}

const formulaOf = (cell: Cell | undefined): string => cell?.formula ?? '';
const numberFormatOf = (cell: Cell | undefined): string => cell?.numberFormat ?? AUTOMATIC_FORMAT;

function setFormat(cell: Cell, format: string): void {
  cell.numberFormat = /^general$/i.test(format) || format === '' ? undefined : format;
}

/** Writes all cells or none: a value that is refused leaves the range as it was. */
export function writeValues(range: RangeHandle, valueAt: (down: number, right: number) => unknown): void {
  const { workbook, execution } = range.book;
  const locale = localeRules(workbook.locale);
  const year = wallClockOf(serialOfInstant(execution.state.now(), workbook.timeZone)).getUTCFullYear();
  const writes: CellWrite[] = [];
  const current = readGrid(range, (cell) => cell);
  for (let down = 0; down < range.rows; down += 1) {
    for (let right = 0; right < range.columns; right += 1) {
      const cell = current[down]?.[right];
      const write = cellWrite(valueAt(down, right), cell?.numberFormat, workbook, locale, year);
      if (cell?.validation !== undefined) {
        const reason = violation(
          cell.validation,
          write,
          range.book,
          `${columnLetters(range.column + right)}${range.row + down}`,
        );
        if (reason !== undefined) throw new GoogleError(reason);
      }
      writes.push(write);
    }
  }
  changeGrid(range, (cell, down, right) => {
    const write = writes[down * range.columns + right];
    if (write === undefined) return;
    cell.value = write.value;
    cell.formula = write.formula;
    cell.importedValue = undefined;
    cell.spilled = false;
    if (write.numberFormat !== undefined) cell.numberFormat = write.numberFormat;
    if (write.formula !== undefined) workbook.hasFormulas = true;
  });
  markChanged(workbook);
}

function cellWrite(
  value: unknown,
  format: string | undefined,
  workbook: WorkbookState,
  locale: LocaleRules,
  year: number,
): CellWrite {
  if (value === null || value === undefined || value === '') return { value: '' };
  if (typeof value === 'boolean') return { value };
  if (typeof value === 'number') return { value: Number.isFinite(value) ? value : { error: '#NUM!' } };
  if (value instanceof Date) return dateWrite(value, format, workbook, locale);
  if (typeof value !== 'string') throw new NotEmulatedError('Writing an object, array or function into a cell');
  if (value.length > MAX_CELL_CHARACTERS) {
    throw new GoogleError(
      `Your input contains more than the maximum of ${MAX_CELL_CHARACTERS} characters in a single cell.`,
    );
  }
  if (format === '@') return { value };
  const typed = parseTypedText(value, locale, year);
  if (typed.numberFormat === undefined) return typed;
  // A format somebody chose stays, except that a date never hides behind a format for numbers.
  const keepsFormat = format !== undefined && (isDateFormat(format) || !isDateFormat(typed.numberFormat));
  return keepsFormat ? { value: typed.value } : typed;
}

function dateWrite(date: Date, format: string | undefined, workbook: WorkbookState, locale: LocaleRules): CellWrite {
  if (Number.isNaN(date.getTime())) throw new NotEmulatedError('Writing an invalid Date into a cell');
  const serial = serialOfInstant(date.getTime(), workbook.timeZone);
  if (isDateFormat(format)) return { value: serial };
  return { value: serial, numberFormat: Number.isInteger(serial) ? locale.dateFormat : locale.dateTimeFormat };
}

function formulaText(formula: string): string {
  return formula === '' || formula.startsWith('=') ? formula : `=${formula}`;
}

/** A reader of what getValue gives: dates for numbers in a date format, error values as their text. */
function scriptValueReader(range: RangeHandle): (cell: Cell | undefined) => unknown {
  const { timeZone } = range.book.workbook;
  return (cell) => {
    if (cell === undefined) return '';
    const { value } = cell;
    if (typeof value === 'number') {
      return isDateFormat(cell.numberFormat) ? new Date(instantOfSerial(value, timeZone)) : value;
    }
    return isCellError(value) ? value.error : value;
  };
}

function displayReader(range: RangeHandle): (cell: Cell | undefined) => string {
  const locale = localeRules(range.book.workbook.locale);
  return (cell) => {
    if (cell === undefined) return '';
    const { value } = cell;
    if (typeof value === 'number') return formatNumber(value, cell.numberFormat, locale.decimal, locale.group);
    if (typeof value === 'boolean') return (value ? locale.trueWords[0] : locale.falseWords[0]) ?? '';
    return isCellError(value) ? value.error : value;
  };
}
