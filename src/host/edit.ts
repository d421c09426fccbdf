import { checkEdit } from '../core/app/check-inputs';
import { inputTabs } from '../core/tabs/index';
import { documentMemory } from './document-memory';
import { score } from './score';
import { findSheet } from './sheets/find-sheet';
import { SheetsWorkbook } from './sheets/sheets-workbook';

/** Checks the rows of an edit when they are on an input tab; an edit anywhere else is nobody's business. */
export function checkEditedRange({ range, source }: GoogleAppsScript.Events.SheetsOnEdit): void {
  const sheetId = range.getSheet().getSheetId();
  const tab = inputTabs.find(({ name }) => findSheet(source, name)?.getSheetId() === sheetId);
  if (tab === undefined) return;
  const edited = { tab, first: range.getRow(), last: range.getLastRow() };
  checkEdit(edited, {
    workbook: new SheetsWorkbook(source),
    clock: { now: () => Date.now() },
    memory: documentMemory,
    score,
  });
}
