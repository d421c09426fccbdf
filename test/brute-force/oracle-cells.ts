import type { Cell, Table } from '../../src/core/columns/cell';

/*
 * How the oracle reads cells. It shares no code with the product, and reads only the spellings that the generator of
 * this folder writes.
 */

/** One row by header, headers without case, spaces, hyphens and underscores. */
export type RawRow = Readonly<Record<string, Cell>>;

/** Texts that mean the same key have the same id. */
export const idOf = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** A header without what does not count in it. */
export const headerIdOf = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

/** The rows of a tab; rows with nothing but blanks and unticked boxes are left out. */
export function rawRows(tables: ReadonlyMap<string, Table>, tab: string): RawRow[] {
  const table = tables.get(tab);
  if (table === undefined) return [];
  return table.rows
    .filter((cells) => cells.some((cell) => cell !== false && textOf(cell) !== ''))
    .map((cells) => Object.fromEntries(table.header.map((head, i) => [columnOf(tab, textOf(head)), cells[i] ?? ''])));
}

const otherNames: Readonly<Record<string, string>> = { dimensionkey: 'key', programkey: 'program' };

function columnOf(tab: string, header: string): string {
  const id = headerIdOf(header);
  return tab === 'Targets' && id === 'country' ? 'key' : (otherNames[id] ?? id);
}

export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell).trim();
  if (cell.kind === 'date') return cell.date;
  return cell.kind === 'percent' ? `${Number((cell.value * 100).toPrecision(12))}%` : cell.shown;
}

/** A number typed as one or as text; null when blank. A percentage is its share. */
export function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'object' && cell.kind === 'percent') return cell.value;
  const text = textOf(cell).replace(/[,\s]/g, '');
  if (text === '') return null;
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (Number.isNaN(value)) throw new Error(`the generator wrote "${text}" where a number belongs`);
  return value;
}

export function isPercent(cell: Cell | undefined): boolean {
  return typeof cell === 'object' ? cell.kind === 'percent' : textOf(cell).endsWith('%');
}

/** Ticked, or yes written out; null when blank. */
export function yesOf(cell: Cell | undefined): boolean | null {
  const word = textOf(cell).toLowerCase();
  return word === '' ? null : ['true', 'yes', 'y', '1'].includes(word);
}

/** A day as yyyy-mm-dd; null when blank. */
export function dayOf(cell: Cell | undefined): string | null {
  const parts = textOf(cell).split(/[-/.]/);
  if (parts.length !== 3) return null;
  return parts.map((part, i) => part.padStart(i === 0 ? 4 : 2, '0')).join('-');
}

/** The ids in a list cell. */
export const listOf = (cell: Cell | undefined): string[] =>
  textOf(cell)
    .split(/[,;|\n]/)
    .map(idOf)
    .filter((id) => id !== '');

/** `NAME: 60%` pairs, or a JSON object, in the order written. */
export function pairsOf(cell: Cell | undefined): [string, number][] {
  const text = textOf(cell);
  if (text === '') return [];
  if (text.startsWith('{')) {
    return Object.entries(JSON.parse(text)).map(([name, number]) => [idOf(name), numberOf(String(number)) ?? 0]);
  }
  return Array.from(text.matchAll(/([^:=,;\n]+)[:=]\s*(-?[\d.]+(?:,\d{3})*%?)/g), ([, name = '', number = '']) => [
    idOf(name),
    numberOf(number) ?? 0,
  ]);
}

/** First and last day of the periods that the generator writes; only the first is needed. */
export function firstDayOf(cell: Cell | undefined): string {
  const text = textOf(cell).toUpperCase().replace(/[\s_]/g, '-');
  const year = /\d{4}/.exec(text)?.[0] ?? '';
  const quarter = /Q(\d)/.exec(text)?.[1];
  const half = /H(\d)/.exec(text)?.[1];
  const month = /^\d{4}-M?(\d{1,2})/.exec(text)?.[1];
  if (quarter !== undefined) return `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`;
  if (half !== undefined) return `${year}-${half === '1' ? '01' : '07'}-01`;
  return `${year}-${(month ?? '1').padStart(2, '0')}-01`;
}
