import type { Column, Model, Objective, Row, Terms } from './model';

/** Collects columns and rows in the order they are added, and adds up terms that name a column twice. */
export class ModelBuilder {
  readonly #columns: Column[] = [];
  readonly #rows: Row[] = [];

  /** Adds a column and returns its index. */
  addColumn(column: Column): number {
    return this.#columns.push(column) - 1;
  }

  addRow(name: string, lower: number, terms: Terms, upper: number): void {
    this.#rows.push({ name, lower, upper, terms: collect(terms) });
  }

  /** The model so far under an objective. */
  build(objective: Objective): Model {
    return { columns: [...this.#columns], rows: [...this.#rows], objective };
  }
}

/** Terms from pairs of column and coefficient. */
export function termsOf(pairs: Iterable<readonly [column: number, coefficient: number]>): Terms {
  const columns: number[] = [];
  const coefficients: number[] = [];
  for (const [column, coefficient] of pairs) {
    columns.push(column);
    coefficients.push(coefficient);
  }
  return { columns, coefficients };
}

/** The sum of linear expressions, each times its factor. */
export function addTerms(parts: Iterable<readonly [terms: Terms, factor: number]>): Terms {
  const pairs: [number, number][] = [];
  for (const [terms, factor] of parts) {
    for (const [position, column] of terms.columns.entries()) {
      pairs.push([column, factor * (terms.coefficients[position] ?? 0)]);
    }
  }
  return collect(termsOf(pairs));
}

/** Terms with more columns and their coefficients. */
export const plus = (terms: Terms, pairs: readonly (readonly [number, number])[]): Terms =>
  addTerms([
    [terms, 1],
    [termsOf(pairs), 1],
  ]);

/** Each column once, in index order, without zero coefficients. */
function collect(terms: Terms): Terms {
  const sums = new Map<number, number>();
  for (const [position, column] of terms.columns.entries()) {
    sums.set(column, (sums.get(column) ?? 0) + (terms.coefficients[position] ?? 0));
  }
  const pairs = [...sums].filter(([, coefficient]) => coefficient !== 0).sort(([left], [right]) => left - right);
  return termsOf(pairs);
}
