import { valueOf } from '../model/model';
import type { CompiledProblem } from './compile-model';

/**
 * A selection of candidates as numbers for every column of a model: soft rules count as broken where they need to be.
 * Synergies and shortfalls are left at their least; whoever takes the start places them.
 */
export function startFrom(selection: readonly number[], { columns, rows }: CompiledProblem): number[] {
  const values = columns.map(({ lower, integer }, j) => selection[j] ?? (integer ? 0 : Math.max(0, lower)));
  const isOwn = (j: number): boolean => j >= selection.length;
  for (const { lower, upper, terms } of rows) {
    for (const [p, j] of terms.columns.entries()) {
      const coefficient = terms.coefficients[p] ?? 0;
      if (!isOwn(j)) continue;
      const activity = valueOf(terms, values);
      const missing = activity < lower ? lower - activity : activity > upper ? upper - activity : 0;
      if (missing === 0 || missing * coefficient < 0) continue;
      values[j] = columns[j]?.integer === true ? 1 : (values[j] ?? 0) + missing / coefficient;
    }
  }
  return values;
}
