import { contentHash } from '../../core/kernel/canonical-json';
import { HiddenTab } from './hidden-tab';

/** Where a payload lies: its rows on the data tab, a name by which each of them is recognised, and what they held. */
export interface PayloadPlace {
  readonly id: string;
  readonly firstRow: number;
  readonly rowCount: number;
  /** SHA-256 of the text: people can edit a hidden tab. */
  readonly hash: string;
}

/** Below the 50,000 characters a cell may hold. */
const chunkLength = 45_000;

/**
 * Long texts on a hidden tab, one chunk a row: [payload id and number of the chunk, text]. Rows are only ever added, and
 * what no index row names does not exist.
 */
export class PayloadTab {
  readonly #tab: HiddenTab;

  constructor(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, name: string) {
    this.#tab = new HiddenTab(spreadsheet, name, 2);
  }

  /** Adds texts in one call and says where they lie. Throws a HostError before anything is written when there is no room. */
  add(texts: readonly { readonly name: string; readonly text: string }[]): readonly PayloadPlace[] {
    const start = this.#tab.height + 1;
    const rows: (readonly [string, string])[] = [];
    const places = texts.map(({ name, text }): PayloadPlace => {
      const chunks = splitText(text, chunkLength);
      const firstRow = start + rows.length;
      // With its first row in it, an id is not that of a text that an ended execution left behind.
      const id = `${name}@${firstRow}`;
      rows.push(...chunks.map((chunk, index) => [chunkId(id, index), chunk] as const));
      return { id, firstRow, rowCount: chunks.length, hash: contentHash(text) };
    });
    this.#tab.write(start, rows);
    return places;
  }

  /** The text at a place; null when its rows are not there any more, or not as they were written. */
  read(place: PayloadPlace): string | null {
    // Somebody may have sorted or moved the rows: then the whole tab is looked through.
    return join(this.#tab.read(place.firstRow, place.rowCount), place) ?? join(this.#tab.read(), place);
  }
}

const chunkId = (id: string, index: number): string => `${id}#${index}`;

function join(rows: readonly (readonly string[])[], { id, rowCount, hash }: PayloadPlace): string | null {
  const chunks = new Map(rows.map(([name = '', text = '']) => [name, text]));
  const found = Array.from({ length: rowCount }, (_, index) => chunks.get(chunkId(id, index)));
  if (!found.every((chunk) => chunk !== undefined)) return null;
  const text = found.join('');
  return contentHash(text) === hash ? text : null;
}

/** Pieces of a text of at most `length` characters, at least one; no piece ends within a surrogate pair. */
export function splitText(text: string, length: number): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length || pieces.length === 0; ) {
    const end = endOfPiece(text, start, length);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

function endOfPiece(text: string, start: number, length: number): number {
  const end = start + length;
  const last = text.charCodeAt(end - 1);
  const isPairCut = end < text.length && last >= 0xd800 && last <= 0xdbff;
  return isPairCut ? end - 1 : Math.min(end, text.length);
}
