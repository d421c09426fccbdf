import { showCell, type Table } from '../../core/columns/cell';
import { columnPlaces } from '../../core/tabs/column-places';
import type { Tab } from '../../core/tabs/tab';
import { findSheet } from './find-sheet';

/**
 * Writes a column that the add-on fills in one call: a value by sheet row, blank for other rows. `table` is the tab as
 * just read. Nothing when somebody has taken the column away.
 */
export function fillColumn(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  tab: Tab,
  header: string,
  table: Table,
  values: ReadonlyMap<number, number | null>,
): void {
  const sheet = findSheet(spreadsheet, tab.name);
  const [index] = columnPlaces(tab, table.header.map(showCell)).get(header) ?? [];
  if (sheet === null || index === undefined || table.rows.length === 0) return;
  const cells = table.rows.map((_, at) => [values.get(at + 2) ?? '']);
  sheet.getRange(2, index + 1, cells.length, 1).setValues(cells);
}
