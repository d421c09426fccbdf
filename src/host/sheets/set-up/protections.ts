import { columnLetters, neighbours } from '../neighbours';
import type { TabSheet } from './tab-sheet';

type Protection = GoogleAppsScript.Spreadsheet.Protection;

/** By these words a protection is known as the add-on's. */
const description = 'Written by Optimization Center';

/** Has Sheets ask before somebody edits a column that the add-on writes. True when that was not so everywhere. */
export function protectSystemColumns({ sheet, isNew, columns }: TabSheet): boolean {
  const blocks = neighbours(columns.filter(({ column }) => column.writer === 'system')).map((run) => ({
    first: run[0]?.at ?? 1,
    last: run.at(-1)?.at ?? 1,
  }));
  const all = isNew ? [] : sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
  const ours = all.filter((protection) => protection.getDescription() === description);
  const wanted = blocks.map(({ first, last }) => `${first} ${last} ${sheet.getMaxRows()}`);
  const present = ours.map(placeOf);
  if (present.length === wanted.length && wanted.every((place) => present.includes(place))) return false;
  for (const protection of ours) protection.remove();
  for (const { first, last } of blocks) {
    sheet
      .getRange(`${columnLetters(first)}:${columnLetters(last)}`)
      .protect()
      .setDescription(description)
      .setWarningOnly(true);
  }
  return true;
}

function placeOf(protection: Protection): string {
  const range = protection.getRange();
  return `${range.getColumn()} ${range.getLastColumn()} ${range.getLastRow()}`;
}
