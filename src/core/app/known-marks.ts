import type { Memory } from './ports';
import type { RowMark } from './row-marks';

/** Rows from the first to the last. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** A digest of the notes of each row that has some; where many have, one of all of them together. */
export type NotesDigest = Readonly<Record<string, string>> | string;

/**
 * What is known of the add-on's marks in the workbook without reading them. An edit may cost few calls, so that some of
 * what it finds is written by a later one: whatever differs from this is still owed.
 */
export interface KnownMarks {
  /** The notes that each tab shows; a tab that is missing may show anything. */
  readonly notes: Readonly<Record<string, NotesDigest>>;
  /** Rows with a status that is newer than their updated_source and updated_at, those that wait longest first. */
  readonly late: readonly (RowSpan & { readonly tab: string })[];
}

const name = 'marks';
const nothing: KnownMarks = { notes: {}, late: [] };

/** What earlier executions left. */
export function recallMarks(memory: Memory): KnownMarks {
  const text = memory.recall(name);
  // Only keepMarks writes it.
  return text === null ? nothing : (JSON.parse(text) as KnownMarks);
}

/** Leaves it to later executions; `before` is what earlier ones left. */
export function keepMarks(memory: Memory, before: KnownMarks, marks: KnownMarks): void {
  const text = JSON.stringify(marks);
  if (text !== JSON.stringify(before)) memory.keep(name, text);
}

/** For changes to the tabs beside the check: the next edits look at all notes again. */
export function forgetMarks(memory: Memory): void {
  memory.forget(name);
}

/** A property of a document holds 9 kB; this many rows on each of the input tabs fit. */
const mostRows = 50;

/** What a tab with these marks shows in notes. */
export function digestNotes(marks: ReadonlyMap<number, RowMark>): NotesDigest {
  const digests: Record<string, string> = {};
  for (const [row, { notes }] of marks) {
    if (notes.size > 0) digests[row] = digestOf([...notes].flat().join('\n'));
  }
  return Object.keys(digests).length > mostRows ? digestOf(JSON.stringify(digests)) : digests;
}

/** Every row of a tab, and those below its table that may carry notes of rows that were emptied. */
export const allRows: RowSpan = { first: 1, last: Number.POSITIVE_INFINITY };

/** The rows between which notes differ from what is known to be shown; null when none do. */
export function owedNotes(known: NotesDigest | undefined, wanted: NotesDigest): RowSpan | null {
  if (known === undefined || typeof known !== typeof wanted) return allRows;
  if (typeof known === 'string' || typeof wanted === 'string') return known === wanted ? null : allRows;
  const rows = Object.keys({ ...known, ...wanted }).filter((row) => known[row] !== wanted[row]);
  return spanOf(rows.map(Number));
}

/** From the least of some rows to the greatest; null when there are none. */
export function spanOf(rows: Iterable<number>): RowSpan | null {
  let span: RowSpan | null = null;
  for (const row of rows) span = unite(span, { first: row, last: row });
  return span;
}

/** The rows of both spans, and those between. */
export function unite(left: RowSpan | null, right: RowSpan | null): RowSpan | null {
  if (left === null || right === null) return left ?? right;
  return { first: Math.min(left.first, right.first), last: Math.max(left.last, right.last) };
}

/** FNV-1a: to notice changes, not to withstand anybody. */
function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
