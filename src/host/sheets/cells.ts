import type { Cell } from '../../core/columns/cell';
import { type IsoDate, parseIsoDate } from '../../core/kernel/iso-date';

/** A value as SpreadsheetApp gives it. */
export type SheetValue = string | number | boolean | Date;

/** Turns values and number formats of a range into cells. Dates are days in the spreadsheet's time zone. */
export class CellReader {
  readonly #days: Intl.DateTimeFormat;
  /** The cells of moments that came before: formatting is slow, and people type the same few days. */
  readonly #known = new Map<number, Cell>();

  constructor(timeZone: string) {
    // One formatter for all cells: Utilities.formatDate would be a service call for each.
    this.#days = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  }

  read(value: SheetValue, format: string): Cell {
    if (typeof value === 'number') return format !== '' && isPercentFormat(format) ? { kind: 'percent', value } : value;
    if (typeof value !== 'object') return value;
    const known = this.#known.get(value.getTime());
    if (known !== undefined) return known;
    const date = this.#day(value);
    const cell: Cell = date === null ? String(value) : { kind: 'date', date };
    this.#known.set(value.getTime(), cell);
    return cell;
  }

  #day(value: Date): IsoDate | null {
    if (Number.isNaN(value.getTime())) return null;
    const parts = new Map(this.#days.formatToParts(value).map(({ type, value: text }) => [type, text]));
    return parseIsoDate(`${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`);
  }
}

/** A percent sign outside quoted text. */
function isPercentFormat(format: string): boolean {
  return format.replace(/"[^"]*"|\\./gu, '').includes('%');
}

/** A cell as it is written: its value, and a number format under which Sheets keeps it as it is. */
export function writableCell(cell: Cell | null): {
  readonly value: string | number | boolean;
  readonly format: string;
} {
  if (cell === null || cell === '') return { value: '', format: plain };
  if (typeof cell === 'string') return { value: cell.slice(0, longestText), format: '@' };
  if (typeof cell === 'number') return { value: cell, format: readable };
  if (typeof cell !== 'object') return { value: cell, format: plain };
  switch (cell.kind) {
    case 'date':
      return { value: cell.date, format: '@' };
    case 'percent':
      return { value: cell.value, format: '0.##%' };
    case 'error':
      return { value: cell.shown, format: '@' };
  }
}

const plain = 'General';

/** Shows at most four decimals; the cell keeps them all. */
const readable = '#,##0.####';

/** Sheets refuses longer cells. */
const longestText = 50_000;
