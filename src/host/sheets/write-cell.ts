import { HostError } from '../../core/app/host-error';
import { columnPlaces } from '../../core/tabs/column-places';
import type { Tab } from '../../core/tabs/tab';
import { writableCell } from './cells';
import { findSheet } from './find-sheet';

/** Writes a text into a cell. Throws a HostError when its tab or column is missing, or a formula stands in it. */
export function writeCell(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  tab: Tab,
  row: number,
  header: string,
  text: string,
): void {
  const sheet = findSheet(spreadsheet, tab.name);
  const width = sheet?.getLastColumn() ?? 0;
  const shown = sheet === null || width === 0 ? [] : (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []);
  const [index] = columnPlaces(tab, shown.map(String)).get(header) ?? [];
  if (sheet === null || index === undefined)
    throw new HostError(`${tab.name} has no column ${header}. Choose Set up tabs.`);
  const range = sheet.getRange(row, index + 1);
  if (range.getFormula() !== '')
    throw new HostError(`A formula gives ${header} in row ${row} of ${tab.name}. Have it give "${text}".`);
  const { value, format } = writableCell(text);
  range.setNumberFormat(format);
  range.setValue(value);
}
