import { fold } from '../kernel/fold';

/** The properties of an initiative by which rules and targets can slice the candidates. */
export const sliceDimensions = ['country', 'department', 'category', 'program', 'product', 'segment'] as const;
export type SliceDimension = (typeof sliceDimensions)[number];

/**
 * The candidates that share a value of each of `dimensions`; none at all means the whole portfolio.
 * Dimensions are in alphabetical order, `values` in theirs, in display form.
 */
export interface Slice {
  readonly dimensions: readonly SliceDimension[];
  readonly values: readonly string[];
}

/** All candidates. */
export const wholePortfolio: Slice = { dimensions: [], values: [] };

/** The dimension as cells and stored JSON name it: `all`, `country`, `country+department`. */
export function dimensionName(slice: Slice): string {
  return slice.dimensions.length === 0 ? 'all' : slice.dimensions.join('+');
}

/** The key as cells and stored JSON name it: `all`, `UK`, `UK+Growth`. */
export function sliceKey(slice: Slice): string {
  return slice.dimensions.length === 0 ? 'all' : slice.values.join('+');
}

/** Equal for two slices that hold the same candidates by definition, however they were spelled. */
export function sliceId(slice: Slice): string {
  return JSON.stringify([dimensionName(slice), ...slice.values.map(fold)]);
}

/** The slice for people: "UK", "UK + Growth", "the whole portfolio". */
export function printSlice(slice: Slice): string {
  return slice.dimensions.length === 0 ? 'the whole portfolio' : slice.values.join(' + ');
}

/** Reads the dimension cell of a rule: `all`, one dimension, or several joined by `+`. Null when it is none. */
export function parseDimension(text: string): readonly SliceDimension[] | null {
  if (fold(text) === 'all') return [];
  const named = text.split('+').map((part) => sliceDimensions.find((dimension) => dimension === fold(part)));
  const known = named.filter((dimension) => dimension !== undefined);
  return known.length === named.length && new Set(known).size === known.length ? known : null;
}

/**
 * The slice of the named dimensions at the values in `key` (joined by `+` when there are several dimensions).
 * Null when the number of values is another. `spell` gives the display form of a value.
 */
export function sliceOf(
  dimensions: readonly SliceDimension[],
  key: string,
  spell: (dimension: SliceDimension, value: string) => string = (_, value) => value,
): Slice | null {
  const values = dimensions.length === 1 ? [key.trim()] : key.split('+').map((part) => part.trim());
  if (values.length !== dimensions.length || values.includes('')) return null;
  const parts = dimensions
    .map((dimension, index) => ({ dimension, value: spell(dimension, values[index] ?? '') }))
    .sort((left, right) => (left.dimension < right.dimension ? -1 : 1));
  return { dimensions: parts.map((part) => part.dimension), values: parts.map((part) => part.value) };
}
