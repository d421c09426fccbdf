import { isBlank, showCell, type Table } from '../columns/cell';
import type { Issue } from '../kernel/issue';
import type { TabNames } from '../kernel/tab-names';
import type { Tables } from '../problem/workbook-rows';
import { columnPlaces } from '../tabs/column-places';
import { inputTabs } from '../tabs/index';
import { statusColumns, type Tab } from '../tabs/tab';
import { withHeaderFaults } from './header-faults';
import { markRows, type RowMark } from './row-marks';

/** What checking found on one tab. */
export interface TabMarks {
  readonly tab: Tab;
  readonly table: Table;
  /** One for every row, the header included. */
  readonly marks: ReadonlyMap<number, RowMark>;
  /** How many calls it takes to write updated_source and updated_at where they stand apart from run_status. */
  readonly originCalls: number;
  /** The status that the sheet shows in a row. */
  statusAt(row: number): string;
}

/** What is shown of a row without content: nothing. */
const blank: RowMark = { status: '', notes: new Map() };

/** The marks of each input tab that has a run_status column. `names`: what people call the tabs. */
export function markTabs(tables: Tables, issues: readonly Issue[], names: TabNames): readonly TabMarks[] {
  return inputTabs.flatMap((tab): readonly TabMarks[] => {
    const table = tables.get(tab.name);
    const places = table === undefined ? null : columnPlaces(tab, table.header.map(showCell));
    const [status] = places?.get('run_status') ?? [];
    if (table === undefined || places === null || status === undefined) return [];
    const shown = (column: string): string => {
      const [index] = places.get(column) ?? [];
      return index === undefined ? column : plainHeader(showCell(table.header[index] ?? ''));
    };
    const system = Object.keys(statusColumns).flatMap((header) => places.get(header) ?? []);
    const read = new Set(tab.openColumns === null ? [...places.values()].flat() : table.header.keys());
    for (const index of system) read.delete(index);
    const filled = table.rows.flatMap((cells, index) => (isFilled(cells, read) ? [index + 2] : []));
    const written = Object.keys(statusColumns).flatMap((header) => (places.get(header) ?? []).slice(0, 1));
    const blocks = written.filter((index) => !written.includes(index - 1)).length;
    const ofTab = withHeaderFaults(
      issues.filter(({ at }) => at.tab === tab.name),
      filled,
    );
    const marks = new Map<number, RowMark>(markRows(ofTab, filled, shown, names));
    for (let row = 1; row <= table.rows.length + 1; row += 1) if (!marks.has(row)) marks.set(row, blank);
    const statusAt = (row: number): string => showCell(table.rows[row - 2]?.[status] ?? '');
    return [{ tab, table, marks, originCalls: blocks - 1, statusAt }];
  });
}

/** The tab has a run_status column: it was set up. */
export function hasStatus(tab: Tab, table: Table): boolean {
  return columnPlaces(tab, table.header.map(showCell)).has('run_status');
}

/** A header as TRIM in a formula gives it, by which the highlights find its column. */
const plainHeader = (shown: string): string => shown.replace(/ +/gu, ' ').replace(/^ | $/gu, '');

/** The row has something in a column that is read; unticked boxes do not count. */
function isFilled(cells: Table['rows'][number], read: ReadonlySet<number>): boolean {
  for (const index of read) {
    const cell = cells[index] ?? '';
    if (cell !== '' && cell !== false && !isBlank(cell)) return true;
  }
  return false;
}
