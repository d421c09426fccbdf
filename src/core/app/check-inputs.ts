import { isBlank, showCell, type Table } from '../columns/cell';
import { type DescribedIssue, describeIssue, type Issue } from '../kernel/issue';
import { counted } from '../kernel/messages/message';
import { readWorkbookRows, type Tables } from '../problem/workbook-rows';
import { columnPlaces } from '../tabs/column-places';
import { inputTabs } from '../tabs/index';
import { statusColumns, type Tab } from '../tabs/tab';
import { checkWorkbook } from './check-workbook';
import type { Ports } from './ports';
import { markRows, type RowMark } from './row-marks';
import { timestamp } from './timestamp';

/** What checking found: one sentence, and every problem with its place. */
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
    const noted = { first: 1, last: table.rows.length + 1 };
    workbook.mark(tab, table, { rows: marks, noted, source: 'Check inputs', at: now(clock) });
  }
  return { summary: summarize(issues), issues: issues.map(describeIssue) };
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
  const changed = markTabs(tables, issues).flatMap(({ tab, table: read, marks, statusAt }) => {
    const isEdited = (row: number): boolean => tab === edited.tab && row >= edited.first && row <= edited.last;
    const isChanged = (row: number, mark: RowMark): boolean => row > 1 && statusAt(row) !== mark.status;
    const rows = new Map([...marks].filter(([row, mark]) => isEdited(row) || isChanged(row, mark)));
    return rows.size === 0 && tab !== edited.tab ? [] : [{ tab, table: read, rows }];
  });
  // An edit may cost 14 service calls: notes of one more tab fit, those of several wait for Check inputs.
  const isNoted = changed.length <= 2;
  for (const { tab, table: read, rows } of changed) {
    const span = tab === edited.tab ? edited : isNoted ? spanOf([...rows.keys()]) : null;
    const noted = span === null ? null : { first: span.first, last: Math.min(span.last, read.rows.length + 1) };
    workbook.mark(tab, read, { rows, noted, source: 'edit', at: now(clock) });
  }
}

function spanOf(rows: readonly number[]): { readonly first: number; readonly last: number } {
  const first = rows.reduce((least, row) => Math.min(least, row));
  return { first, last: rows.reduce((most, row) => Math.max(most, row)) };
}

/** The marks of each input tab that has a run_status column: one for every row that is filled or still has a status. */
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
    const system = new Set(Object.keys(statusColumns).flatMap((header) => places.get(header) ?? []));
    const filled = table.rows.flatMap((cells, index) => (isFilled(cells, system) ? [index + 2] : []));
    const ofTab = issues.filter(({ at }) => at.tab === tab.name);
    const marks = new Map<number, RowMark>(markRows(ofTab, filled, shown));
    for (const index of table.rows.keys()) {
      if (!marks.has(index + 2) && statusAt(index + 2) !== '') marks.set(index + 2, { status: '', notes: new Map() });
    }
    return [{ tab, table, marks, statusAt }];
  });
}

function statusColumn(tab: Tab, table: Table): number | null {
  return columnPlaces(tab, table.header.map(showCell)).get('run_status')?.[0] ?? null;
}

/** Somebody typed something into the row; unticked boxes and what the add-on wrote do not count. */
function isFilled(cells: Table['rows'][number], system: ReadonlySet<number>): boolean {
  return cells.some((cell, index) => !isBlank(cell) && cell !== false && !system.has(index));
}

const now = (clock: Ports['clock']): string => timestamp(clock.now());

/** "3 errors, 1 conflict and 2 warnings." */
function summarize(issues: readonly Issue[]): string {
  const described = issues.map(describeIssue);
  const count = (severity: DescribedIssue['severity']): number =>
    described.filter((found) => found.severity === severity).length;
  if (issues.length === 0) return 'No problems found.';
  const parts = [
    counted(count('error'), 'error'),
    counted(count('conflict'), 'conflict'),
    counted(count('warning'), 'warning'),
  ].filter((part) => !part.startsWith('0 '));
  return `${parts.join(', ')}.`;
}
