import type { Model } from '../../src/core/model/model';
import { valueOf } from '../../src/core/model/model';
import { directionsOf, polish } from '../../src/core/model/polish';

/** How far a row may be off, relative to its bound: looser than the product allows itself, as engines have it by default. */
const rowTolerance = 1e-6;
const wholeTolerance = 1e-4;

/** An answer looked at from outside: its objective, and what is wrong with it. */
export interface Examination {
  readonly objective: number;
  readonly fault: string | null;
}

/** Rounds an answer to whole picks, lets the dependent columns follow, and looks whether it keeps every row. */
export function examine(model: Model, values: readonly number[]): Examination {
  const exact = polish(model, values, directionsOf(model));
  const objective = model.objective.constant + valueOf(model.objective.terms, exact);
  const split = model.columns.find((column, j) => column.integer && isSplit(values[j] ?? 0));
  const broken = model.rows.find((row) => {
    const activity = valueOf(row.terms, exact);
    return activity > row.upper + toleranceAt(row.upper) || activity < row.lower - toleranceAt(row.lower);
  });
  const fault =
    split !== undefined ? `${split.name} is not whole` : broken !== undefined ? `breaks ${broken.name}` : null;
  return { objective, fault };
}

const isSplit = (value: number): boolean => Math.abs(value - Math.round(value)) > wholeTolerance;

const toleranceAt = (bound: number): number => rowTolerance * Math.max(1, Number.isFinite(bound) ? Math.abs(bound) : 1);
