import type { IsoDate } from '../kernel/iso-date';
import type { DecimalMark } from '../kernel/number-text';

/**
 * What one cell of a sheet holds, as plain data. `''` is an empty cell.
 * A number whose format shows a percent sign comes as {@link PercentCell}, a date as {@link DateCell},
 * a formula error as {@link ErrorCell}.
 */
export type Cell = string | number | boolean | DateCell | PercentCell | ErrorCell;

/** A calendar day, in the spreadsheet's time zone. */
export interface DateCell {
  readonly kind: 'date';
  readonly date: IsoDate;
}

/** A number shown as a percentage: 20 % has the value 0.2. */
export interface PercentCell {
  readonly kind: 'percent';
  readonly value: number;
}

/** What a formula shows that could not be computed, for example `#REF!`. */
export interface ErrorCell {
  readonly kind: 'error';
  readonly shown: string;
}

/** A rectangle of cells as read from a tab: the header row, and the rows below it (sheet row = index + 2). */
export interface Table {
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the spreadsheet writes before decimals, for numbers that stand in it as text; a point when not said. */
  readonly decimalMark?: DecimalMark;
  /** What the tab is called in the spreadsheet; its own name when not said. */
  readonly shownName?: string;
}

/** Nothing was entered: an empty cell or one with only spaces. */
export function isBlank(cell: Cell): boolean {
  return typeof cell === 'string' && cell.trim() === '';
}

/** The cell as a person would read it, for messages. */
export function showCell(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell !== 'object') return String(cell);
  switch (cell.kind) {
    case 'date':
      return cell.date;
    case 'percent':
      // 0.07 * 100 is 7.000000000000001.
      return `${Number((cell.value * 100).toPrecision(15))}%`;
    case 'error':
      return cell.shown;
  }
}
