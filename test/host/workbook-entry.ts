import type { ViewRow } from '../../src/core/app/ports';
import { tabs } from '../../src/core/tabs/index';
import { SheetsWorkbook } from '../../src/host/sheets/sheets-workbook';

const named = (name: string) => {
  const tab = tabs.find((candidate) => candidate.name === name);
  if (tab === undefined) throw new Error(`no tab ${name} is declared`);
  return tab;
};

const open = (): SheetsWorkbook => new SheetsWorkbook(SpreadsheetApp.getActiveSpreadsheet());

/** The tables of the named tabs, as JSON text of entries. @public */
export function readTabs(names: readonly string[]): string {
  return JSON.stringify([...open().read(names.map(named))]);
}

/** Shows rows on a tab. @public */
export function showTab(name: string, rows: readonly ViewRow[]): void {
  open().show(named(name), rows);
}
