import type { CellPlace } from '../../core/app/calls';
import { HostError } from '../../core/app/host-error';
import { foldHeader } from '../../core/kernel/fold';
import { columnPlaces } from '../../core/tabs/column-places';
import { tabs } from '../../core/tabs/index';
import { findSheet } from './find-sheet';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/**
 * Brings a cell, a whole row or a tab to the front. A column is found by its header as declared or as it is spelled; one
 * that is not there gives the row. Throws a HostError when the tab is gone.
 */
export function selectCell(spreadsheet: Spreadsheet, { tab, row, column }: CellPlace): void {
  const sheet = findSheet(spreadsheet, tab);
  if (sheet === null) throw new HostError(`There is no tab ${tab} any more. Choose Set up tabs to bring it back.`);
  const at = column === null ? null : findColumn(sheet, tab, column);
  if (row === null && at === null) {
    sheet.activate();
    return;
  }
  const shownRow = Math.min(row ?? 1, sheet.getMaxRows());
  const range = at === null ? sheet.getRange(shownRow, 1, 1, sheet.getMaxColumns()) : sheet.getRange(shownRow, at);
  range.activate();
}

/** Where a column stands (1-based); null when it does not. */
function findColumn(sheet: Sheet, name: string, column: string): number | null {
  const width = sheet.getLastColumn();
  if (width === 0) return null;
  const shown = (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map(String);
  const tab = tabs.find((declared) => declared.name === name);
  const [declared] = tab === undefined ? [] : (columnPlaces(tab, shown).get(column) ?? []);
  const index = declared ?? shown.findIndex((header) => foldHeader(header) === foldHeader(column));
  return index < 0 ? null : index + 1;
}
