import { noteHeaders } from '../../core/app/output-notes';
import { columnPlaces } from '../../core/tabs/column-places';
import type { Tab } from '../../core/tabs/tab';
import { automatic } from './automatic-format';
import { type CellReader, type SheetValue, type WritableCell, writableCell } from './cells';
import { formulaCell, noteText, type OwnCell, readNoteText, withFormat } from './note-text';
import { movedFormula } from './relative-formula';
import { formattedRows } from './shown-formats';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What was seen of an output tab when it was read, for showing rows on it in the same execution. */
export interface SeenTab {
  readonly header: readonly string[];
  /** Number formats of all rows from the header on; null when nobody had to know them. */
  readonly formats: readonly (readonly string[])[] | null;
  /** The texts under which the formulas in people's own columns are kept. */
  readonly formulas: ReadonlySet<string>;
  /** Whether a cell (from 1) holds something. */
  readonly isFilled: (row: number, column: number) => boolean;
}

/**
 * Reads people's own cells on an output tab as the texts under which they are kept, by column (from 0). `values`: the tab
 * from its header on. One call more when there are such cells, and another when some are no text.
 */
export function readOwnCells(
  sheet: Sheet,
  tab: Tab,
  values: readonly (readonly SheetValue[])[],
  reader: CellReader,
): {
  readonly seen: SeenTab;
  readonly texts: ReadonlyMap<number, readonly string[]>;
} {
  const [header = [], ...rows] = values;
  const shown = header.map(String);
  const places = columnPlaces(tab, shown);
  const own = noteHeaders(tab).flatMap((name) => places.get(name)?.[0] ?? []);
  const filled = (test: (value: SheetValue) => boolean): boolean =>
    own.some((x) => rows.some((row) => test(row[x] ?? '')));
  const formulas = filled((value) => value !== '') ? sheet.getDataRange().getFormulas() : [];
  const formulaAt = (y: number, x: number): string => formulas[y + 1]?.[x] ?? '';
  const hasFormulas = own.some((x) => rows.some((_, y) => formulaAt(y, x) !== ''));
  const formats =
    hasFormulas || filled((value) => typeof value !== 'string')
      ? sheet.getRange(1, 1, formattedRows(sheet, values.length), Math.max(1, header.length)).getNumberFormats()
      : null;
  const kept = new Set<string>();
  const texts = own.map((x) => {
    const column = rows.map((row, y) => {
      const formula = formulaAt(y, x);
      const format = formats?.[y + 1]?.[x];
      if (formula === '') return noteText(ownCell(row[x] ?? '', format, reader));
      const text = noteText(formulaCell(formula, y + 2, format));
      kept.add(text);
      return text;
    });
    return [x, column] as const;
  });
  const isFilled = (row: number, column: number): boolean =>
    formulaAt(row - 2, column - 1) !== '' || (values[row - 1]?.[column - 1] ?? '') !== '';
  return { seen: { header: shown, formats, formulas: kept, isFilled }, texts: new Map(texts) };
}

function ownCell(value: SheetValue, format: string | undefined, reader: CellReader): OwnCell {
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'number') return { number: value, ...withFormat(format) };
  if (typeof value === 'boolean') return { boolean: value, ...withFormat(format) };
  const date = reader.moment(value);
  return date === null ? { text: String(value) } : { date, ...withFormat(format) };
}

/**
 * A kept cell as it is written into a row. A formula becomes one again only when the tab itself held it when it was read:
 * what comes from a store, which others may write, is shown as text.
 */
export function writableOwnCell(text: string, row: number, seen: SeenTab | null): WritableCell {
  const cell = readNoteText(text);
  if ('text' in cell) return writableCell(cell.text);
  // Under the format of text a number would become one, and a formula would not compute.
  const format = cell.format === undefined || cell.format === '@' ? automatic : cell.format;
  if ('number' in cell) return { value: cell.number, format };
  if ('boolean' in cell) return { value: cell.boolean, format };
  if ('date' in cell) return writableMoment(cell.date, cell.format);
  const formula = movedFormula(cell.formula, row - cell.row);
  return seen?.formulas.has(text) ? { value: formula, format } : writableCell(formula);
}

/** A date is a number of days that a format shows as a date. */
function writableMoment(date: string, format: string | undefined): WritableCell {
  const days = (Date.parse(`${date}Z`) - dayZero) / 86_400_000;
  const time = date.endsWith('T00:00:00') ? '' : ' hh:mm:ss';
  return { value: days, format: format ?? `yyyy-mm-dd${time}` };
}

const dayZero = Date.UTC(1899, 11, 30);
