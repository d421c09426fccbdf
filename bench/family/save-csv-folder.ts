import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cell, showCell } from '../../src/core/columns/cell';
import type { Tables } from '../../src/core/problem/workbook-rows';
import { printCsv } from '../../src/workbench/files/csv-text';

/** Writes one .csv file per tab: typed into a spreadsheet, the texts give the same cells. */
export function saveCsvFolder(tables: Tables, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [tab, { header, rows }] of tables) {
    writeFileSync(join(folder, `${tab}.csv`), printCsv([header, ...rows].map((row) => row.map(typedText))));
  }
}

function typedText(cell: Cell): string {
  // 0.07 * 100 has a tail in binary; shares of the family are whole percents.
  return typeof cell === 'object' && cell.kind === 'percent' ? `${Math.round(cell.value * 100)}%` : showCell(cell);
}
