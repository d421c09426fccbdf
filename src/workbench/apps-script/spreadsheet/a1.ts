/** A rectangle in A1 notation; a missing bound runs to the edge of the grid. */
export interface A1Area {
  readonly sheetName?: string;
  readonly row: number;
  readonly column: number;
  readonly lastRow?: number;
  readonly lastColumn?: number;
}

/** Letters of a column number, 1 = A. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** Number of column letters, A = 1. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Reads `A1`, `A1:B2`, `A:B`, `1:2`, `A2:B`, each with or without `$` and a sheet name; undefined when it is none. */
export function parseA1(text: string): A1Area | undefined {
  const sheet = /^(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(text);
  const sheetName = sheet?.[1]?.replace(/''/g, "'") ?? sheet?.[2];
  const body = sheet === null ? text : text.slice(sheet[0].length);
  const match = /^\$?([A-Z]{1,3})?\$?([1-9]\d*)?(?::\$?([A-Z]{1,3})?\$?([1-9]\d*)?)?$/i.exec(body);
  if (match === null || body === '') return undefined;
  const [, letters, digits, lastLetters, lastDigits] = match;
  const isRange = body.includes(':');
  if (!isRange && (letters === undefined || digits === undefined)) return undefined;
  if (isRange && lastLetters === undefined && lastDigits === undefined) return undefined;
  const column = letters === undefined ? 1 : columnNumber(letters);
  const row = digits === undefined ? 1 : Number(digits);
  const lastColumn = isRange ? lastLetters && columnNumber(lastLetters) : column;
  const lastRow = isRange ? lastDigits && Number(lastDigits) : row;
  return {
    ...(sheetName === undefined ? {} : { sheetName }),
    row: lastRow ? Math.min(row, lastRow) : row,
    column: lastColumn ? Math.min(column, lastColumn) : column,
    ...(lastRow ? { lastRow: Math.max(row, lastRow) } : {}),
    ...(lastColumn ? { lastColumn: Math.max(column, lastColumn) } : {}),
  };
}

/** A1 text of a rectangle, `A1` for a single cell. */
export function printA1(area: {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}): string {
  const from = `${columnLetters(area.column)}${area.row}`;
  if (area.rows === 1 && area.columns === 1) return from;
  return `${from}:${columnLetters(area.column + area.columns - 1)}${area.row + area.rows - 1}`;
}
