import type { Marks, ViewRow, Workbook } from '../../core/app/ports';
import type { Table } from '../../core/columns/cell';
import type { Tables } from '../../core/problem/workbook-rows';
import type { Tab } from '../../core/tabs/tab';
import { CellReader, type SheetValue } from './cells';
import { decimalMarkOf } from './decimal-mark';
import { findSheet } from './find-sheet';
import { markRows } from './mark-rows';
import { readOwnCells, type SeenTab } from './own-cells';
import { showRows } from './show-rows';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The port Workbook over a Google spreadsheet: at most three reads per tab, whatever its size. */
export class SheetsWorkbook implements Workbook {
  readonly #spreadsheet: Spreadsheet;
  readonly id: string;
  /** The output tabs as they were read, until rows are shown on them. */
  readonly #seen = new Map<string, SeenTab>();

  constructor(spreadsheet: Spreadsheet) {
    this.#spreadsheet = spreadsheet;
    this.id = spreadsheet.getId();
  }

  read(tabs: readonly Tab[], unlessBlank: readonly Tab[] = []): Tables {
    const reader = new CellReader(this.#spreadsheet.getSpreadsheetTimeZone());
    const decimalMark = decimalMarkOf(this.#spreadsheet);
    const tables = new Map<string, Table>();
    for (const tab of tabs) {
      const sheet = findSheet(this.#spreadsheet, tab.name);
      if (sheet === null || (unlessBlank.includes(tab) && sheet.getLastRow() < 2)) continue;
      const range = sheet.getDataRange();
      // getValues is typed any[][]; these four are what it gives.
      const values = range.getValues() as SheetValue[][];
      const formats = tellsShares(tab) ? range.getNumberFormats() : [];
      const own = tab.writer === 'system' ? readOwnCells(sheet, tab, values, reader) : null;
      if (own !== null) this.#seen.set(tab.name, own.seen);
      const [header = [], ...rows] = values.map((row, y) =>
        row.map((value, x) => own?.texts.get(x)?.[y - 1] ?? reader.read(value, formats[y]?.[x] ?? '')),
      );
      tables.set(tab.name, { header, rows, decimalMark, shownName: sheet.getName() });
    }
    return tables;
  }

  show(tab: Tab, rows: readonly ViewRow[]): void {
    const sheet = findSheet(this.#spreadsheet, tab.name) ?? this.#spreadsheet.insertSheet(tab.name);
    showRows(sheet, tab, rows, this.#seen.get(tab.name) ?? null);
    this.#seen.delete(tab.name);
  }

  mark(tab: Tab, table: Table, marks: Marks): number {
    const sheet = findSheet(this.#spreadsheet, tab.name);
    return sheet === null ? 0 : markRows(sheet, tab, table, marks);
  }
}

/** Only in limits does the number format matter: 20% is a share of capacity, 0.2 is a fifth of a token. */
const tellsShares = (tab: Tab): boolean => Object.values(tab.columns).some(({ type }) => type.tellsShares === true);
