import { showCell } from '../../core/columns/cell';
import type { ColumnType } from '../../core/columns/column';
import { contentHash } from '../../core/kernel/canonical-json';
import { foldHeader } from '../../core/kernel/fold';
import { parseNumberText } from '../../core/kernel/number-text';
import { columnPlaces } from '../../core/tabs/column-places';
import type { Tab } from '../../core/tabs/tab';
import { noteWith } from '../sheets/cell-note';
import { CellReader, type SheetValue } from '../sheets/cells';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A row of a sheet that holds something of people's, or of the sample. */
export interface HeldRow {
  /** As Sheets counts it. */
  readonly row: number;
  /** What it holds under declared headers and KPIs; null when it also has formulas, notes or cells of another kind. */
  readonly identity: string | null;
}

/** What is the same for rows with the same texts under the same headers, in whatever order; blank cells do not count. */
export function rowIdentity(cells: readonly { readonly header: string; readonly text: string }[]): string {
  const filled = cells.filter(({ text }) => text !== '').map(({ header, text }) => [foldHeader(header), text]);
  return contentHash(Object.fromEntries(filled)).slice(0, 12);
}

/** A text of the sample as it comes back from a cell of that type. */
export function textAsRead(text: string, type: ColumnType<unknown>): string {
  if (type.isCheckbox) return text === 'TRUE' ? text : '';
  const number = type.format === null ? parseNumberText(text) : null;
  return number === null ? text : String(number.value);
}

/** The rows below the header that hold anything but the add-on's own statuses; unticked boxes are nothing. */
export function heldRows(sheet: Sheet, tab: Tab, timeZone: string): readonly HeldRow[] {
  if (sheet.getLastRow() < 2) return [];
  const range = sheet.getDataRange();
  const reader = new CellReader(timeZone);
  // getValues is typed any[][]; these four are what it gives.
  const values = range.getValues() as SheetValue[][];
  const formulas = range.getFormulas();
  const notes = range.getNotes();
  const header = (values[0] ?? []).map(String);
  const kinds = columnKinds(tab, header);
  return values.slice(1).flatMap((cells, y): readonly HeldRow[] => {
    const own = kinds.flatMap((name, x) => {
      const value = cells[x] ?? '';
      const hasFormula = (formulas[y + 1]?.[x] ?? '') !== '';
      const hasNote = noteWith(notes[y + 1]?.[x] ?? '', null) !== '';
      if (name === 'system' || (!hasFormula && !hasNote && (value === '' || value === false))) return [];
      // A plain number is shown alike in every format.
      const text = showCell(reader.read(value, '')).trim();
      return [{ header: name ?? '', text, isForeign: name === null || hasFormula || hasNote }];
    });
    if (own.length === 0) return [];
    return [{ row: y + 2, identity: own.some(({ isForeign }) => isForeign) ? null : rowIdentity(own) }];
  });
}

/** For each column of a sheet: its header, `system` for what the add-on writes, null for a column of somebody's own. */
function columnKinds(tab: Tab, header: readonly string[]): readonly (string | null)[] {
  const kinds = header.map((shown): string | null => (tab.openColumns === null || shown === '' ? null : shown));
  for (const [name, [index]] of columnPlaces(tab, header)) {
    if (index !== undefined) kinds[index] = tab.columns[name]?.writer === 'system' ? 'system' : name;
  }
  return kinds;
}
