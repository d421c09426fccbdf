import { termsOf } from '../../model/builder';
import type { Column, Row } from '../../model/model';

/** An integer column from 0 on, by its place, and the largest value it can have. */
export interface CountColumn {
  readonly column: number;
  readonly most: number;
}

/** Columns whose weighted sum is a product, and the rows that make it so. */
export interface ProductColumns {
  /** To be added at the end of the columns. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The product as columns with their coefficients. */
  readonly sum: readonly (readonly [column: number, coefficient: number])[];
}

/**
 * The product of two counts, exactly, for rows to which more of it gives more room: the first count is written in binary, and
 * each of its digits lets the second count in or not. `next`: the place of the first column that is added.
 */
export function productColumns(first: CountColumn, second: CountColumn, next: number): ProductColumns {
  const digits = first.most < 1 ? 0 : Math.floor(Math.log2(first.most)) + 1;
  const columns: Column[] = [];
  const sum: [number, number][] = [];
  const value: [number, number][] = [[first.column, -1]];
  const rows: Row[] = [];
  for (let digit = 0; digit < digits; digit += 1) {
    const weight = 2 ** digit;
    const name = `${first.column}_${weight}`;
    const isSet = next + columns.push({ name: `digit_${name}`, lower: 0, upper: 1, integer: true }) - 1;
    const part = next + columns.push({ name: `part_${name}`, lower: 0, upper: second.most, integer: true }) - 1;
    value.push([isSet, weight]);
    sum.push([part, weight]);
    rows.push(
      atMostZero(`part_${name}_set`, [
        [part, 1],
        [isSet, -second.most],
      ]),
      atMostZero(`part_${name}_second`, [
        [part, 1],
        [second.column, -1],
      ]),
    );
  }
  if (digits > 0) rows.push({ name: `digits_${first.column}`, lower: 0, upper: 0, terms: termsOf(value) });
  return { columns, rows, sum };
}

const atMostZero = (name: string, pairs: readonly (readonly [number, number])[]): Row => ({
  name,
  lower: Number.NEGATIVE_INFINITY,
  upper: 0,
  terms: termsOf(pairs),
});
