import { foldHeader } from '../../core/kernel/fold';

/** The key of the initiative whose row is selected, on any tab with a column initiative_key; null when there is none. */
export function selectedInitiative(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): string | null {
  const row = spreadsheet.getActiveRange()?.getRow() ?? 1;
  const sheet = spreadsheet.getActiveSheet();
  const width = sheet.getLastColumn();
  if (row < 2 || width === 0) return null;
  const header = sheet.getRange(1, 1, 1, width).getValues()[0] ?? [];
  const at = header.findIndex((shown) => foldHeader(String(shown)) === foldHeader('initiative_key'));
  const key = at < 0 ? '' : String(sheet.getRange(row, at + 1).getValue()).trim();
  return key === '' ? null : key;
}
