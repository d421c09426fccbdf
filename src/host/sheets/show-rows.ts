import type { ViewRow } from '../../core/app/ports';
import { columnPlaces } from '../../core/tabs/column-places';
import type { Tab } from '../../core/tabs/tab';
import { writableCell } from './cells';
import { neighbours } from './neighbours';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A declared column and where it stands on the sheet (1-based). */
interface Place {
  readonly header: string;
  readonly at: number;
}

/**
 * Writes rows into a tab's declared columns, wherever they stand, and blanks what was below them. Neighbouring columns
 * are written at once, so the number of calls depends on how people arranged the columns, not on the rows.
 *
 * A row is known by its first declared column, the run. When one call cannot write whole rows, that column is blank until
 * all others are written: should the execution end in between, no row claims to be of a run that it is not of.
 */
export function showRows(sheet: Sheet, tab: Tab, rows: readonly ViewRow[]): void {
  const places = placeColumns(sheet, tab);
  const height = Math.max(rows.length, sheet.getLastRow() - 1);
  if (height < 1) return;
  const missingRows = height + 1 - sheet.getMaxRows();
  if (missingRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missingRows);
  const [identity] = places;
  const blocks = neighbours(places);
  const isIdentified = (block: readonly Place[]): number => Number(identity !== undefined && block.includes(identity));
  if (blocks.length > 1 && identity !== undefined) sheet.getRange(2, identity.at, height, 1).clearContent();
  for (const block of [...blocks].sort((left, right) => isIdentified(left) - isIdentified(right))) {
    const cells = Array.from({ length: height }, (_, y) =>
      block.map(({ header }) => writableCell(rows[y]?.[header] ?? null)),
    );
    const range = sheet.getRange(2, block[0]?.at ?? 1, height, block.length);
    range.setNumberFormats(cells.map((row) => row.map((cell) => cell.format)));
    range.setValues(cells.map((row) => row.map((cell) => cell.value)));
  }
}

/** Finds the declared columns by header; those that are not there are added at the right end. */
function placeColumns(sheet: Sheet, tab: Tab): readonly Place[] {
  const width = sheet.getLastColumn();
  const shown = width === 0 ? [] : (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map(String);
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
    sheet
      .getRange(1, width + 1, 1, missing.length)
      .setValues([missing])
      .setFontWeight('bold');
    if (width === 0) sheet.setFrozenRows(1);
  }
  return places;
}
