import { type Cell, showCell, type Table } from '../columns/cell';
import type { Tables } from '../problem/workbook-rows';
import { columnPlaces } from '../tabs/column-places';
import { gapsTab, outputTabs, resultsTab, runsTab } from '../tabs/index';
import type { Tab } from '../tabs/tab';
import type { ViewRow } from './ports';
import type { Note } from './store';
import { noteId } from './unsaved-notes';

/** What people wrote on the output tabs. A cell they emptied is a note too: it replaces what was kept. */
export function readNotes(tables: Tables): readonly Note[] {
  return outputTabs.flatMap((tab: Tab) => notesOn(tab, tables.get(tab.name)));
}

/** Rows of an output tab with what people wrote beside them. */
export function withNotes(tab: Tab, rows: readonly ViewRow[], notes: readonly Note[]): readonly ViewRow[] {
  const values = new Map(notes.map((note) => [noteId(note), note.value]));
  return rows.map((shown) => {
    const row = identityOf(tab, (header) => shown[header] ?? null);
    const cells = noteHeaders(tab).map((column) => {
      const value = values.get(noteId({ runId: String(shown.run_id), tab: tab.name, row, column, value: '' }));
      return [column, value ?? null] as const;
    });
    return { ...shown, ...Object.fromEntries(cells) };
  });
}

/** The cells of a tab's declared columns, from where rows are shown: of two columns of one header the first. */
export function rowsByHeader(tab: Tab, table: Table): readonly ((header: string) => Cell)[] {
  const places = placesOn(tab, table);
  return table.rows.map((cells) => (header) => cells[places.get(header)?.[0] ?? -1] ?? '');
}

function notesOn(tab: Tab, table: Table | undefined): readonly Note[] {
  if (table === undefined) return [];
  const places = placesOn(tab, table);
  const columns = noteHeaders(tab).filter((column) => places.has(column));
  return rowsByHeader(tab, table).flatMap((cellOf) => {
    const runId = showCell(cellOf('run_id'));
    if (runId === '') return [];
    const row = identityOf(tab, cellOf);
    return columns.map((column) => ({ runId, tab: tab.name, row, column, value: showCell(cellOf(column)) }));
  });
}

const placesOn = (tab: Tab, table: Table) => columnPlaces(tab, table.header.map(showCell));

/** The headers by which a row of an output tab is known besides its run. */
const identities: Readonly<Record<string, readonly string[]>> = {
  [runsTab.name]: [],
  [resultsTab.name]: ['initiative_key'],
  [gapsTab.name]: ['kind', 'dimension', 'key', 'kpi_key', 'floor_or_goal', 'target'],
};

function identityOf(tab: Tab, cellOf: (header: string) => Cell | null): string {
  // People may format a target as a percentage; it is the same target.
  const plain = (cell: Cell): Cell => (typeof cell === 'object' && cell.kind === 'percent' ? cell.value : cell);
  return (identities[tab.name] ?? []).map((header) => showCell(plain(cellOf(header) ?? ''))).join('|');
}

/** The headers of the columns in which people write what they like; what the add-on reads itself is no note. */
export const noteHeaders = (tab: Tab): readonly string[] =>
  Object.entries(tab.columns).flatMap(([header, { writer, type }]) =>
    writer === 'pm' && type.forPeople ? [header] : [],
  );
