import { type Cell, isBlank, showCell, type Table } from '../columns/cell';
import { type Column, type ColumnType, placed, problem } from '../columns/column';
import type { Columns, Row, RowValues } from '../columns/row';
import { foldHeader } from '../kernel/fold';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import { nearest } from '../kernel/nearest';
import { columnPlaces } from './column-places';
import { formulaText } from './formula-text';
import { misspeltHeaders } from './misspelt-headers';
import type { Tab } from './tab';

/** The rows of a tab, read; blank rows are left out. */
export interface TabRows<C extends Columns> {
  readonly rows: readonly Row<C>[];
  /** Issues of the header; an error among them stops the tab from being used. */
  readonly headerIssues: readonly Issue[];
  /** Issues of cells, by sheet row. */
  readonly rowIssues: ReadonlyMap<number, readonly Issue[]>;
  /** The header in the sheet under which each declared column was found. */
  readonly shownHeaders: ReadonlyMap<string, string>;
  /** Headers of the tab's open columns (KPIs), as they stand in the sheet. */
  readonly openHeaders: readonly string[];
  /** Open headers that stand more than once, by the first of them. */
  readonly repeatedOpen: ReadonlyMap<string, readonly string[]>;
}

/** Finds the columns of `tab` in a table by their headers and reads every cell below them. */
export function readTable<C extends Columns>(tab: Tab<C>, table: Table): TabRows<C> {
  const { places, open, repeatedOpen, headerIssues } = findColumns(tab, table);
  const rowIssues = new Map<number, readonly Issue[]>();
  const rows: Row<C>[] = [];
  for (const index of table.rows.keys()) {
    const at = (header: (keyof C & string) | null): CellRef => ({ tab: tab.name, row: index + 2, column: header });
    const read = readRow(tab, places, open, table, index + 2);
    if (read === null) continue;
    const typed = (header: string): Cell | undefined => {
      const place = places.find((one) => one.header === header);
      return place === undefined ? undefined : (table.rows[index]?.[place.index] ?? '');
    };
    rows.push({ ...read.row, typed, at } as Row<C>);
    if (read.issues.length > 0) rowIssues.set(index + 2, read.issues);
  }
  const shownHeaders = new Map(places.map(({ header, index }) => [header, showCell(table.header[index] ?? '')]));
  const openHeaders = open.map((place) => place.header);
  return { rows, headerIssues, rowIssues, shownHeaders, openHeaders, repeatedOpen };
}

/** A column that was found: its header in code, where it stands, how it is read. */
interface Place {
  readonly header: string;
  readonly index: number;
  readonly column: Column<unknown>;
}

function findColumns(tab: Tab, table: Table) {
  const shown = table.header.map((cell) => showCell(cell).trim());
  const found = columnPlaces(tab, shown);
  const taken = new Set([...found.values()].flat());
  const unread = shown.filter((name, position) => name !== '' && !taken.has(position));
  const headerIssues: Issue[] = [];
  const places: Place[] = [];
  const at = (column: string): CellRef => ({ tab: tab.name, row: 1, column });
  for (const [header, column] of Object.entries(tab.columns)) {
    const indexes = found.get(header) ?? [];
    const [index] = indexes;
    if (index !== undefined) places.push({ header, index, column });
    else if (column.required) {
      headerIssues.push(issue('missing-header', at(header), { header, near: nearest(header, unread) }));
    }
    if (indexes.length < 2) continue;
    const names = indexes.map((position) => shown[position] ?? '');
    headerIssues.push(issue('duplicate-header', at(header), { header, shown: names }));
  }
  for (const misspelt of misspeltHeaders(tab, unread, (header) => found.has(header))) {
    headerIssues.push(issue('misspelt-header', at(misspelt.shown), misspelt));
  }
  for (const name of unread) {
    const formula = formulaText(name);
    if (formula !== null) headerIssues.push(issue('unread-formula-as-text', at(name), { shown: formula }));
  }
  const { open, repeatedOpen } = findOpenColumns(tab, shown, taken);
  return { places, open, repeatedOpen, headerIssues };
}

/** The columns beyond the declared ones, where the tab has such; of two alike the first is read. */
function findOpenColumns(tab: Tab, shown: readonly string[], taken: ReadonlySet<number>) {
  const open: Place[] = [];
  const repeatedOpen = new Map<string, readonly string[]>();
  for (const [index, header] of shown.entries()) {
    if (tab.openColumns === null || header === '' || taken.has(index)) continue;
    const first = open.find((place) => foldHeader(place.header) === foldHeader(header));
    if (first === undefined) open.push({ header, index, column: tab.openColumns });
    else repeatedOpen.set(first.header, [...(repeatedOpen.get(first.header) ?? [first.header]), header]);
  }
  return { open, repeatedOpen };
}

function readRow(
  tab: Tab,
  places: readonly Place[],
  openPlaces: readonly Place[],
  { rows, decimalMark }: Table,
  row: number,
): { row: Omit<Row<Columns>, 'at' | 'typed'>; issues: readonly Issue[] } | null {
  const values: Record<string, unknown> = {};
  for (const header of Object.keys(tab.columns)) values[header] = null;
  const filled = new Set<string>();
  const broken = new Set<string>();
  const issues: Issue[] = [];
  const open = new Map<string, unknown>();
  let isEmptyRow = true;
  for (const place of [...places, ...openPlaces]) {
    const { header, index, column } = place;
    const cell = rows[row - 2]?.[index] ?? '';
    if (isBlank(cell)) continue;
    if (column.writer === 'system') continue;
    filled.add(header);
    // An unticked checkbox stands in every row of a checkbox column, also where nothing was typed.
    if (cell !== false) isEmptyRow = false;
    const formula = column.type.forPeople ? formulaText(cell) : null;
    // To people it is a text like any other; they are told in case it was meant to be computed.
    if (formula !== null) {
      issues.push(issue('unread-formula-as-text', { tab: tab.name, row, column: header }, { shown: formula }));
    }
    const read = readCell(column.type, cell, decimalMark);
    if (read.kind === 'value') {
      if (openPlaces.includes(place)) open.set(header, read.value);
      else values[header] = read.value;
      continue;
    }
    issues.push(placed(read.problem, { tab: tab.name, row, column: header }));
    if (!column.type.forPeople) broken.add(header);
  }
  return isEmptyRow ? null : { row: { row, values: values as RowValues<Columns>, filled, broken, open }, issues };
}

/** Reads one cell that is not blank, and holds the value to the column's schema. */
function readCell(type: ColumnType<unknown>, cell: Cell, decimalMark: Table['decimalMark']) {
  const error = errorShown(cell);
  if (error !== null) return problem(type.forPeople ? 'unread-formula-error' : 'formula-error', { shown: error });
  const formula = type.forPeople ? null : formulaText(cell);
  if (formula !== null) return problem('formula-as-text', { shown: formula });
  const read = type.read(cell, decimalMark);
  if (read.kind === 'problem') return read;
  const checked = type.schema.safeParse(read.value);
  if (checked.success) return read;
  const [broken] = checked.error.issues;
  const found = typeof broken?.input === 'number' ? broken.input : firstNumber(read.value);
  switch (broken?.code) {
    case 'too_small':
      return problem('below-minimum', { value: found, minimum: Number(broken.minimum) });
    case 'too_big':
      return problem('above-maximum', { value: found, maximum: Number(broken.maximum) });
    case 'not_multiple_of':
      return problem('not-whole', { value: found });
    default:
      throw new Error(`a column type read a value that its own schema refuses: ${checked.error.message}`);
  }
}

const errorTexts = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!|SPILL!|CALC!|CIRC!)$/u;

/** What an error cell shows; Sheets gives scripts the error as its text. */
function errorShown(cell: Cell): string | null {
  if (typeof cell === 'object' && cell.kind === 'error') return cell.shown;
  return typeof cell === 'string' && errorTexts.test(cell.trim()) ? cell.trim() : null;
}

/** The number a refused value is about: itself, or the amount in it. */
function firstNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(firstNumber).find((number) => number < 0) ?? Number.NaN;
  if (typeof value !== 'object' || value === null) return Number.NaN;
  return (
    Object.values(value)
      .map(firstNumber)
      .find((number) => !Number.isNaN(number)) ?? Number.NaN
  );
}
