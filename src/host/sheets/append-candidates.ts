import { HostError } from '../../core/app/host-error';
import type { NewCandidate } from '../../core/app/populate-candidates';
import type { Column } from '../../core/columns/column';
import { foldHeader } from '../../core/kernel/fold';
import { identityColumns } from '../../core/tabs/candidates';
import { backlogTab, candidatesTab } from '../../core/tabs/index';
import type { Tab } from '../../core/tabs/tab';
import type { SheetValue } from './cells';
import { decimalMarkOf } from './decimal-mark';
import { findSheet } from './find-sheet';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What a new row looks up on Backlog. */
const lookedUp = [...Object.keys(identityColumns), 'engineering_tokens', 'deadline_date'];

/** A column of Candidates that is looked up: where it stands there and on Backlog (1-based). */
interface Lookup {
  readonly target: number;
  readonly source: number;
  readonly format: string;
}

/**
 * Writes new rows below the last used row of Candidates: the key as text, and a formula that looks it up on Backlog in
 * every identity column that both tabs have. All other cells stay as they are, and so does a column that one formula
 * fills from above. The number of calls depends on how people arranged the columns, not on the rows. Gives the first row
 * written; null when there are none to write.
 */
export function appendCandidates(spreadsheet: Spreadsheet, rows: readonly NewCandidate[]): number | null {
  if (rows.length === 0) return null;
  const sheet = sheetOf(spreadsheet, candidatesTab);
  const backlog = sheetOf(spreadsheet, backlogTab);
  const range = sheet.getDataRange();
  // getValues is typed any[][]; these four are what it gives.
  const values = range.getValues() as SheetValue[][];
  const formulas = range.getFormulas();
  const keyColumn = placeOf(candidatesTab, values[0] ?? [], 'initiative_key');
  const sourceHeader = backlog.getRange(1, 1, 1, Math.max(1, backlog.getLastColumn())).getValues()[0] ?? [];
  const sourceKey = placeOf(backlogTab, sourceHeader, 'initiative_key');
  if (keyColumn === null || sourceKey === null) throw new HostError('Candidates and Backlog need initiative_key.');
  if (fillsItself(formulas, keyColumn)) {
    throw new HostError(
      'On Candidates one formula fills the whole column initiative_key, so nothing can be added below it. ' +
        'Replace the formula by its values, or add the initiatives where it takes them from.',
    );
  }
  const lookups = lookedUp.flatMap((header): readonly Lookup[] => {
    const target = placeOf(candidatesTab, values[0] ?? [], header);
    const source = placeOf(backlogTab, sourceHeader, header);
    if (target === null || source === null || fillsItself(formulas, target)) return [];
    return [{ target, source, format: formatOf(header) }];
  });
  const columns = [keyColumn, ...lookups.map(({ target }) => target)];
  const first = lastUsedRow(values, formulas, columns) + 1;
  const missingRows = first + rows.length - 1 - sheet.getMaxRows();
  if (missingRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missingRows);
  // Between the arguments of a formula.
  const separator = decimalMarkOf(spreadsheet) === ',' ? ';' : ',';
  const whole = (column: number): string =>
    `'${backlog.getName().replace(/'/gu, "''")}'!$${lettersOf(column)}:$${lettersOf(column)}`;
  const keys = whole(sourceKey);
  for (const block of neighbours(lookups)) {
    const sources = block.map(({ source }) => whole(source));
    const target = sheet.getRange(first, block[0]?.target ?? 1, rows.length, block.length);
    // A formula typed into a cell of plain text would stay text.
    target.setNumberFormats(rows.map(() => block.map(({ format }) => format)));
    target.setFormulas(
      rows.map(({ isNumber }, down) => {
        const key = `$${lettersOf(keyColumn)}${first + down}`;
        return sources.map((source) => lookup(isNumber ? `VALUE(${key})` : key, keys, source, separator));
      }),
    );
  }
  // Last, so that an execution that ends early leaves no row that claims to be there already.
  const target = sheet.getRange(first, keyColumn, rows.length, 1);
  target.setNumberFormat('@');
  target.setValues(rows.map(({ spelled }) => [spelled]));
  return first;
}

/**
 * What Backlog holds for a key; blank when it holds nothing or not the key, and its error when it shows one. XLOOKUP
 * because, unlike MATCH, it takes * and ? in keys as they are.
 */
function lookup(key: string, keys: string, source: string, separator: string): string {
  const call = (name: string, ...texts: readonly string[]): string => `${name}(${texts.join(`${separator} `)})`;
  return `=${call('LET', 'found', call('XLOOKUP', key, keys, source, '""'), call('IF', 'found=""', '""', 'found'))}`;
}

function sheetOf(spreadsheet: Spreadsheet, tab: Tab): Sheet {
  const sheet = findSheet(spreadsheet, tab.name);
  if (sheet === null) throw new HostError(`There is no tab named ${tab.name}.`);
  return sheet;
}

/** Where a declared column stands (1-based); null when it is not there. An alias counts only without the header. */
function placeOf(tab: Tab, header: readonly SheetValue[], name: string): number | null {
  const shown = header.map((cell) => foldHeader(String(cell)));
  const aliases = tab.columns[name]?.aliases ?? [];
  const place = [name, ...aliases].map((text) => shown.indexOf(foldHeader(text))).find((index) => index >= 0);
  return place === undefined ? null : place + 1;
}

/** The number format of a looked-up cell: dates as dates, and no plain text, in which formulas are not computed. */
function formatOf(header: string): string {
  const column: Column<unknown> | undefined = candidatesTab.columns[header as keyof typeof candidatesTab.columns];
  return column === undefined || column.type.format === null || column.type.format === '@'
    ? 'General'
    : column.type.format;
}

/** One formula, at the top, fills the column: writing below it would break it. */
function fillsItself(formulas: readonly (readonly string[])[], column: number): boolean {
  const found = formulas.map((row) => row[column - 1] ?? '').filter((formula) => formula !== '');
  return (
    found.length === 1 &&
    /^=\s*\{|\b(ARRAYFORMULA|MAP|BYROW|FILTER|QUERY|SORT|UNIQUE|IMPORT[A-Z]+)\s*\(/iu.test(found[0] ?? '')
  );
}

/** The last row that shows something in any column, ticks aside, or has a formula in one that is to be written. */
function lastUsedRow(
  values: readonly (readonly SheetValue[])[],
  formulas: readonly (readonly string[])[],
  columns: readonly number[],
): number {
  const isUsed = (row: readonly SheetValue[], down: number): boolean =>
    row.some((value) => value !== false && String(value).trim() !== '') ||
    columns.some((column) => (formulas[down]?.[column - 1] ?? '') !== '');
  let last = values.length;
  while (last > 1 && !isUsed(values[last - 1] ?? [], last - 1)) last -= 1;
  return last;
}

/** Lookups whose columns stand side by side on Candidates. */
function neighbours(lookups: readonly Lookup[]): readonly (readonly Lookup[])[] {
  const blocks: Lookup[][] = [];
  for (const place of [...lookups].sort((left, right) => left.target - right.target)) {
    const last = blocks.at(-1);
    if (last?.at(-1)?.target === place.target - 1) last.push(place);
    else blocks.push([place]);
  }
  return blocks;
}

/** Letters of a column: 28 is AB. */
function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
