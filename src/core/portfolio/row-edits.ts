import { fold } from '../kernel/fold';
import { byKey } from './changes';
import { type Roadmap, type RoadmapEntry, sortEntries } from './roadmap';

/** What people may change of an entry. */
export type EntryCells = Pick<
  RoadmapEntry,
  'priority_rank' | 'planned_quarter' | 'planned_year' | 'is_locked_in' | 'notes'
>;

/** A row of the Roadmap tab as people left it. */
export interface EditedRow extends EntryCells {
  readonly initiative_key: string;
  /** It belongs to the plan; false for rows of what is not funded now that people left alone. */
  readonly isEntry: boolean;
}

/** What people changed on the tab, compared with the version that it shows. */
export interface RowEdits {
  /** Cells that differ, by folded key. */
  readonly changed: ReadonlyMap<string, Partial<EntryCells>>;
  /** Rows that were added by hand. */
  readonly added: readonly RoadmapEntry[];
  /** Folded keys of rows that were taken away. */
  readonly removed: ReadonlySet<string>;
}

/** Compares the rows of the tab with the entries that it was written from. Of two rows of one initiative the first counts. */
export function editsOf(shown: readonly RoadmapEntry[], rows: readonly EditedRow[]): RowEdits {
  const entries = byKey(shown);
  const changed = new Map<string, Partial<EntryCells>>();
  const added: RoadmapEntry[] = [];
  const seen = new Set<string>();
  for (const { isEntry, initiative_key, ...cells } of rows) {
    const id = fold(initiative_key);
    if (!isEntry || seen.has(id)) continue;
    seen.add(id);
    const entry = entries.get(id);
    if (entry === undefined) added.push({ initiative_key, source_run_id: null, ...cellsOf(cells) });
    else if (JSON.stringify(cellsOf(entry)) !== JSON.stringify(cellsOf(cells)))
      changed.set(id, difference(entry, cells));
  }
  const removed = new Set([...entries.keys()].filter((id) => !seen.has(id)));
  return { changed, added, removed };
}

/** Whether anything was edited. */
export const hasEdits = ({ changed, added, removed }: RowEdits): boolean =>
  changed.size > 0 || added.length > 0 || removed.size > 0;

/** The entries of a version with what people changed, whichever version they saw when they did. */
export function withEdits({ entries }: Pick<Roadmap, 'entries'>, edits: RowEdits): readonly RoadmapEntry[] {
  const known = byKey(entries);
  const edited = entries
    .filter(({ initiative_key }) => !edits.removed.has(fold(initiative_key)))
    .map((entry) => ({ ...entry, ...edits.changed.get(fold(entry.initiative_key)) }));
  const added = edits.added.filter(({ initiative_key }) => !known.has(fold(initiative_key)));
  return sortEntries([...edited, ...added]);
}

function cellsOf({ priority_rank, planned_quarter, planned_year, is_locked_in, notes }: EntryCells): EntryCells {
  return { priority_rank, planned_quarter, planned_year, is_locked_in, notes };
}

function difference(entry: EntryCells, cells: EntryCells): Partial<EntryCells> {
  const now = Object.entries(cellsOf(cells));
  const before = new Map<string, unknown>(Object.entries(cellsOf(entry)));
  return Object.fromEntries(now.filter(([name, value]) => before.get(name) !== value));
}
