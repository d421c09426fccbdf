import { HostError } from '../../core/app/host-error';
import type { ViewRow } from '../../core/app/ports';
import { columnPlaces } from '../../core/tabs/column-places';
import type { Tab } from '../../core/tabs/tab';
import type { SheetValue } from './cells';
import { writableCell } from './cells';
import { findSheet } from './find-sheet';
import { neighbours } from './neighbours';

/**
 * Writes rows (one at least) below the last used row of an input tab, under the headers that any of them names; other
 * columns stay as they are. Gives the sheet row of the first. The number of calls depends on how people arranged the
 * columns, not on the rows. Throws a HostError when the tab or one of the headers is missing.
 */
export function appendRows(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  tab: Tab,
  rows: readonly ViewRow[],
): number {
  const sheet = findSheet(spreadsheet, tab.name);
  if (sheet === null) throw new HostError(`There is no tab named ${tab.name}. Choose Set up tabs.`);
  // getValues is typed any[][]; these four are what it gives.
  const values = sheet.getDataRange().getValues() as SheetValue[][];
  const found = columnPlaces(tab, (values[0] ?? []).map(String));
  const wanted = Object.keys(tab.columns).filter((header) => rows.some((row) => (row[header] ?? null) !== null));
  const places = wanted.map((header) => {
    const [index] = found.get(header) ?? [];
    if (index === undefined) throw new HostError(`${tab.name} has no column ${header}. Choose Set up tabs.`);
    return { header, at: index + 1 };
  });
  const isUsed = (row: readonly SheetValue[]): boolean =>
    row.some((value) => value !== false && String(value).trim() !== '');
  let last = values.length;
  while (last > 1 && !isUsed(values[last - 1] ?? [])) last -= 1;
  const missing = last + rows.length - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  // The key last, so that an execution that ends early leaves no row that claims to be whole.
  for (const block of [...neighbours(places)].reverse()) {
    const cells = rows.map((row) => block.map(({ header }) => writableCell(row[header] ?? null)));
    const range = sheet.getRange(last + 1, block[0]?.at ?? 1, rows.length, block.length);
    range.setNumberFormats(cells.map((line) => line.map(({ format }) => format)));
    range.setValues(cells.map((line) => line.map(({ value }) => value)));
  }
  return last + 1;
}
