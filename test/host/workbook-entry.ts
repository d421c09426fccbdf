import type { Marks, ViewRow } from '../../src/core/app/ports';
import type { Table } from '../../src/core/columns/cell';
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

/** Marks rows of a tab; takes the port's arguments as JSON text, maps as entries. @public */
export function markTab(name: string, text: string): void {
  const { table, rows, noted, source, at } = JSON.parse(text) as {
    readonly table: Table;
    readonly rows: readonly (readonly [
      number,
      { readonly status: string; readonly notes: readonly [string, string][] },
    ])[];
  } & Omit<Marks, 'rows'>;
  const marks = new Map(rows.map(([row, { status, notes }]) => [row, { status, notes: new Map(notes) }]));
  open().mark(named(name), table, { rows: marks, noted, source, at });
}
