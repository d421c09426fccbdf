import type { Cell } from '../../core/columns/cell';
import { type IsoDate, parseIsoDate } from '../../core/kernel/iso-date';
import { automatic } from './automatic-format';

/** A value as SpreadsheetApp gives it. */
export type SheetValue = string | number | boolean | Date;

/** Turns values and number formats of a range into cells. Dates are days in the spreadsheet's time zone. */
export class CellReader {
  readonly #days: Intl.DateTimeFormat;
  readonly #times: Intl.DateTimeFormat;
  /** The cells of moments that came before: formatting is slow, and people type the same few days. */
  readonly #known = new Map<number, Cell>();

  constructor(timeZone: string) {
    // One formatter for all cells: Utilities.formatDate would be a service call for each.
    this.#days = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    this.#times = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
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

  /** Date and time of day of a moment on the clocks of the spreadsheet, `2026-05-15T10:30:00`; null when it is none. */
  moment(value: Date): string | null {
    const day = this.#day(value);
    if (day === null) return null;
    const parts = new Map(this.#times.formatToParts(value).map(({ type, value: text }) => [type, text]));
    const milliseconds = ((value.getTime() % 1000) + 1000) % 1000;
    const time = `${parts.get('hour')}:${parts.get('minute')}:${parts.get('second')}`;
    return `${day}T${time}${milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`}`;
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

/** A value to be written. */
export interface WritableCell {
  readonly value: string | number | boolean;
  /** A number format under which Sheets keeps the value as it is. */
  readonly format: string;
}

/** A cell as it is written. */
export function writableCell(cell: Cell | null): WritableCell {
  if (cell === null || cell === '') return { value: '', format: automatic };
  if (typeof cell === 'string') return { value: cell.slice(0, longestText), format: '@' };
  if (typeof cell === 'number') return { value: cell, format: readable };
  if (typeof cell !== 'object') return { value: cell, format: automatic };
  switch (cell.kind) {
    case 'date':
      return { value: cell.date, format: '@' };
    case 'percent':
      return { value: cell.value, format: '0.##%' };
    case 'error':
      return { value: cell.shown, format: '@' };
  }
}

/** Shows at most four decimals; the cell keeps them all. */
const readable = '#,##0.####';

/** Sheets refuses longer cells. */
const longestText = 50_000;
