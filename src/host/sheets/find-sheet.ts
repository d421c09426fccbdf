import { foldHeader } from '../../core/kernel/fold';
import { rememberedSheetId } from './remembered-sheets';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/**
 * The sheet of a tab: the one that set-up remembered, whatever it is called now; else the one of that name, or of the
 * same name but for case, spaces, hyphens and underscores; null when there is none.
 */
export function findSheet(spreadsheet: Spreadsheet, name: string): Sheet | null {
  const id = rememberedSheetId(name);
  const remembered = id === undefined ? null : spreadsheet.getSheetById(id);
  return remembered ?? sheetNamed(spreadsheet, name);
}

function sheetNamed(spreadsheet: Spreadsheet, name: string): Sheet | null {
  const exact = spreadsheet.getSheetByName(name);
  if (exact !== null) return exact;
  return spreadsheet.getSheets().find((sheet) => foldHeader(sheet.getName()) === foldHeader(name)) ?? null;
}
