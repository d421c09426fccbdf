import * as z from 'zod/mini';
import { isAutomatic } from './automatic-format';
import { lowestRow, movedFormula } from './relative-formula';

/** What a cell of people's own on an output tab holds. */
export type OwnCell =
  | { readonly text: string }
  | { readonly number: number; readonly format?: string | undefined }
  | { readonly boolean: boolean; readonly format?: string | undefined }
  /** Date and time of day on the clocks of the spreadsheet, `2026-05-15T10:30:00`. */
  | { readonly date: string; readonly format?: string | undefined }
  /** As it would stand in `row`, the first row of the table where every row that it names exists. */
  | { readonly formula: string; readonly row: number; readonly format?: string | undefined };

const firstRow = 2;

const format = z.optional(z.string());

const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?$/u.test(text) && !Number.isNaN(Date.parse(`${text}Z`));
const ownCell = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ number: z.number(), format }),
  z.strictObject({ boolean: z.boolean(), format }),
  z.strictObject({ date: z.string().check(z.refine(isMoment)), format }),
  z.strictObject({ formula: z.string().check(z.startsWith('=')), row: z.int().check(z.minimum(firstRow)), format }),
]);

/**
 * The text under which a cell is kept: text as it is, anything else as a line of JSON such as
 * `{"number":0.2,"format":"0%"}`. Text that looks like such a line is wrapped in one, so that it stays text.
 */
export function noteText(cell: OwnCell): string {
  return 'text' in cell && structured(cell.text) === null ? cell.text : JSON.stringify(cell);
}

/** The cell that was kept under a text. */
export function readNoteText(text: string): OwnCell {
  return structured(text) ?? { text };
}

/** The formula of a row as it is kept: the same for cells that one gets from the other by copying. */
export function formulaCell(formula: string, row: number, numberFormat?: string): OwnCell {
  const lowest = lowestRow(formula);
  const home = lowest === null ? firstRow : Math.max(firstRow, row - lowest + 1);
  return { formula: movedFormula(formula, home - row), row: home, ...withFormat(numberFormat) };
}

/** A member `format`, unless the format is that of cells to which nobody has given one. */
export function withFormat(numberFormat: string | undefined): { readonly format?: string } {
  return numberFormat === undefined || isAutomatic(numberFormat) ? {} : { format: numberFormat };
}

function structured(text: string): OwnCell | null {
  if (!text.startsWith('{"') || !text.endsWith('}')) return null;
  try {
    const read = ownCell.safeParse(JSON.parse(text));
    // Only what noteText itself would have written, to the letter: all else is somebody's text.
    return read.success && JSON.stringify(read.data) === text ? read.data : null;
  } catch {
    return null;
  }
}
