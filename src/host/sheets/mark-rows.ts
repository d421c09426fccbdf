import type { Marks } from '../../core/app/ports';
import { showCell, type Table } from '../../core/columns/cell';
import { foldHeader } from '../../core/kernel/fold';
import { columnPlaces } from '../../core/tabs/column-places';
import { statusColumns, type Tab } from '../../core/tabs/tab';
import { noteWith } from './cell-note';
import { neighbours } from './neighbours';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Writes statuses and cell notes, and gives how many calls that took. */
export function markRows(sheet: Sheet, tab: Tab, table: Table, marks: Marks): number {
  const calls = writeStatuses(sheet, tab, table, marks);
  if (marks.noted === null) return calls;
  const last = Math.min(marks.noted.last, sheet.getMaxRows());
  if (last < marks.noted.first) return calls;
  return calls + writeNotes(sheet, tab, table, marks, { first: marks.noted.first, last });
}

/** One write for run_status and the columns beside it, and one for each other run of columns. */
function writeStatuses(sheet: Sheet, tab: Tab, table: Table, { marks, statuses, origins, source, at }: Marks): number {
  if (statuses.size === 0 && origins.size === 0) return 0;
  const places = columnPlaces(tab, table.header.map(showCell));
  const columns = Object.keys(statusColumns).flatMap((header) =>
    (places.get(header) ?? []).slice(0, 1).map((index) => ({ header, at: index + 1 })),
  );
  let calls = 0;
  for (const block of neighbours(columns)) {
    const rows = block.some(({ header }) => header === 'run_status') ? statuses : origins;
    if (rows.size === 0) continue;
    const { first, last } = [...rows].reduce(
      (span, row) => ({ first: Math.min(span.first, row), last: Math.max(span.last, row) }),
      { first: Number.POSITIVE_INFINITY, last: 0 },
    );
    const cells = Array.from({ length: last - first + 1 }, (_, y) => {
      const mark = rows.has(first + y) ? marks.get(first + y) : undefined;
      const written: Readonly<Record<string, string>> = {
        run_status: mark?.status ?? '',
        updated_source: mark?.status === '' ? '' : source,
        updated_at: mark?.status === '' ? '' : at,
      };
      return block.map(({ header, at: column }) =>
        mark === undefined ? showCell(table.rows[first + y - 2]?.[column - 1] ?? '') : (written[header] ?? ''),
      );
    });
    sheet.getRange(first, block[0]?.at ?? 1, cells.length, block.length).setValues(cells);
    calls += 1;
  }
  return calls;
}

/** A read, and a write when any note changes. */
function writeNotes(
  sheet: Sheet,
  tab: Tab,
  table: Table,
  { marks }: Marks,
  { first, last }: { readonly first: number; readonly last: number },
): number {
  const header = table.header.map(showCell);
  const places = columnPlaces(tab, header);
  const indexOf = (column: string): number | undefined =>
    places.get(column)?.[0] ?? header.findIndex((name) => foldHeader(name) === foldHeader(column));
  const range = sheet.getRange(first, 1, last - first + 1, Math.max(1, header.length));
  const before = range.getNotes();
  const after = before.map((line, y) => {
    const mark = marks.get(first + y);
    const isBelow = first + y > table.rows.length + 1;
    if (mark === undefined && !isBelow) return line;
    if ((mark === undefined || mark.notes.size === 0) && line.every((note) => note === '')) return line;
    const said = new Map<number, string>();
    for (const [column, text] of mark?.notes ?? []) {
      const index = indexOf(column);
      if (index !== undefined) said.set(index, text);
    }
    return line.map((note, x) => noteWith(note, said.get(x) ?? null));
  });
  const isChanged = (line: readonly string[], y: number): boolean =>
    line !== before[y] && line.some((note, x) => note !== before[y]?.[x]);
  const changed = after.flatMap((line, y) => (isChanged(line, y) ? [y] : []));
  const [top, bottom] = [changed[0], changed.at(-1)];
  if (top === undefined || bottom === undefined) return 1;
  const lines = after.slice(top, bottom + 1);
  sheet.getRange(first + top, 1, lines.length, Math.max(1, header.length)).setNotes(lines);
  return 2;
}
