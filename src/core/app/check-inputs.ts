import { isBlank, showCell, type Table } from '../columns/cell';
import { type DescribedIssue, describeIssue, type Issue } from '../kernel/issue';
import { readWorkbookRows, type Tables } from '../problem/workbook-rows';
import { columnPlaces } from '../tabs/column-places';
import { inputTabs, scoringTabs } from '../tabs/index';
import { statusColumns, type Tab } from '../tabs/tab';
import { checkWorkbook } from './check-workbook';
import type { Ports } from './ports';
import { markRows, type RowMark } from './row-marks';
import { summarizeIssues } from './summarize-issues';
import { timestamp } from './timestamp';

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

type CheckPorts = Pick<Ports, 'workbook' | 'clock'>;

/** Checks every row of every input tab, and shows on the tabs what was found. */
export function checkInputs({ workbook, clock }: CheckPorts): CheckReply {
  const tables = workbook.read(inputTabs);
  const issues = checkWorkbook(readWorkbookRows(tables));
  for (const { tab, table, marks } of markTabs(tables, issues)) {
    // To the end of the tab: rows that were emptied are not in the table any more, but may still carry notes.
    const noted = { first: 1, last: Number.POSITIVE_INFINITY };
    workbook.mark(tab, table, { rows: marks, noted, source: 'Check inputs', at: now(clock) });
  }
  const described = issues.map(describeIssue);
  return { summary: summarizeIssues(described), issues: described };
}

/**
 * Checks after an edit: marks the edited rows, and every other row whose status the edit changed. Nothing happens when
 * the edited tab has no run_status column, as in a workbook that was never set up.
 */
export function checkEdit(edited: EditedRows, { workbook, clock }: CheckPorts): void {
  const tables = workbook.read(inputTabs);
  const table = tables.get(edited.tab.name);
  if (table === undefined || statusColumn(edited.tab, table) === null) return;
  const issues = checkWorkbook(readWorkbookRows(tables));
  const changed = markTabs(tables, issues).flatMap((marked) => {
    const { tab, marks, statusAt } = marked;
    const isEdited = (row: number): boolean => tab === edited.tab && row >= edited.first && row <= edited.last;
    const isChanged = (row: number, mark: RowMark): boolean => row > 1 && statusAt(row) !== mark.status;
    // Row 1 too: an edit of one cell may end what was wrong with its whole column.
    const isHeader = (row: number): boolean => tab === edited.tab && row === 1;
    const rows = new Map([...marks].filter(([row, mark]) => isEdited(row) || isChanged(row, mark) || isHeader(row)));
    const noted = [...rows.keys(), ...(tab === edited.tab ? [lastNoted(edited, marked.table)] : [])];
    return noted.length === 0 ? [] : [{ ...marked, rows, span: spanOf(noted) }];
  });
  const first = changed.filter(({ tab }) => tab === edited.tab);
  const others = changed.filter(({ tab }) => tab !== edited.tab);
  for (const { tab, table: read, rows, span, isNoted } of affordable([...first, ...others], tables)) {
    workbook.mark(tab, read, { rows, noted: isNoted ? span : null, source: 'edit', at: now(clock) });
  }
}

/** What is shown of a row without content: nothing. */
const blank: RowMark = { status: '', notes: new Map() };

/** The last edited row whose notes are renewed: all of the table, and some below it that the edit may have emptied. */
function lastNoted({ first, last }: EditedRows, { rows }: Table): number {
  return Math.min(last, Math.max(first, rows.length + 1) + 500);
}

/** A tab with something to write. */
interface ChangedTab {
  readonly rows: ReadonlyMap<number, RowMark>;
  /** How many calls its statuses take: one for each run of neighbouring columns. */
  readonly statusCalls: number;
}

/**
 * What an edit may write: statuses before notes, the edited tab before others. An edit may cost 14 service calls: 8 to
 * read the tabs of a plan, one for each scoring tab with rows, and the others to write. What does not fit waits for the
 * next edit, or for Check inputs.
 */
function affordable<T extends ChangedTab>(
  changed: readonly T[],
  tables: Tables,
): readonly (T & { readonly isNoted: boolean })[] {
  let left = 6 - scoringTabs.filter(({ name }) => tables.has(name)).length;
  const afford = (calls: number): boolean => {
    const fits = calls <= left;
    if (fits) left -= calls;
    return fits;
  };
  const written = changed.filter(({ rows, statusCalls }) =>
    afford([...rows.keys()].some((row) => row > 1) ? statusCalls : 0),
  );
  return written.map((tab) => ({ ...tab, isNoted: afford(2) }));
}

function spanOf(rows: readonly number[]): { readonly first: number; readonly last: number } {
  const first = rows.reduce((least, row) => Math.min(least, row));
  return { first, last: rows.reduce((most, row) => Math.max(most, row)) };
}

/** The marks of each input tab that has a run_status column: one for every row. */
function markTabs(tables: Tables, issues: readonly Issue[]) {
  return inputTabs.flatMap((tab) => {
    const table = tables.get(tab.name);
    const status = table === undefined ? null : statusColumn(tab, table);
    if (table === undefined || status === null) return [];
    const places = columnPlaces(tab, table.header.map(showCell));
    const shown = (column: string): string => {
      const [index] = places.get(column) ?? [];
      return index === undefined ? column : showCell(table.header[index] ?? '').trim();
    };
    const statusAt = (row: number): string => showCell(table.rows[row - 2]?.[status] ?? '');
    const system = Object.keys(statusColumns).flatMap((header) => places.get(header) ?? []);
    const read = new Set(tab.openColumns === null ? [...places.values()].flat() : table.header.keys());
    for (const index of system) read.delete(index);
    const filled = table.rows.flatMap((cells, index) => (isFilled(cells, read) ? [index + 2] : []));
    const statusCalls = [...system].filter((index) => !system.includes(index - 1)).length;
    const ofTab = issues.filter(({ at }) => at.tab === tab.name);
    const marks = new Map<number, RowMark>(markRows(ofTab, filled, shown));
    for (const row of [1, ...[...table.rows.keys()].map((index) => index + 2)]) {
      if (!marks.has(row)) marks.set(row, blank);
    }
    return [{ tab, table, marks, statusAt, statusCalls }];
  });
}

function statusColumn(tab: Tab, table: Table): number | null {
  return columnPlaces(tab, table.header.map(showCell)).get('run_status')?.[0] ?? null;
}

/** The row has something in a column that is read; unticked boxes do not count. */
function isFilled(cells: Table['rows'][number], read: ReadonlySet<number>): boolean {
  return cells.some((cell, index) => read.has(index) && !isBlank(cell) && cell !== false);
}

const now = (clock: Ports['clock']): string => timestamp(clock.now());
