import { type DescribedIssue, describeIssue, type Issue, sentences } from '../kernel/issue';
import { printList } from '../kernel/list-text';

/** What is to be shown beside and on the cells of one row. */
export interface RowMark {
  /** The run_status cell: OK, or the worst problem and which other columns have one. */
  readonly status: string;
  /** What to say on each cell with a problem, by header. */
  readonly notes: ReadonlyMap<string, string>;
}

/** A row without a problem. */
export const soundRow: RowMark = { status: 'OK', notes: new Map() };

const order = ['error', 'conflict', 'warning'] as const;

/** The marks of one tab's rows, by sheet row; rows that are not in it have no problem. Row 1 holds header problems. */
export function markRows(tab: string, issues: readonly Issue[]): ReadonlyMap<number, RowMark> {
  const byRow = new Map<number, DescribedIssue[]>();
  for (const found of issues) {
    if (found.at.tab !== tab || found.at.row === null) continue;
    const group = byRow.get(found.at.row) ?? [];
    group.push(describeIssue(found));
    byRow.set(found.at.row, group);
  }
  return new Map([...byRow].map(([row, group]) => [row, markOf(group)]));
}

function markOf(group: readonly DescribedIssue[]): RowMark {
  const sorted = [...group].sort((left, right) => order.indexOf(left.severity) - order.indexOf(right.severity));
  const [worst, ...others] = sorted;
  if (worst === undefined) return soundRow;
  // A conflict stops a run as an error does, and the column has room for two words only.
  const word = worst.severity === 'warning' ? 'WARNING' : 'ERROR';
  const place = worst.column === null ? '' : `${worst.column}: `;
  const columns = [...new Set(others.flatMap(({ column }) => column ?? []))];
  const more =
    others.length === 0 ? '' : ` (${others.length} more${columns.length === 0 ? '' : `: ${printList(columns)}`})`;
  const notes = new Map<string, string>();
  for (const { column, message, fix } of sorted) {
    if (column === null) continue;
    const said = sentences(message, fix);
    notes.set(column, notes.has(column) ? `${notes.get(column)}\n${said}` : said);
  }
  return { status: `${word}: ${place}${sentences(worst.message, worst.fix)}${more}`, notes };
}
