import { foldHeader } from '../../core/kernel/fold';

/** The sheet of that name, or of the same name but for case, spaces, hyphens and underscores; null when there is none. */
export function findSheet(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  name: string,
): GoogleAppsScript.Spreadsheet.Sheet | null {
  const exact = spreadsheet.getSheetByName(name);
  if (exact !== null) return exact;
  return spreadsheet.getSheets().find((sheet) => foldHeader(sheet.getName()) === foldHeader(name)) ?? null;
}
