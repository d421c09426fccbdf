import { noteHeaders } from '../../core/app/output-notes';
import type { ViewRow } from '../../core/app/ports';
import { showCell } from '../../core/columns/cell';
import { columnPlaces } from '../../core/tabs/column-places';
import type { Tab } from '../../core/tabs/tab';
import { writableCell } from './cells';
import { neighbours } from './neighbours';
import { type SeenTab, writableOwnCell } from './own-cells';
import { type ShownColumn, wantedFormats } from './shown-formats';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A declared column and where it stands on the sheet (1-based). */
interface Place {
  readonly header: string;
  readonly at: number;
}

/**
 * Writes rows into a tab's declared columns, wherever they stand, and blanks what was below them. Neighbouring columns
 * are written at once, so the number of calls depends on how people arranged the columns, not on the rows. `seen`: the tab
 * as it was read before; null: it was not.
 *
 * A row is known by its first declared column, the run. When one call cannot write whole rows, that column is blank until
 * all others are written: should the execution end in between, no row claims to be of a run that it is not of.
 */
export function showRows(sheet: Sheet, tab: Tab, rows: readonly ViewRow[], seen: SeenTab | null): void {
  const { places, isBlank } = placeColumns(sheet, tab, seen);
  const height = Math.max(rows.length, sheet.getLastRow() - 1);
  // On a blank tab the header is written together with the rows: a first run fills three such tabs.
  const headers = isBlank ? [places.map(({ header }) => header)] : [];
  if (height < 1) {
    if (isBlank) sheet.getRange(1, 1, 1, places.length).setValues(headers);
    return;
  }
  const missingRows = height + 1 - sheet.getMaxRows();
  if (missingRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missingRows);
  const notes = new Set(noteHeaders(tab));
  const columns = places.map(({ header, at }): ShownColumn => {
    const isOwn = notes.has(header);
    const cells = Array.from({ length: height }, (_, y) => {
      const cell = rows[y]?.[header] ?? null;
      return isOwn ? writableOwnCell(showCell(cell ?? ''), y + 2, seen) : writableCell(cell);
    });
    return { at, isOwn, cells };
  });
  const formats = wantedFormats(sheet, columns, height, seen);
  const [identity] = columns;
  const blocks = neighbours(columns);
  const isIdentified = (block: readonly ShownColumn[]): number =>
    Number(identity !== undefined && block.includes(identity));
  if (blocks.length > 1 && identity !== undefined) sheet.getRange(2, identity.at, height, 1).clearContent();
  for (const block of [...blocks].sort((left, right) => isIdentified(left) - isIdentified(right))) {
    for (const formatted of neighbours(block.filter(({ at }) => formats?.has(at)))) {
      const wanted = formatted.map(({ at }) => formats?.get(at) ?? []);
      const length = wanted[0]?.length ?? 0;
      sheet.getRange(2, formatted[0]?.at ?? 1, length, wanted.length).setNumberFormats(rowsOf(wanted, length));
    }
    const values = block.map(({ cells }) => cells.map(({ value }) => value));
    const written = [...headers, ...rowsOf(values, height)];
    sheet.getRange(2 - headers.length, block[0]?.at ?? 1, written.length, block.length).setValues(written);
  }
}

/** Columns of that length as rows. */
function rowsOf<T>(columns: readonly (readonly T[])[], length: number): T[][] {
  return Array.from({ length }, (_, y) => columns.flatMap((column) => column.slice(y, y + 1)));
}

/**
 * Finds the declared columns by header; those that are not there are added at the right end. On a blank tab the header
 * is still to be written.
 */
function placeColumns(
  sheet: Sheet,
  tab: Tab,
  seen: SeenTab | null,
): { readonly places: readonly Place[]; readonly isBlank: boolean } {
  const width = sheet.getLastColumn();
  const shown = seen?.header.length === width ? seen.header : readHeader(sheet, width);
  const found = columnPlaces(tab, shown);
  const missing: string[] = [];
  const places = Object.keys(tab.columns).map((header): Place => {
    const [index] = found.get(header) ?? [];
    if (index !== undefined) return { header, at: index + 1 };
    missing.push(header);
    return { header, at: width + missing.length };
  });
  if (missing.length > 0) {
    const missingColumns = width + missing.length - sheet.getMaxColumns();
    if (missingColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missingColumns);
    if (width === 0) sheet.setFrozenRows(1);
    else {
      sheet
        .getRange(1, width + 1, 1, missing.length)
        .setValues([missing])
        .setFontWeight('bold');
    }
  }
  return { places, isBlank: width === 0 };
}

function readHeader(sheet: Sheet, width: number): readonly string[] {
  return width === 0 ? [] : (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map(String);
}
