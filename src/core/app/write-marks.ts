import { digestNotes, type KnownMarks, type NotesDigest, owedNotes, type RowSpan, spanOf, unite } from './known-marks';
import type { TabMarks } from './mark-tabs';
import type { Marks } from './ports';

/** A tab after an edit, and what of it is to be written. */
export interface EditedMarks extends TabMarks {
  /** Rows whose status is to be written. */
  readonly statuses: ReadonlySet<number>;
  /** Rows whose notes may have been changed by the edit itself; null on tabs that were not edited. */
  readonly touched: RowSpan | null;
}

/** Writes a part of a tab's marks; gives how many calls that took. */
type Write = (tab: TabMarks, what: Pick<Marks, 'statuses' | 'origins' | 'noted'>) => number;

const none: ReadonlySet<number> = new Set();

/**
 * Writes what an edit found and earlier ones left, as far as `mostCalls` go: first every status, then notes, then
 * updated_source and updated_at where these stand apart from run_status. The edited tab comes first among `tabs`. Gives
 * what is known of the marks from then on; what is still owed follows from it.
 */
export function writeMarks(
  tabs: readonly EditedMarks[],
  known: KnownMarks,
  mostCalls: number,
  write: Write,
): KnownMarks {
  let left = mostCalls;
  let { late } = known;
  for (const tab of tabs) {
    if (tab.statuses.size === 0 || left < 1) continue;
    left -= write(tab, { statuses: tab.statuses, origins: none, noted: null });
    const span = spanOf(tab.statuses);
    if (tab.originCalls > 0 && span !== null) late = withLate(late, tab.tab.name, span);
  }
  const notes: Record<string, NotesDigest> = { ...known.notes };
  for (const tab of inTurn(tabs, known, left)) {
    const { name } = tab.tab;
    const wanted = digestNotes(tab.marks);
    const noted = unite(tab.touched, owedNotes(notes[name], wanted));
    if (noted === null) continue;
    // A read, and a write where notes change.
    if (left >= 2) {
      left -= write(tab, { statuses: none, origins: none, noted });
      notes[name] = wanted;
    } else if (tab.touched !== null) delete notes[name];
  }
  const waiting = late.filter(({ tab: name, first, last }) => {
    const tab = tabs.find((one) => one.tab.name === name);
    if (tab === undefined || tab.originCalls === 0) return false;
    if (tab.originCalls > left) return true;
    const rows = [...tab.marks.keys()].filter((row) => row > 1 && row >= first && row <= last);
    if (rows.length > 0) left -= write(tab, { statuses: none, origins: new Set(rows), noted: null });
    return false;
  });
  return { notes, late: waiting };
}

/**
 * The tabs in the order in which their notes are written. Where the calls do not suffice for two tabs, an edited tab whose
 * notes say what they said comes after those that are owed some, and is owed its own from then on: else it would come
 * first with every edit, and the others never.
 */
function inTurn(tabs: readonly EditedMarks[], { notes }: KnownMarks, left: number): readonly EditedMarks[] {
  if (left >= 4) return tabs;
  const isOwed = (tab: EditedMarks): boolean => owedNotes(notes[tab.tab.name], digestNotes(tab.marks)) !== null;
  return [...tabs.filter(isOwed), ...tabs.filter((tab) => !isOwed(tab))];
}

/** With more rows of a tab; it keeps its place among those that wait. */
function withLate(late: KnownMarks['late'], tab: string, span: RowSpan): KnownMarks['late'] {
  if (!late.some((one) => one.tab === tab)) return [...late, { tab, ...span }];
  return late.map((one) => (one.tab === tab ? { tab, ...unite(one, span) } : one)) as KnownMarks['late'];
}
