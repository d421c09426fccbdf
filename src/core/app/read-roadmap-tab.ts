import { type Cell, isBlank, showCell, type Table } from '../columns/cell';
import { readNumber } from '../columns/scalar-columns';
import { fold } from '../kernel/fold';
import { type Quarter, quarters } from '../portfolio/quarter';
import type { EditedRow, EntryCells } from '../portfolio/row-edits';
import { roadmapTab } from '../tabs/index';
import { rowsByHeader } from './output-notes';

/** What the Roadmap tab shows, as people left it. */
export interface ShownRoadmap {
  readonly name: string;
  readonly version: number;
  readonly rows: readonly EditedRow[];
  /** What people wrote beside what is not funded now, by initiative key as shown. */
  readonly asides: ReadonlyMap<string, string>;
  /** Cells that could not be read, in words, by folded key; what was kept of them stays. */
  readonly unread: ReadonlyMap<string, string>;
  /** The same as sentences for people, with the keys as typed. */
  readonly problems: readonly string[];
}

/** Reads the Roadmap tab; null when it shows no roadmap. Rows are known by their initiative, wherever they were sorted to. */
export function readRoadmapTab(table: Table | undefined): ShownRoadmap | null {
  if (table === undefined) return null;
  const rows = rowsByHeader(roadmapTab, table).filter((cellOf) => !isBlank(cellOf('initiative_key')));
  const first = rows.find((cellOf) => !isBlank(cellOf('roadmap_name')) && !isNotNow(cellOf));
  if (first === undefined) return null;
  const version = Number(showCell(first('version')));
  const asides = new Map<string, string>();
  const unread = new Map<string, string>();
  const problems: string[] = [];
  const onlyYear = onlyYearOf(rows);
  const read = rows.map((cellOf): EditedRow => {
    const key = showCell(cellOf('initiative_key')).trim();
    const doubts: string[] = [];
    const cells = readCells(cellOf, table.decimalMark, onlyYear, doubts);
    if (doubts.length > 0) {
      unread.set(fold(key), doubts.join('; '));
      problems.push(`${key}: ${doubts.join('; ')}.`);
    }
    const isAside = isNotNow(cellOf) && cells.planned_quarter === null && !cells.is_locked_in;
    if (isAside) asides.set(key, cells.notes);
    return { initiative_key: key, isEntry: !isAside, ...cells };
  });
  return { name: showCell(first('roadmap_name')), version, rows: read, asides, unread, problems };
}

type CellOf = (header: string) => Cell;

/** A row of what is not funded now is no entry until somebody plans or locks it. */
const isNotNow = (cellOf: CellOf): boolean => fold(showCell(cellOf('change'))) === notNow;

/** What the change column says of initiatives that are not on the roadmap. */
export const notNow = 'not now';

/** The year of all rows that have one; null when they have several or none. */
function onlyYearOf(rows: readonly CellOf[]): number | null {
  const years = new Set(rows.map((cellOf) => yearIn(showCell(cellOf('planned_year')))).filter((year) => year !== null));
  const [year = null] = years;
  return years.size === 1 ? year : null;
}

/** `onlyYear`: what a quarter without a year means; null: it has to be typed. */
function readCells(
  cellOf: CellOf,
  decimalMark: Table['decimalMark'],
  onlyYear: number | null,
  doubts: string[],
): EntryCells {
  const whole = (header: string, least: number, most: number): number | null => {
    const cell = cellOf(header);
    if (isBlank(cell)) return null;
    const read = readNumber(cell, decimalMark, false);
    const value = read.kind === 'value' ? read.value.value : Number.NaN;
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    doubts.push(`${header} ${showCell(cell)} is not a whole number from ${least} to ${most}`);
    return null;
  };
  const typed = showCell(cellOf('planned_quarter')).trim();
  const quarter = parseQuarterCell(typed);
  if (typed !== '' && quarter === null) doubts.push(`planned_quarter ${typed} is none of ${quarters.join(', ')}`);
  const typedYear = whole('planned_year', 1900, 2999) ?? (quarter === null ? null : yearIn(typed));
  const year = typedYear ?? (quarter !== null && isBlank(cellOf('planned_year')) ? onlyYear : null);
  if (quarter !== null && year === null) doubts.push(`planned_quarter ${typed} needs a planned_year beside it`);
  const isPlanned = quarter !== null && year !== null;
  return {
    priority_rank: whole('priority_rank', 1, 1_000_000),
    planned_quarter: isPlanned ? quarter : null,
    planned_year: isPlanned ? year : null,
    is_locked_in: ['true', 'yes', 'y', '1'].includes(fold(showCell(cellOf('is_locked_in')))),
    notes: showCell(cellOf('notes')),
  };
}

/** `Q2`, `2`, `Q2 2026` or `2026-Q2`. */
function parseQuarterCell(typed: string): Quarter | null {
  const match = /^(?:\d{4}[-\s])?Q?([1-4])(?:[-\s]\d{4})?$/iu.exec(typed);
  return match === null ? null : (quarters[Number(match[1]) - 1] ?? null);
}

const yearIn = (typed: string): number | null => {
  const match = /\d{4}/u.exec(typed);
  return match === null ? null : Number(match[0]);
};
