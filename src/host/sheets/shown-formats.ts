import { automatic, isAutomatic } from './automatic-format';
import type { WritableCell } from './cells';
import type { SeenTab } from './own-cells';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A column to be written: where it stands (1-based), whether people write in it what they like, and its cells from row 2 on. */
export interface ShownColumn {
  readonly at: number;
  readonly isOwn: boolean;
  readonly cells: readonly WritableCell[];
}

/** Rows beyond the last one whose formats are set in advance, so that the next rows mostly find them as they should be. */
const rowsAhead = 1000;

/** How many rows of formats are worth knowing on a tab that has so many rows with content. */
export const formattedRows = (sheet: Sheet, filled: number): number =>
  Math.max(1, Math.min(sheet.getMaxRows(), filled + rowsAhead));

/**
 * The formats of each column from row 2 on, as they are to be. Blank cells of the add-on's columns have that of their
 * column; those of people's own columns stay as they are, and a cell that something was moved out of becomes like them.
 * Null for people's own columns when they are blank and nobody knows their formats: these stay. One call when formats
 * must be known and were not read.
 */
export function wantedFormats(
  sheet: Sheet,
  columns: readonly ShownColumn[],
  height: number,
  seen: SeenTab | null,
): ReadonlyMap<number, readonly string[]> | null {
  const present = presentFormats(sheet, columns, height, seen);
  const wanted = columns.flatMap(({ at, isOwn, cells }): readonly (readonly [number, readonly string[]])[] => {
    const before = present?.map((row) => formatOf(row, at));
    if (isOwn && before === undefined) return [];
    const isVacant = (y: number): boolean => isOwn && seen?.isFilled(y + 2, at) !== true;
    const usual = isOwn
      ? (before?.find((_, y) => isVacant(y)) ?? automatic)
      : (cells.find(({ value }) => value !== '')?.format ?? automatic);
    const formats = Array.from({ length: before?.length ?? height }, (_, y) => {
      const cell = cells[y];
      if (cell !== undefined && cell.value !== '') return cell.format;
      return isVacant(y) ? (before?.[y] ?? usual) : usual;
    });
    return [[at, formats]];
  });
  const isThere = ([at, formats]: readonly [number, readonly string[]]): boolean =>
    present !== null && formats.slice(0, height).every((format, y) => formatOf(present[y], at) === format);
  return wanted.every(isThere) ? null : new Map(wanted);
}

/** Written back as Sheets gives it, the format of an untouched cell would be one that shows only numbers. */
function formatOf(row: readonly string[] | undefined, at: number): string {
  const format = row?.[at - 1] ?? automatic;
  return isAutomatic(format) ? automatic : format;
}

function presentFormats(
  sheet: Sheet,
  columns: readonly ShownColumn[],
  height: number,
  seen: SeenTab | null,
): readonly (readonly string[])[] | null {
  const known = seen?.formats ?? null;
  const mustKnow = columns.some(({ isOwn, cells }) => isOwn && cells.some(({ value }) => value !== ''));
  if (known === null && !mustKnow) return null;
  const width = Math.max(...columns.map(({ at }) => at));
  if (known !== null && known.length > height && (known[0]?.length ?? 0) >= width) return known.slice(1);
  return sheet.getRange(2, 1, formattedRows(sheet, height + 1) - 1, width).getNumberFormats();
}
