import { foldHeader } from '../kernel/fold';
import type { Tab } from './tab';

/** The columns of a sheet (0-based) in which each declared column of a tab was found; more than one is a mistake. */
export type ColumnPlaces = ReadonlyMap<string, readonly number[]>;

/**
 * Finds the declared columns of a tab in a header row, wherever people moved them. An alias beside the header itself is
 * a column of somebody's own.
 */
export function columnPlaces(tab: Tab, header: readonly string[]): ColumnPlaces {
  const shown = header.map(foldHeader);
  const places = new Map<string, readonly number[]>();
  for (const [name, column] of Object.entries(tab.columns)) {
    const own = indexesOf(shown, [foldHeader(name)]);
    const found = own.length > 0 ? own : indexesOf(shown, column.aliases.map(foldHeader));
    if (found.length > 0) places.set(name, found);
  }
  return places;
}

function indexesOf(shown: readonly string[], names: readonly string[]): readonly number[] {
  return shown.flatMap((name, index) => (names.includes(name) ? [index] : []));
}
