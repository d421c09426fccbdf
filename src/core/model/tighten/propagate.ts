import type { WorkingModel, WorkingRow } from './working-model';
import { activityBounds, isFixed } from './working-model';

/**
 * Fixes and bounds columns by what the rows leave possible, until nothing moves. False: no values satisfy the rows.
 *
 * An integer column loses a value only when that value breaks a row by more than its tolerance. A continuous column gets a new
 * bound only from a row in which it stands alone, so that no rounding error adds up along a chain of rows.
 */
export function propagate(model: WorkingModel): boolean {
  const rowsOf: number[][] = model.names.map(() => []);
  for (const [r, row] of model.rows.entries()) for (const j of row.columns) rowsOf[j]?.push(r);
  const waiting = new Set(model.rows.keys());
  for (const r of waiting) {
    waiting.delete(r);
    const row = model.rows[r];
    if (row === undefined) continue;
    const changed = propagateRow(model, row);
    if (changed === undefined) return false;
    for (const j of changed) for (const other of rowsOf[j] ?? []) waiting.add(other);
  }
  return true;
}

/** The columns whose bounds moved, or undefined when the row cannot hold. */
function propagateRow(model: WorkingModel, row: WorkingRow): number[] | undefined {
  const { least, most } = activityBounds(model, row);
  const { tolerance } = row;
  if (least > row.upper + tolerance || most < row.lower - tolerance) return undefined;
  const changed: number[] = [];
  if (most <= row.upper && least >= row.lower) return changed;

  const open = row.columns.filter((j) => !isFixed(model, j));
  for (const [p, j] of row.columns.entries()) {
    const lower = model.lower[j] ?? 0;
    const upper = model.upper[j] ?? 0;
    if (lower === upper) continue;
    const coefficient = row.coefficients[p] ?? 0;
    const isInteger = model.integer[j] === true;
    if (!isInteger && open.length > 1) continue;
    const [near, far] = coefficient > 0 ? [lower, upper] : [upper, lower];
    // Room left for this column's own term while all others are at their most helpful.
    const mostOwn = row.upper - without(least, coefficient * near, row, model, j, 'least');
    const leastOwn = row.lower - without(most, coefficient * far, row, model, j, 'most');
    const slack = isInteger ? tolerance : 0;
    const high = coefficient > 0 ? (mostOwn + slack) / coefficient : (leastOwn - slack) / coefficient;
    const low = coefficient > 0 ? (leastOwn - slack) / coefficient : (mostOwn + slack) / coefficient;
    const newUpper = Math.min(upper, isInteger ? Math.floor(high) : high) + 0;
    const newLower = Math.max(lower, isInteger ? Math.ceil(low) : low) + 0;
    if (newLower > newUpper) {
      if (isInteger || newLower - newUpper > 1e-9 * Math.max(1, Math.abs(newLower)) + tolerance / Math.abs(coefficient))
        return undefined;
      // A continuous column squeezed onto a point up to rounding.
      const point = newLower > upper ? upper : newUpper < lower ? lower : newUpper;
      model.lower[j] = point;
      model.upper[j] = point;
      return [j];
    }
    if (newUpper < upper || newLower > lower) {
      model.lower[j] = newLower;
      model.upper[j] = newUpper;
      // The activity bounds above no longer hold; the row is looked at again.
      return [j];
    }
  }
  return changed;
}

/** Sum of the other columns' extreme contributions; subtracting fails where an infinite one is involved. */
function without(
  total: number,
  own: number,
  row: WorkingRow,
  model: WorkingModel,
  j: number,
  side: 'least' | 'most',
): number {
  if (Number.isFinite(own)) return total - own;
  const others = row.columns.flatMap((other, p) => (other === j ? [] : [p]));
  return activityBounds(model, {
    columns: others.map((p) => row.columns[p] ?? 0),
    coefficients: others.map((p) => row.coefficients[p] ?? 0),
  })[side];
}
