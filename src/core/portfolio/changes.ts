import { fold } from '../kernel/fold';
import type { RoadmapEntry } from './roadmap';

/** What became of an initiative from one version of a roadmap to the next. */
export type Change = 'kept' | 'added' | 'moved' | 'manual';

/** The initiatives of two versions by what became of them, in display form. */
export interface VersionChanges {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  /** In both, with another rank, quarter or year. */
  readonly moved: readonly string[];
  readonly kept: readonly string[];
}

/** Compares the entries of a version with those of the one before; null: there is none. */
export function changesBetween(before: readonly RoadmapEntry[] | null, after: readonly RoadmapEntry[]): VersionChanges {
  const earlier = byKey(before ?? []);
  const later = byKey(after);
  const became = (wanted: Change | 'manual') => (entry: RoadmapEntry) =>
    placeChange(earlier.get(fold(entry.initiative_key)), entry) === wanted;
  return {
    added: after.filter(became('added')).map(keyOf),
    dropped: (before ?? []).filter(({ initiative_key }) => !later.has(fold(initiative_key))).map(keyOf),
    moved: after.filter(became('moved')).map(keyOf),
    kept: after.filter(became('kept')).map(keyOf),
  };
}

/** The change column of an entry; `before`: the same initiative in the version before. */
export function changeOf(before: RoadmapEntry | undefined, entry: RoadmapEntry): Change {
  return entry.source_run_id === null ? 'manual' : placeChange(before, entry);
}

/** Entries by folded key. */
export const byKey = (entries: readonly RoadmapEntry[]): ReadonlyMap<string, RoadmapEntry> =>
  new Map(entries.map((entry) => [fold(entry.initiative_key), entry]));

const keyOf = ({ initiative_key }: RoadmapEntry): string => initiative_key;

function placeChange(before: RoadmapEntry | undefined, entry: RoadmapEntry): 'added' | 'moved' | 'kept' {
  if (before === undefined) return 'added';
  const isMoved =
    before.priority_rank !== entry.priority_rank ||
    before.planned_quarter !== entry.planned_quarter ||
    before.planned_year !== entry.planned_year;
  return isMoved ? 'moved' : 'kept';
}
