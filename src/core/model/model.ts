/**
 * A linear 0/1 model that knows nothing of initiatives: plain data, the one thing every engine reads.
 *
 * Indexes are zero-based positions in `columns` and `rows`. Bounds may be `-Infinity` and `Infinity`.
 */
export interface Model {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly objective: Objective;
}

/** One unknown. `integer` columns take whole numbers within their bounds; the others any number. */
export interface Column {
  /** Unique within the model; for people and for LP text, never parsed. */
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly integer: boolean;
}

/** `lower <= sum of terms <= upper`. Equal bounds make an equation. */
export interface Row {
  /** Unique within the model. */
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly terms: Terms;
}

/** A linear expression: `sum of coefficients[j] * column[columns[j]]`. No column occurs twice. */
export interface Terms {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
}

/** What to make as large or as small as possible: `constant + terms`. */
export interface Objective {
  readonly sense: Sense;
  readonly terms: Terms;
  readonly constant: number;
}

export type Sense = 'maximize' | 'minimize';

/** The empty linear expression. */
export const noTerms: Terms = { columns: [], coefficients: [] };

/** Value of a linear expression at `values` (one number per column of the model). */
export function valueOf(terms: Terms, values: readonly number[]): number {
  let sum = 0;
  for (const [position, column] of terms.columns.entries()) {
    sum += (terms.coefficients[position] ?? 0) * (values[column] ?? 0);
  }
  return sum;
}
