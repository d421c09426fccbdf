import type { Region } from './feasibility';
import type { Row } from './model';

/**
 * A row that forbids exactly one assignment of the binary columns: at least one of them must differ from `values`.
 * Undefined where a non-binary integer column is open, because there "differs" is no linear row.
 */
export function forbid(region: Region, values: readonly number[], name: string): Row | undefined {
  const columns: number[] = [];
  const coefficients: number[] = [];
  let ones = 0;
  for (const [j, column] of region.columns.entries()) {
    if (!column.integer || column.lower === column.upper) continue;
    if (column.lower !== 0 || column.upper !== 1) return undefined;
    const isOne = (values[j] ?? 0) > 0.5;
    columns.push(j);
    coefficients.push(isOne ? -1 : 1);
    if (isOne) ones += 1;
  }
  // sum over zeros of x + sum over ones of (1 - x) >= 1
  return { name, lower: 1 - ones, upper: Infinity, terms: { columns, coefficients } };
}
