import { type Cell, isCellError, type StoredValue } from '../../workbook/cell';
import { markChanged, recalculate } from '../../workbook/workbook-state';
import { GoogleError, NotEmulatedError } from '../google-error';
import { PlainRecord } from '../service-value';
import { type RangeHandle, readGrid } from './range-handle';

interface SortKey {
  /** Column of the sheet, from 1. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Sorts the rows of a range; numbers before texts before booleans before errors, blanks always last. */
export function sortRange(range: RangeHandle, order: unknown): void {
  recalculate(range.book.workbook);
  const keys = (Array.isArray(order) ? order : [order]).map(sortKey);
  for (const key of keys) {
    if (key.column < range.column || key.column >= range.column + range.columns) {
      throw new GoogleError('Sort column is outside of range.');
    }
  }
  const rows = readGrid(range, (cell) => cell);
  if (rows.some((row) => row.some((cell) => cell?.formula !== undefined))) {
    throw new NotEmulatedError('Sorting rows that contain formulas');
  }
  const sorted = rows
    .map((cells, index) => ({ cells, index }))
    .sort((one, two) => {
      for (const key of keys) {
        const place = key.column - range.column;
        const compared = compareValues(valueOf(one.cells[place]), valueOf(two.cells[place]), key.ascending);
        if (compared !== 0) return compared;
      }
      return one.index - two.index;
    });
  sorted.forEach(({ cells }, down) => {
    const target = range.sheet.grid[range.row - 1 + down] ?? [];
    range.sheet.grid[range.row - 1 + down] = target;
    cells.forEach((cell, right) => {
      target[range.column - 1 + right] = cell;
    });
  });
  markChanged(range.book.workbook);
}

function sortKey(order: unknown): SortKey {
  if (typeof order === 'number') return { column: order, ascending: true };
  if (order instanceof PlainRecord && typeof order.entries.column === 'number') {
    return { column: order.entries.column, ascending: order.entries.ascending !== false };
  }
  throw new GoogleError('Invalid sort specification.');
}

const valueOf = (cell: Cell | undefined): StoredValue => cell?.value ?? '';

function compareValues(one: StoredValue, two: StoredValue, ascending: boolean): number {
  if (one === '' || two === '') return one === two ? 0 : one === '' ? 1 : -1;
  const direction = ascending ? 1 : -1;
  const ranks = rank(one) - rank(two);
  if (ranks !== 0) return ranks * direction;
  if (typeof one === 'string' && typeof two === 'string') {
    return one.localeCompare(two, 'en', { sensitivity: 'base' }) * direction;
  }
  if (isCellError(one) || isCellError(two)) return 0;
  return (Number(one) - Number(two)) * direction;
}

function rank(value: StoredValue): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return typeof value === 'boolean' ? 2 : 3;
}
