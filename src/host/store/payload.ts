type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Where a payload lies: its rows on the data tab, and a name by which each of them is recognised. */
export interface PayloadPlace {
  readonly id: string;
  readonly firstRow: number;
  readonly rowCount: number;
}

/** Below the 50,000 characters a cell may hold. */
const chunkLength = 45_000;

/**
 * Long texts on a hidden tab, one chunk a row: [payload id, text]. Every chunk starts with a bar, so that none can be
 * taken for a formula, a number or a date. Rows are only ever added.
 */
export class PayloadTab {
  readonly #sheet: Sheet;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  /** Adds a text and says where it lies. It counts only when an index row names that place. */
  add(id: string, text: string): PayloadPlace {
    const chunks = split(text);
    const firstRow = this.#sheet.getLastRow() + 1;
    const missing = firstRow + chunks.length - 1 - this.#sheet.getMaxRows();
    if (missing > 0) this.#sheet.insertRowsAfter(this.#sheet.getMaxRows(), missing);
    const range = this.#sheet.getRange(firstRow, 1, chunks.length, 2);
    range.setValues(chunks.map((chunk) => [`|${id}`, `|${chunk}`]));
    return { id, firstRow, rowCount: chunks.length };
  }

  /** The text at a place; null when its rows are not there any more. */
  read({ id, firstRow, rowCount }: PayloadPlace): string | null {
    const atPlace = this.#rows(firstRow, rowCount);
    const rows = isWhole(atPlace, id, rowCount) ? atPlace : this.#search(id);
    return isWhole(rows, id, rowCount) ? rows.map((row) => (row[1] ?? '').slice(1)).join('') : null;
  }

  /** Somebody sorted or moved the rows: looks through the whole tab. */
  #search(id: string): readonly (readonly string[])[] {
    return this.#rows(1, this.#sheet.getLastRow()).filter((row) => row[0] === `|${id}`);
  }

  #rows(first: number, count: number): readonly (readonly string[])[] {
    if (count < 1 || first + count - 1 > this.#sheet.getLastRow()) return [];
    return this.#sheet
      .getRange(first, 1, count, 2)
      .getValues()
      .map((row) => row.map(String));
  }
}

function isWhole(rows: readonly (readonly string[])[], id: string, rowCount: number): boolean {
  return rows.length === rowCount && rows.every((row) => row[0] === `|${id}`);
}

/** Pieces of a text; no piece ends within a surrogate pair. */
function split(text: string): readonly string[] {
  const chunks: string[] = [];
  for (let start = 0; start < text.length || chunks.length === 0; ) {
    const end = endOfPiece(text, start, chunkLength);
    chunks.push(text.slice(start, end));
    start = end;
  }
  return chunks;
}

/** Where a piece of at most `length` ends that begins at `start`: not within a surrogate pair. */
export function endOfPiece(text: string, start: number, length: number): number {
  const end = start + length;
  const last = text.charCodeAt(end - 1);
  const isPairCut = end < text.length && last >= 0xd800 && last <= 0xdbff;
  return isPairCut ? end - 1 : Math.min(end, text.length);
}
