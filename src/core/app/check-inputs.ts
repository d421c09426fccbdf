import type { Table } from '../columns/cell';
import { type DescribedIssue, describeIn } from '../kernel/issue';
import { readWorkbookRows } from '../problem/workbook-rows';
import { inputTabs, seldomUsed } from '../tabs/index';
import type { Tab } from '../tabs/tab';
import { checkWorkbook } from './check-workbook';
import { allRows, digestNotes, keepMarks, recallMarks, unite } from './known-marks';
import { hasStatus, markTabs, type TabMarks } from './mark-tabs';
import type { Marks, Ports } from './ports';
import { shownNames } from './shown-names';
import { summarizeIssues } from './summarize-issues';
import { timestamp } from './timestamp';
import { writeMarks } from './write-marks';

/** What checking found: in short, and every problem with its place. */
export interface CheckReply {
  readonly summary: string;
  readonly issues: readonly DescribedIssue[];
}

/** An edited rectangle: which tab, and its first and last sheet row. */
export interface EditedRows {
  readonly tab: Tab;
  readonly first: number;
  readonly last: number;
}

type CheckPorts = Pick<Ports, 'workbook' | 'clock' | 'memory' | 'score'>;

/** Checks every row of every input tab, and shows on the tabs what was found. */
export function checkInputs({ workbook, clock, memory, score }: CheckPorts): CheckReply {
  const tables = workbook.read(inputTabs);
  const issues = checkWorkbook(readWorkbookRows(tables), score);
  const names = shownNames(tables);
  const at = timestamp(clock.now());
  const known = recallMarks(memory);
  const notes = { ...known.notes };
  for (const { tab, table, marks } of markTabs(tables, issues, names)) {
    const rows = new Set([...marks.keys()].filter((row) => row > 1));
    const wanted = digestNotes(marks);
    workbook.mark(tab, table, { marks, statuses: rows, origins: rows, noted: allRows, source: 'Check inputs', at });
    notes[tab.name] = wanted;
  }
  keepMarks(memory, known, { notes, late: [] });
  const described = issues.map((found) => describeIn(found, names));
  return { summary: summarizeIssues(described, names), issues: described };
}

/** How an edit is told, and what it may cost. */
export interface EditOptions {
  /** What is said in updated_source. */
  readonly source: string;
  /** How many Sheets calls marking may take. */
  readonly mostCalls: number;
}

/** An edit by hand may cost 14 Sheets calls, 8 of them to read; each seldom used tab with rows takes one of the others. */
const byHand: EditOptions = { source: 'edit', mostCalls: 6 };

/**
 * Checks after an edit: marks the edited rows, and every other row whose status the edit changed. What would cost too
 * many calls is left to the edits that follow. Nothing happens when the edited tab has no run_status column, as in a
 * workbook that was never set up.
 */
export function checkEdit(edited: EditedRows, { workbook, clock, memory, score }: CheckPorts, options = byHand): void {
  const tables = workbook.read(
    inputTabs,
    seldomUsed.filter((tab) => tab !== edited.tab),
  );
  const table = tables.get(edited.tab.name);
  if (table === undefined || !hasStatus(edited.tab, table)) return;
  const issues = checkWorkbook(readWorkbookRows(tables), score);
  const marked = markTabs(tables, issues, shownNames(tables));
  const isEdited = ({ tab }: TabMarks): boolean => tab === edited.tab;
  const tabs = [...marked.filter(isEdited), ...marked.filter((one) => !isEdited(one))].map((one) => {
    const isTouched = (row: number): boolean => isEdited(one) && row >= edited.first && row <= edited.last;
    const statuses = [...one.marks].flatMap(([row, { status }]) =>
      row > 1 && (isTouched(row) || one.statusAt(row) !== status) ? [row] : [],
    );
    // Row 1 too: an edit of one cell may end what was wrong with its whole column.
    const touched = isEdited(one) ? unite({ first: 1, last: 1 }, editedSpan(edited, one.table)) : null;
    return { ...one, statuses: new Set(statuses), touched };
  });
  const at = timestamp(clock.now());
  const write = ({ tab, table: read, marks }: TabMarks, what: Pick<Marks, 'statuses' | 'origins' | 'noted'>): number =>
    workbook.mark(tab, read, { marks, ...what, source: options.source, at });
  const known = recallMarks(memory);
  const mostCalls = options.mostCalls - seldomUsed.filter(({ name }) => tables.has(name)).length;
  keepMarks(memory, known, writeMarks(tabs, known, mostCalls, write));
}

/** The edited rows whose notes are renewed: all of the table, and some below it that the edit may have emptied. */
function editedSpan({ first, last }: EditedRows, { rows }: Table): { readonly first: number; readonly last: number } {
  return { first, last: Math.min(last, Math.max(first, rows.length + 1) + 500) };
}
