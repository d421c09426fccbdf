import { type DescribedIssue, describeIn, type Issue, sentences } from '../kernel/issue';
import { printList } from '../kernel/list-text';
import { startText } from '../kernel/start-text';
import { declaredNames, type TabNames } from '../kernel/tab-names';

/** What is to be shown beside and on the cells of one row. */
export interface RowMark {
  /** The run_status cell: OK, or the worst problem and which other columns have one; '' for a blank row. */
  readonly status: string;
  /** What to say on each cell with a problem, by declared header (or the header of an open column). */
  readonly notes: ReadonlyMap<string, string>;
}

const order = ['error', 'conflict', 'warning'] as const;

/**
 * The marks of the rows of one tab, by sheet row: OK for rows without a problem. Row 1 holds the problems of headers,
 * and those of whole columns.
 * `shown` gives the header under which people know a column, `names` what they call the tabs.
 */
export function markRows(
  issues: readonly Issue[],
  rows: readonly number[],
  shown: (column: string) => string,
  names: TabNames = declaredNames,
): ReadonlyMap<number, RowMark> {
  const marks = new Map<number, RowMark>();
  for (const row of rows) marks.set(row, fine);
  const byRow = new Map<number, DescribedIssue[]>();
  for (const found of issues) {
    const row = found.at.row ?? (found.at.column === null ? null : 1);
    if (row === null) continue;
    const group = byRow.get(row) ?? [];
    group.push(describeIn(found, names));
    byRow.set(row, group);
  }
  for (const [row, group] of byRow) marks.set(row, markOf(group, shown));
  return marks;
}

/** The mark of a row without a problem. */
const fine: RowMark = { status: 'OK', notes: new Map() };

/** "ERROR: engineering_tokens: -3 is below 0. Enter 0 or more. (2 more: title, deadline_date)" */
function markOf(group: readonly DescribedIssue[], shown: (column: string) => string): RowMark {
  const sorted = [...group].sort((left, right) => order.indexOf(left.severity) - order.indexOf(right.severity));
  const [worst, ...others] = sorted;
  const notes = new Map<string, string>();
  if (worst === undefined) return fine;
  for (const { column, message, fix } of sorted) {
    if (column === null) continue;
    const said = startText(sentences(message, fix));
    notes.set(column, notes.has(column) ? `${notes.get(column)}\n${said}` : said);
  }
  // A conflict stops a run as an error does, and people need no third word for that.
  const word = worst.severity === 'warning' ? 'WARNING' : 'ERROR';
  const said = sentences(worst.message, worst.fix);
  const placed = worst.column === null ? startText(said) : `${shown(worst.column)}: ${said}`;
  const columns = [...new Set(others.flatMap(({ column }) => (column === null ? [] : shown(column))))];
  const named = columns.length === 0 ? '' : `: ${printList(columns, columns.length)}`;
  const more = others.length === 0 ? '' : ` (${others.length} more${named})`;
  return {
    status: clipped(`${word}: ${placed}${more}`),
    notes: new Map([...notes].map(([column, text]) => [column, clipped(text)])),
  };
}

/** Sheets refuses cells and notes above 50,000 characters, and nobody reads that many. */
const clipped = (text: string): string => (text.length <= 5000 ? text : `${text.slice(0, 4999)}…`);
