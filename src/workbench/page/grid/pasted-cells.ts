import type { PageArea } from '../../server/page-messages';

/** What was copied elsewhere: the grid itself would read "007" as a number before anybody has asked the cell. */
export interface Paste {
  readonly sheet: string;
  /** What was selected when it was pasted. */
  readonly selected: PageArea;
  /** As the clipboard has it, in rows of the same length. */
  readonly texts: readonly (readonly string[])[];
}

/**
 * What the clipboard says of each cell that a change of the grid has filled; undefined for a change of another shape,
 * which the grid has read from something else. A paste into a selection that it fits into several times fills all of it.
 */
export function pastedInto(
  { selected, texts }: Paste,
  [top, left, height, width]: PageArea,
): ((row: number, column: number) => string | undefined) | undefined {
  const [firstRow, firstColumn, rows, columns] = selected;
  const size = [texts.length, texts[0]?.length ?? 1] as const;
  const isRepeated = rows % size[0] === 0 && columns % size[1] === 0;
  const [allRows, allColumns] = isRepeated ? [rows, columns] : size;
  const fits = left === firstColumn && width === allColumns && top >= firstRow && top + height <= firstRow + allRows;
  if (!fits) return undefined;
  return (row, column) => texts[(row - firstRow) % size[0]]?.[(column - firstColumn) % size[1]];
}

/**
 * The cells of copied text, with tabs between columns and a line for each row; a cell with a tab or a line end inside
 * stands in quotes. Undefined when the lines differ in length: then it was not copied from cells.
 */
export function readCopiedCells(text: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|$)/y;
  // The last line ends like the others, or with the text.
  const whole = text.replace(/\r?\n$/, '');
  for (;;) {
    const found = cell.exec(whole);
    if (found === null) return undefined;
    const [, quoted, bare = '', end] = found;
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows.every((row) => row.length === rows[0]?.length) ? rows : undefined;
}
