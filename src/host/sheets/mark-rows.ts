import type { Marks } from '../../core/app/ports';
import { showCell, type Table } from '../../core/columns/cell';
import { foldHeader } from '../../core/kernel/fold';
import { columnPlaces } from '../../core/tabs/column-places';
import { statusColumns, type Tab } from '../../core/tabs/tab';
import { noteWith } from './cell-note';
import { neighbours } from './neighbours';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Writes statuses and cell notes: one write for the statuses where their columns stand together, a read and a write for notes. */
export function markRows(sheet: Sheet, tab: Tab, table: Table, marks: Marks): void {
  writeStatuses(sheet, tab, table, marks);
  if (marks.noted === null) return;
  const last = Math.min(marks.noted.last, sheet.getMaxRows());
  if (last >= marks.noted.first) writeNotes(sheet, tab, table, marks, { first: marks.noted.first, last });
}

function writeStatuses(sheet: Sheet, tab: Tab, table: Table, { rows, source, at }: Marks): void {
  const places = columnPlaces(tab, table.header.map(showCell));
  const marked = [...rows.keys()].filter((row) => row > 1);
  if (marked.length === 0) return;
  const first = marked.reduce((least, row) => Math.min(least, row));
  const last = marked.reduce((most, row) => Math.max(most, row));
  const columns = Object.keys(statusColumns).flatMap((header) =>
    (places.get(header) ?? []).slice(0, 1).map((index) => ({ header, at: index + 1 })),
  );
  for (const block of neighbours(columns)) {
    const cells = Array.from({ length: last - first + 1 }, (_, y) => {
      const mark = rows.get(first + y);
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
  }
}

function writeNotes(
  sheet: Sheet,
  tab: Tab,
  table: Table,
  { rows }: Marks,
  { first, last }: { readonly first: number; readonly last: number },
): void {
  const header = table.header.map(showCell);
  const places = columnPlaces(tab, header);
  const indexOf = (column: string): number | undefined =>
    places.get(column)?.[0] ?? header.findIndex((name) => foldHeader(name) === foldHeader(column));
  const range = sheet.getRange(first, 1, last - first + 1, Math.max(1, header.length));
  const before = range.getNotes();
  const after = before.map((line, y) => {
    const mark = rows.get(first + y);
    const isBelow = first + y > table.rows.length + 1;
    if (mark === undefined && !isBelow) return line;
    const said = new Map<number, string>();
    for (const [column, text] of mark?.notes ?? []) {
      const index = indexOf(column);
      if (index !== undefined) said.set(index, text);
    }
    return line.map((note, x) => noteWith(note, said.get(x) ?? null));
  });
  const changed = after.flatMap((line, y) => (line.some((note, x) => note !== before[y]?.[x]) ? [y] : []));
  const [top, bottom] = [changed[0], changed.at(-1)];
  if (top === undefined || bottom === undefined) return;
  const lines = after.slice(top, bottom + 1);
  sheet.getRange(first + top, 1, lines.length, Math.max(1, header.length)).setNotes(lines);
}
