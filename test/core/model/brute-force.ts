import type { Region } from '../../../src/core/model/feasibility';
import { isFeasible } from '../../../src/core/model/feasibility';
import type { Objective } from '../../../src/core/model/model';
import { valueOf } from '../../../src/core/model/model';

/**
 * Every allowed selection of a small product model: all 0/1 assignments, each with its best synergies and shortfalls.
 * It places y and u by meaning (earned when all members are in; what is missing), not by anything under test.
 */
export function allAllowed(region: Region): number[][] {
  const binaries = region.columns.flatMap((column, j) => (column.integer ? [j] : []));
  const allowed: number[][] = [];
  for (let mask = 0; mask < 2 ** binaries.length; mask += 1) {
    const values = region.columns.map(() => 0);
    for (const [bit, j] of binaries.entries()) values[j] = (mask >> bit) & 1;
    for (const [j, column] of region.columns.entries()) {
      if (column.name.startsWith('y')) values[j] = isEarned(region, j, values) ? 1 : 0;
    }
    for (const [j, column] of region.columns.entries()) {
      if (!column.name.startsWith('u')) continue;
      const row = region.rows.find(({ terms }) => terms.columns.includes(j));
      if (row) values[j] = Math.max(0, row.lower - valueOf(row.terms, values));
    }
    if (isFeasible(region, values)) allowed.push(values);
  }
  return allowed;
}

/** Best value of an objective over selections, or null when there are none. */
export function bestOf(objective: Objective, selections: readonly (readonly number[])[]): number | null {
  const values = selections.map((x) => objective.constant + valueOf(objective.terms, x));
  if (values.length === 0) return null;
  return objective.sense === 'maximize' ? Math.max(...values) : Math.min(...values);
}

function isEarned(region: Region, y: number, values: readonly number[]): boolean {
  const defining = region.rows.filter((row) => {
    const p = row.terms.columns.indexOf(y);
    return p >= 0 && row.lower === -Infinity && Math.abs(row.terms.coefficients[p] ?? 0) === 1;
  });
  return defining.every((row) => row.terms.columns.every((j) => j === y || values[j] === 1));
}
