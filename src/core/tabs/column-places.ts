import { foldHeader } from '../kernel/fold';
import type { Tab } from './tab';

/** The columns of a sheet (0-based) in which each declared column of a tab was found; more than one is a mistake. */
export type ColumnPlaces = ReadonlyMap<string, readonly number[]>;

/**
 * Finds the declared columns of a tab in a header row, wherever people moved them. An alias beside the header itself is
 * a column of somebody's own.
 */
export function columnPlaces(tab: Tab, header: readonly string[]): ColumnPlaces {
  const indexes = new Map<string, number[]>();
  for (const [index, shown] of header.entries()) {
    const folded = foldHeader(shown);
    const known = indexes.get(folded);
    if (known === undefined) indexes.set(folded, [index]);
    else known.push(index);
  }
  const places = new Map<string, readonly number[]>();
  for (const [name, column] of Object.entries(tab.columns)) {
    const own = indexes.get(foldHeader(name));
    const found = own ?? column.aliases.flatMap((alias) => indexes.get(foldHeader(alias)) ?? []);
    if (found.length > 0) places.set(name, found.length > 1 ? [...found].sort((left, right) => left - right) : found);
  }
  return places;
}
