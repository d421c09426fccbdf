import type { Model, Row } from './model';
import { valueOf } from './model';

/** The part of a model that says what is allowed, without an objective. */
export type Region = Pick<Model, 'columns' | 'rows'>;

/** How far apart two values of the same expression may lie and still count as equal: 1e-9 * max(1, |value|). */
export function valueTolerance(value: number): number {
  return 1e-9 * Math.max(1, Math.abs(value));
}

/**
 * How far a row's activity may lie outside one of its bounds.
 *
 * 1e-9 relative as for values, at most 1e-6 absolute (tokens and counts), but never below the noise of adding doubles.
 */
export function rowTolerance(bound: number): number {
  if (!Number.isFinite(bound)) return 0;
  return Math.max(Math.min(1e-6, valueTolerance(bound)), 1e-12 * Math.abs(bound));
}

/** How far `values` lie outside the row, 0 when they satisfy it within {@link rowTolerance}. */
export function rowViolation(row: Row, values: readonly number[]): number {
  const activity = valueOf(row.terms, values);
  const above = activity - row.upper;
  if (above > rowTolerance(row.upper)) return above;
  const below = row.lower - activity;
  if (below > rowTolerance(row.lower)) return below;
  return 0;
}

/** The first row that `values` break, or undefined. Column bounds and integrality are not looked at. */
export function firstBrokenRow(region: Region, values: readonly number[]): Row | undefined {
  return region.rows.find((row) => rowViolation(row, values) > 0);
}

/** Whether `values` are whole where they must be, within bounds, and satisfy every row within {@link rowTolerance}. */
export function isFeasible(region: Region, values: readonly number[]): boolean {
  if (values.length !== region.columns.length) return false;
  for (const [j, column] of region.columns.entries()) {
    const value = values[j] ?? Number.NaN;
    if (!(value >= column.lower - rowTolerance(column.lower) && value <= column.upper + rowTolerance(column.upper)))
      return false;
    if (column.integer && value !== Math.round(value)) return false;
  }
  return firstBrokenRow(region, values) === undefined;
}
