import { fold } from '../../../core/kernel/fold';
import { tabs } from '../../../core/tabs/index';
import { rememberSheets } from '../remembered-sheets';
import { readBody } from './body';
import { formatColumns } from './column-formats';
import { offerChoices } from './dropdowns';
import { dressHeader } from './header-looks';
import { protectSystemColumns } from './protections';
import { highlightStatuses } from './status-highlights';
import { placeTab, type TabSheet } from './tab-sheet';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What set-up did. */
export interface SetUp {
  /** Tabs it made, and the columns it added to tabs that were there. */
  readonly made: readonly string[];
  readonly added: readonly { readonly tab: string; readonly columns: readonly string[] }[];
  /** Looks, dropdowns or protections were missing somewhere else. */
  readonly isMended: boolean;
  readonly sheets: ReadonlyMap<string, TabSheet>;
}

/**
 * Brings every declared tab about, with headers, looks, help, dropdowns and protections, and remembers its sheet. Only
 * adds what is missing, so doing it again changes nothing; cells, colours, notes, formats and rules of people's own stay.
 * `kpis` are the columns that KPI_Contributions gets. The number of calls depends on the columns, not on the rows.
 */
export function setUpTabs(spreadsheet: Spreadsheet, kpis: readonly string[]): SetUp {
  const active = spreadsheet.getActiveSheet();
  const openHeaders = [...new Map(kpis.map((kpi) => [fold(kpi), kpi])).values()];
  const sheets = new Map(tabs.map((tab) => [tab.name, placeTab(spreadsheet, tab, openHeaders)]));
  let isMended = false;
  for (const placed of sheets.values()) {
    const isChanged = dressTab(placed, sheets);
    if (!placed.isNew && isChanged) isMended = true;
  }
  spreadsheet.setActiveSheet(active);
  rememberSheets(Object.fromEntries([...sheets].map(([name, { sheet }]) => [name, sheet.getSheetId()])));
  const all = [...sheets.values()];
  const added = all
    .filter(({ isNew }) => !isNew)
    .map(({ tab, columns }) => ({
      tab: tab.name,
      columns: columns.filter((column) => column.isNew).map(({ header }) => header),
    }));
  return {
    made: all.filter(({ isNew }) => isNew).map(({ tab }) => tab.name),
    added: added.filter(({ columns }) => columns.length > 0),
    isMended,
    sheets,
  };
}

/** True when anything was missing. */
function dressTab(placed: TabSheet, all: ReadonlyMap<string, TabSheet>): boolean {
  const { sheet, tab } = placed;
  const body = readBody(placed);
  const changes = [
    dressHeader(placed),
    formatColumns(placed, body),
    offerChoices(placed, all, body),
    protectSystemColumns(placed),
    highlightStatuses(placed),
  ];
  if (tab.hidden && !sheet.isSheetHidden()) sheet.hideSheet();
  return changes.includes(true);
}
