import type { Marks, ViewRow, Workbook } from '../../core/app/ports';
import type { Table } from '../../core/columns/cell';
import { amount } from '../../core/columns/compound-columns';
import type { Tables } from '../../core/problem/workbook-rows';
import { scoringTabs } from '../../core/tabs/index';
import type { Tab } from '../../core/tabs/tab';
import { CellReader, type SheetValue } from './cells';
import { decimalMarkOf } from './decimal-mark';
import { findSheet } from './find-sheet';
import { markRows } from './mark-rows';
import { showRows } from './show-rows';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The port Workbook over a Google spreadsheet: at most two reads per tab, whatever its size. */
export class SheetsWorkbook implements Workbook {
  readonly #spreadsheet: Spreadsheet;
  readonly id: string;

  constructor(spreadsheet: Spreadsheet) {
    this.#spreadsheet = spreadsheet;
    this.id = spreadsheet.getId();
  }

  read(tabs: readonly Tab[]): Tables {
    const reader = new CellReader(this.#spreadsheet.getSpreadsheetTimeZone());
    const decimalMark = decimalMarkOf(this.#spreadsheet);
    const tables = new Map<string, Table>();
    for (const tab of tabs) {
      const sheet = findSheet(this.#spreadsheet, tab.name);
      if (sheet === null || (isScoring(tab) && sheet.getLastRow() < 2)) continue;
      const range = sheet.getDataRange();
      // getValues is typed any[][]; these four are what it gives.
      const values = range.getValues() as SheetValue[][];
      const formats = tellsShares(tab) ? range.getNumberFormats() : [];
      const [header = [], ...rows] = values.map((row, y) =>
        row.map((value, x) => reader.read(value, formats[y]?.[x] ?? '')),
      );
      tables.set(tab.name, { header, rows, decimalMark, shownName: sheet.getName() });
    }
    return tables;
  }

  show(tab: Tab, rows: readonly ViewRow[]): void {
    const sheet = findSheet(this.#spreadsheet, tab.name) ?? this.#spreadsheet.insertSheet(tab.name);
    showRows(sheet, tab, rows);
  }

  mark(tab: Tab, table: Table, marks: Marks): number {
    const sheet = findSheet(this.#spreadsheet, tab.name);
    return sheet === null ? 0 : markRows(sheet, tab, table, marks);
  }
}

/** A plan needs none of these: without rows they are as if they were not there, and cost no read. */
const isScoring = (tab: Tab): boolean => scoringTabs.some(({ name }) => name === tab.name);

/** Only in limits does the number format matter: 20% is a share of capacity, 0.2 is a fifth of a token. */
function tellsShares(tab: Tab): boolean {
  return Object.values(tab.columns).some(({ type }) => type === amount);
}
