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

/** Marks rows of a tab; takes the port's arguments as JSON text, maps and sets as lists. @public */
export function markTab(name: string, text: string): number {
  const { table, marks, statuses, origins, ...rest } = JSON.parse(text) as {
    readonly table: Table;
    readonly marks: readonly (readonly [
      number,
      { readonly status: string; readonly notes: readonly [string, string][] },
    ])[];
    readonly statuses: readonly number[];
    readonly origins: readonly number[];
  } & Pick<Marks, 'noted' | 'source' | 'at'>;
  return open().mark(named(name), table, {
    marks: new Map(marks.map(([row, { status, notes }]) => [row, { status, notes: new Map(notes) }])),
    statuses: new Set(statuses),
    origins: new Set(origins),
    ...rest,
  });
}
