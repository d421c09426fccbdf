import type { ModelData } from 'highs';
import type { Model, Row } from '../core/model/model';

/** A model as HiGHS reads it: arrays, always minimised, multiplied by powers of two (which loses no digit). */
export interface ScaledModel {
  readonly data: Omit<ModelData, 'sense'>;
  /** Native objective = sign * objectiveScale * (objective - constant). */
  readonly objectiveScale: number;
  /** Native row i = rowScales[i] * row i. */
  readonly rowScales: readonly number[];
}

/**
 * HiGHS cuts off what is less than about 1e-7 (absolute) better than its best, and lets rows be broken by as much.
 * With costs that add up to 2^16 the first becomes 1e-12 of that sum; with a right-hand side of 2^10 the second stays below
 * 1e-10 of it. More would only feed rounding noise to its simplex method.
 */
const costSum = 2 ** 16;
const boundSize = 2 ** 10;
const largestCoefficient = 2 ** 20;

export function scaleForHighs({ columns, rows, objective }: Model): ScaledModel {
  const sum = objective.terms.coefficients.reduce((total, c) => total + Math.abs(c), 0);
  const objectiveScale = sum > 0 ? powerOfTwo(costSum / sum) : 1;
  const sign = objective.sense === 'maximize' ? -1 : 1;
  const colCost = new Float64Array(columns.length);
  for (const [p, j] of objective.terms.columns.entries()) {
    colCost[j] = sign * objectiveScale * (objective.terms.coefficients[p] ?? 0);
  }

  const rowScales = rows.map((row) => scaleOf(row));
  const starts = new Int32Array(rows.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  for (const [i, row] of rows.entries()) {
    for (const [p, j] of row.terms.columns.entries()) {
      indices.push(j);
      values.push((row.terms.coefficients[p] ?? 0) * (rowScales[i] ?? 1));
    }
    starts[i + 1] = indices.length;
  }

  return {
    objectiveScale,
    rowScales,
    data: {
      numCols: columns.length,
      numRows: rows.length,
      colCost,
      colLower: Float64Array.from(columns, (column) => column.lower),
      colUpper: Float64Array.from(columns, (column) => column.upper),
      rowLower: Float64Array.from(rows, (row, i) => row.lower * (rowScales[i] ?? 1)),
      rowUpper: Float64Array.from(rows, (row, i) => row.upper * (rowScales[i] ?? 1)),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: columns.length,
        starts,
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
      integrality: columns.map((column) => (column.integer ? 1 : 0)),
    },
  };
}

function scaleOf({ lower, upper, terms }: Row): number {
  const largest = terms.coefficients.reduce((size, a) => Math.max(size, Math.abs(a)), 0);
  if (largest === 0) return 1;
  const cap = largestCoefficient / largest;
  // Whole coefficients make whole activities: either kept exactly or broken by at least 1.
  if (terms.coefficients.every(Number.isInteger)) return powerOfTwo(Math.min(1, cap));
  const bounds = [lower, upper].filter(Number.isFinite).map(Math.abs);
  return powerOfTwo(Math.min(boundSize / Math.max(1, ...bounds), cap));
}

/** The largest power of two that is not above a positive number. */
function powerOfTwo(value: number): number {
  return 2 ** Math.floor(Math.log2(value));
}
