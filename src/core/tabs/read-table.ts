import { type Cell, isBlank, showCell, type Table } from '../columns/cell';
import { type CellReading, type Column, type ColumnType, placed, problem } from '../columns/column';
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
  /** What its spreadsheet writes before decimals, as far as that is known. */
  readonly decimalMark: Table['decimalMark'];
  /** Open headers that stand more than once, by the first of them. */
  readonly repeatedOpen: ReadonlyMap<string, readonly string[]>;
}

/** Finds the columns of `tab` in a table by their headers and reads every cell below them. */
export function readTable<C extends Columns>(tab: Tab<C>, table: Table): TabRows<C> {
  const { places, open, repeatedOpen, headerIssues } = findColumns(tab, table);
  const blank = Object.fromEntries(Object.keys(tab.columns).map((header) => [header, null]));
  const reader: RowReader = {
    tab: tab.name,
    places: [...places, ...open].filter(({ column }) => column.writer !== 'system'),
    blank,
    decimalMark: table.decimalMark,
  };
  const rowIssues = new Map<number, readonly Issue[]>();
  const rows: Row<C>[] = [];
  for (const [index, cells] of table.rows.entries()) {
    const row = readRow(reader, cells, index + 2, rowIssues);
    // The values are those of the tab's columns.
    if (row !== null) rows.push(row as Row<Columns> as Row<C>);
  }
  const shownHeaders = new Map(places.map(({ header, index }) => [header, showCell(table.header[index] ?? '')]));
  const openHeaders = open.map((place) => place.header);
  const { decimalMark } = table;
  return { rows, headerIssues, rowIssues, shownHeaders, openHeaders, decimalMark, repeatedOpen };
}

/** A column that was found: its header in code, where it stands, how it is read. */
interface Place {
  readonly header: string;
  readonly index: number;
  readonly column: Column<unknown>;
  /** Beyond the declared columns. */
  readonly isOpen: boolean;
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
    if (index !== undefined) places.push({ header, index, column, isOpen: false });
    else if (column.required) {
      const near = nearest(header, unread) ?? unread.find((name) => isPartOf(name, header)) ?? null;
      // A header that is not there has no cell: the one that was probably meant for it, or the first.
      headerIssues.push(issue('missing-header', at(near ?? shown.find(isNamed) ?? header), { header, near }));
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

/** "tokens" for `engineering_tokens`: a header with a word left out, at its beginning or its end. */
function isPartOf(name: string, header: string): boolean {
  const [part, whole] = [foldHeader(name), foldHeader(header)];
  return part.length > 3 && (whole.endsWith(part) || whole.startsWith(part));
}

const isNamed = (header: string): boolean => header !== '';

/** The columns beyond the declared ones, where the tab has such; of two alike the first is read. */
function findOpenColumns(tab: Tab, shown: readonly string[], taken: ReadonlySet<number>) {
  const open: Place[] = [];
  const repeatedOpen = new Map<string, readonly string[]>();
  for (const [index, header] of shown.entries()) {
    if (tab.openColumns === null || header === '' || taken.has(index)) continue;
    const first = open.find((place) => foldHeader(place.header) === foldHeader(header));
    if (first === undefined) open.push({ header, index, column: tab.openColumns, isOpen: true });
    else repeatedOpen.set(first.header, [...(repeatedOpen.get(first.header) ?? [first.header]), header]);
  }
  return { open, repeatedOpen };
}

/** What the rows of a table are read with. */
interface RowReader {
  readonly tab: string;
  /** The columns that people fill. */
  readonly places: readonly Place[];
  /** The values of a row in which nothing stands. */
  readonly blank: Readonly<Record<string, null>>;
  readonly decimalMark: Table['decimalMark'];
}

const nowhere: ReadonlySet<string> = new Set();
const nothingOpen: ReadonlyMap<string, unknown> = new Map();

/**
 * Reads a row; null when it is blank. Thousands of rows are read after every edit, by a script that starts cold: what
 * most rows do not need is not made for them.
 */
function readRow(
  { tab, places, blank, decimalMark }: RowReader,
  cells: readonly Cell[],
  row: number,
  rowIssues: Map<number, readonly Issue[]>,
): Row<Columns> | null {
  const values: Record<string, unknown> = { ...blank };
  const filled = new Set<string>();
  let broken: Set<string> | null = null;
  let open: Map<string, unknown> | null = null;
  let issues: Issue[] | null = null;
  let isEmptyRow = true;
  for (const { header, index, column, isOpen } of places) {
    const cell = cells[index] ?? '';
    if (cell === '' || isBlank(cell)) continue;
    filled.add(header);
    // An unticked checkbox stands in every row of a checkbox column, also where nothing was typed.
    if (cell !== false) isEmptyRow = false;
    const { type } = column;
    const formula = typeof cell === 'string' ? formulaText(cell) : null;
    // To people it is a text like any other; they are told in case it was meant to be computed.
    if (formula !== null && type.forPeople) {
      issues ??= [];
      issues.push(issue('unread-formula-as-text', { tab, row, column: header }, { shown: formula }));
    }
    const read = readCell(type, cell, formula, decimalMark);
    if (read.kind === 'value') {
      if (!isOpen) values[header] = read.value;
      else {
        open ??= new Map();
        open.set(header, read.value);
      }
      continue;
    }
    issues ??= [];
    issues.push(placed(read.problem, { tab, row, column: header }));
    if (type.forPeople) continue;
    broken ??= new Set();
    broken.add(header);
  }
  if (isEmptyRow) return null;
  if (issues !== null) rowIssues.set(row, issues);
  return {
    row,
    // Each value was read by the type of its column.
    values: values as RowValues<Columns>,
    filled,
    broken: broken ?? nowhere,
    open: open ?? nothingOpen,
    typed: (column) => {
      const place = places.find(({ header, isOpen }) => header === column && !isOpen);
      return place === undefined ? undefined : (cells[place.index] ?? '');
    },
    at: (column) => ({ tab, row, column }),
  };
}

/** Reads one cell that is not blank, and holds the value to the column's schema. `formula`: the one it holds as text. */
function readCell(
  type: ColumnType<unknown>,
  cell: Cell,
  formula: string | null,
  decimalMark: Table['decimalMark'],
): CellReading<unknown> {
  const error = typeof cell === 'string' || typeof cell === 'object' ? errorShown(cell) : null;
  if (error !== null) return problem(type.forPeople ? 'unread-formula-error' : 'formula-error', { shown: error });
  if (formula !== null && !type.forPeople) return problem('formula-as-text', { shown: formula });
  const read = type.read(cell, decimalMark);
  if (read.kind === 'problem' || type.accepts?.(read.value) === true) return read;
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
  return typeof cell === 'string' && cell.includes('#') && errorTexts.test(cell.trim()) ? cell.trim() : null;
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
