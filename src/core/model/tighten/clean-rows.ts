import type { WorkingModel, WorkingRow } from './working-model';
import { activityBounds, substitute } from './working-model';

/**
 * Rewrites every row in the columns that are left, makes whole-number rows as small and tight as their divisor allows, and
 * drops rows that always hold and rows said twice. False: a row that is left without columns cannot hold.
 */
export function cleanRows(model: WorkingModel): boolean {
  const seen = new Map<string, WorkingRow>();
  const kept: WorkingRow[] = [];
  for (const row of model.rows) {
    const { terms, constant } = substitute(model, row);
    row.columns = [...terms.columns];
    row.coefficients = [...terms.coefficients];
    if (constant !== 0) {
      row.lower -= constant;
      row.upper -= constant;
    }
    if (row.columns.length === 0) {
      if (row.lower > row.tolerance || row.upper < -row.tolerance) return false;
      continue;
    }
    wholeNumbers(model, row);
    if (!meets(row)) return false;
    const { least, most } = activityBounds(model, row);
    if (least >= row.lower) row.lower = -Infinity;
    if (most <= row.upper) row.upper = Infinity;
    if (row.lower === -Infinity && row.upper === Infinity) continue;

    const key = keyOf(row);
    const twin = seen.get(key);
    if (twin === undefined) {
      seen.set(key, row);
      kept.push(row);
    } else {
      twin.lower = Math.max(twin.lower, row.lower);
      twin.upper = Math.min(twin.upper, row.upper);
      if (!meets(twin)) return false;
    }
  }
  model.rows = kept;
  return true;
}

/** Whether a row's bounds leave room; bounds that cross by less than the tolerance are made to meet. */
function meets(row: WorkingRow): boolean {
  if (row.lower <= row.upper) return true;
  if (row.lower > row.upper + 2 * row.tolerance) return false;
  row.upper = row.lower;
  return true;
}

/** Rows on integer columns with decimal coefficients become whole numbers without common divisor, their bounds rounded inwards. */
function wholeNumbers(model: WorkingModel, row: WorkingRow): void {
  if (!row.columns.every((j) => model.integer[j] === true)) return;
  const scale = [1, 2, 4, 10, 100, 1000].find((s) => row.coefficients.every((a) => isWhole(a * s)));
  if (scale === undefined) return;
  const whole = row.coefficients.map((a) => Math.round(a * scale));
  const divisor = whole.reduce(greatestCommonDivisor, 0);
  if (divisor === 0) return;
  row.coefficients = whole.map((a) => a / divisor);
  row.lower = Math.ceil(((row.lower - row.tolerance) * scale) / divisor) + 0;
  row.upper = Math.floor(((row.upper + row.tolerance) * scale) / divisor) + 0;
}

function isWhole(value: number): boolean {
  return Math.abs(value) < 2 ** 40 && Math.abs(value - Math.round(value)) <= 1e-14 * Math.abs(value);
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

function keyOf(row: WorkingRow): string {
  const order = row.columns.map((_, p) => p).sort((p, q) => (row.columns[p] ?? 0) - (row.columns[q] ?? 0));
  return order.map((p) => `${row.columns[p]}:${row.coefficients[p]}`).join(' ');
}
