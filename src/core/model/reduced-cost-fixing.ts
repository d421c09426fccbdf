import type { Region } from './feasibility';
import { valueTolerance } from './feasibility';
import type { Column, Objective, Row } from './model';

/** What prices on the rows prove about an objective. */
export interface PriceBound {
  /** No feasible values reach more (maximise) or less (minimise) than this. Infinite when the prices prove nothing. */
  readonly bound: number;
  /** What one unit of each column adds to the objective once it pays for the rows it uses, in the objective's unit. */
  readonly reducedCosts: readonly number[];
}

/**
 * The Lagrangian bound of any row prices y, computed here and so valid whoever made them:
 *
 *     maximise c x, lower <= A x <= upper:  c x <= sum_i y_i side_i + sum_j max over column j's bounds of (c_j - y A_j) x_j
 *
 * with side_i = upper_i for y_i > 0 and lower_i for y_i < 0; a price whose side is infinite counts as 0.
 * For `minimize` everything is mirrored. Row prices as in `Solution.rowPrices`.
 */
export function priceBound(region: Region, objective: Objective, rowPrices: readonly number[]): PriceBound {
  const sign = objective.sense === 'maximize' ? 1 : -1;
  const reduced = new Array<number>(region.columns.length).fill(0);
  for (const [p, j] of objective.terms.columns.entries()) reduced[j] = sign * (objective.terms.coefficients[p] ?? 0);
  let bound = 0;
  for (const [i, row] of region.rows.entries()) {
    const price = sign * (rowPrices[i] ?? 0);
    const side = price > 0 ? row.upper : row.lower;
    if (price === 0 || !Number.isFinite(side)) continue;
    bound += price * side;
    for (const [p, j] of row.terms.columns.entries()) {
      reduced[j] = (reduced[j] ?? 0) - price * (row.terms.coefficients[p] ?? 0);
    }
  }
  const limits = neededLimits(region, objective);
  for (const [j, d] of reduced.entries()) {
    const { lower, upper } = limits[j] ?? { lower: 0, upper: 0 };
    if (d !== 0) bound += d > 0 ? d * upper : d * lower;
  }
  return { bound: sign * bound + objective.constant, reducedCosts: reduced.map((d) => sign * d + 0) };
}

/**
 * Fixes integer columns at the bound they cannot leave without the objective falling (maximise) below `known` by more than the
 * tolerance within which values count as equal. Every selection at least as good as `known` stays.
 */
export function fixByPrices(
  region: Region,
  objective: Objective,
  { bound, reducedCosts }: PriceBound,
  known: number,
): { readonly columns: readonly Column[]; readonly fixed: number } {
  // Twice the tolerance: one for values that count as equal, one for rounding in the bound itself.
  const room = Math.abs(bound - known) + 2 * valueTolerance(known) + 1e-11 * Math.abs(bound);
  const sign = objective.sense === 'maximize' ? 1 : -1;
  let fixed = 0;
  const columns = region.columns.map((column, j) => {
    const d = sign * (reducedCosts[j] ?? 0);
    // Also false when the bound is infinite or the objective could not even be reached.
    if (!column.integer || column.lower === column.upper || !(Math.abs(d) > room)) return column;
    const at = d > 0 ? column.upper : column.lower;
    if (!Number.isFinite(at)) return column;
    fixed += 1;
    return { ...column, lower: at, upper: at };
  });
  return { columns, fixed };
}

/**
 * Column bounds as far as an optimum needs them. A shortfall without upper bound that the objective does not want needs no more
 * than its one row can ask for; without that, rounding noise in its reduced cost would make the bound infinite.
 */
function neededLimits(region: Region, objective: Objective): readonly Pick<Column, 'lower' | 'upper'>[] {
  const open = new Map<number, Row | null>();
  for (const [j, column] of region.columns.entries())
    if (!column.integer && column.upper === Infinity) open.set(j, null);
  if (open.size === 0) return region.columns;
  const sign = objective.sense === 'maximize' ? 1 : -1;
  for (const [p, j] of objective.terms.columns.entries())
    if (sign * (objective.terms.coefficients[p] ?? 0) > 0) open.delete(j);
  for (const row of region.rows) {
    for (const j of row.terms.columns) {
      if (!open.has(j)) continue;
      if (open.get(j) === null) open.set(j, row);
      else open.delete(j);
    }
  }
  return region.columns.map((column, j) => {
    const row = open.get(j);
    return row ? { lower: column.lower, upper: Math.max(column.lower, mostNeeded(region, row, j)) } : column;
  });
}

/** How large column j must be at most for the row to hold whatever the other columns are. */
function mostNeeded({ columns }: Region, row: Row, own: number): number {
  let least = 0;
  let coefficient = 0;
  for (const [p, j] of row.terms.columns.entries()) {
    const a = row.terms.coefficients[p] ?? 0;
    const column = columns[j];
    if (j === own) coefficient = a;
    else if (column !== undefined && a !== 0) least += a > 0 ? a * column.lower : a * column.upper;
  }
  // Only a row that asks for at least something, and that more of this column satisfies, limits the need.
  return coefficient > 0 && row.upper === Infinity ? (row.lower - least) / coefficient : Infinity;
}
