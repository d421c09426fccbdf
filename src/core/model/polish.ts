import type { Region } from './feasibility';
import type { Model, Row } from './model';
import { valueOf } from './model';

interface Entry {
  readonly row: Row;
  readonly coefficient: number;
}

/**
 * Makes an engine's answer exact: integer columns are rounded, then every continuous column is moved as far as the rows
 * allow in its direction (an earned synergy to exactly 1, a shortfall to exactly what is missing).
 *
 * `directions` has one number per column: above 0 more is wanted, below 0 less is wanted, 0 keeps the engine's number, clipped
 * to what the rows allow. Rows are not repaired: a broken row stays broken and is for the caller to see.
 */
export function polish(region: Region, values: readonly number[], directions: readonly number[]): number[] {
  const exact = region.columns.map((column, j) => {
    const value = clip(values[j] ?? 0, column.lower, column.upper);
    // `+ 0` turns -0 into 0, so that equal answers are equal everywhere.
    return column.integer ? Math.round(value) + 0 : value;
  });
  const continuous = region.columns.flatMap((column, j) => (column.integer ? [] : [j]));
  if (continuous.length === 0) return exact;

  const entries = entriesOf(region.rows, continuous);
  // A shortfall depends on synergies of the same row, which depend on integer columns only: two rounds reach the end.
  for (let round = 0; round < 3; round += 1) {
    let moved = false;
    for (const j of continuous) {
      const column = region.columns[j];
      if (column === undefined) continue;
      const [low, high] = roomOf(j, column.lower, column.upper, entries.get(j) ?? [], exact);
      const next = placeOf(exact[j] ?? 0, low, high, directions[j] ?? 0) + 0;
      if (next !== exact[j]) {
        exact[j] = next;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return exact;
}

/** The directions in which a model's own objective wants its columns to go. */
export function directionsOf({ columns, objective }: Model): number[] {
  const directions = columns.map(() => 0);
  const sign = objective.sense === 'maximize' ? 1 : -1;
  for (const [p, j] of objective.terms.columns.entries()) directions[j] = sign * (objective.terms.coefficients[p] ?? 0);
  return directions;
}

function entriesOf(rows: readonly Row[], continuous: readonly number[]): Map<number, Entry[]> {
  const entries = new Map<number, Entry[]>(continuous.map((j) => [j, []]));
  for (const row of rows) {
    for (const [p, j] of row.terms.columns.entries()) {
      const coefficient = row.terms.coefficients[p] ?? 0;
      if (coefficient !== 0) entries.get(j)?.push({ row, coefficient });
    }
  }
  return entries;
}

/** The interval the rows leave to column j while all others stay. */
function roomOf(
  j: number,
  lower: number,
  upper: number,
  entries: readonly Entry[],
  values: readonly number[],
): [number, number] {
  let low = lower;
  let high = upper;
  for (const { row, coefficient } of entries) {
    const others = valueOf(row.terms, values) - coefficient * (values[j] ?? 0);
    const toLower = (row.lower - others) / coefficient;
    const toUpper = (row.upper - others) / coefficient;
    low = Math.max(low, coefficient > 0 ? toLower : toUpper);
    high = Math.min(high, coefficient > 0 ? toUpper : toLower);
  }
  return [low, high];
}

function placeOf(value: number, low: number, high: number, direction: number): number {
  if (low > high) return clip(value, high, low);
  if (direction > 0 && Number.isFinite(high)) return high;
  if (direction < 0 && Number.isFinite(low)) return low;
  return clip(value, low, high);
}

function clip(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
