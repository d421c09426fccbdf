import type { Column } from '../../../core/columns/column';
import { foldHeader } from '../../../core/kernel/fold';
import { columnPlaces } from '../../../core/tabs/column-places';
import type { Tab } from '../../../core/tabs/tab';
import { findSheet } from '../find-sheet';
import { neighbours } from '../neighbours';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A column of a tab and where it stands (1-based). */
export interface PlacedColumn {
  /** The declared header; for a column of openColumns the header itself. */
  readonly header: string;
  readonly column: Column<unknown>;
  readonly at: number;
  /** Set-up has just written its header. */
  readonly isNew: boolean;
}

/** A tab of the product on its sheet, with every column it declares. */
export interface TabSheet {
  readonly tab: Tab;
  readonly sheet: Sheet;
  /** Set-up has just made the sheet: nothing can be on it. */
  readonly isNew: boolean;
  readonly columns: readonly PlacedColumn[];
}

/**
 * Brings a tab and its missing headers about. Columns that are there stay where they stand, under the header they have.
 * Missing columns go to the right end; those for `openHeaders` (KPIs) go before the add-on's own, where these stand last.
 */
export function placeTab(spreadsheet: Spreadsheet, tab: Tab, openHeaders: readonly string[]): TabSheet {
  const found = findSheet(spreadsheet, tab.name);
  const sheet = found ?? spreadsheet.insertSheet(tab.name, spreadsheet.getNumSheets());
  // The header is frozen, and lists are offered from row 2 on.
  if (sheet.getMaxRows() < 2) sheet.insertRowsAfter(1, 1);
  const width = found === null ? 0 : sheet.getLastColumn();
  const header = width === 0 ? [] : (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map(String);
  const open = tab.openColumns === null ? [] : openHeaders;
  const missingOpen = open.filter((name) => !header.map(foldHeader).includes(foldHeader(name)));

  const places = columnPlaces(tab, header);
  const missing = Object.keys(tab.columns).filter((name) => !places.has(name));
  const own = missing.filter((name) => tab.columns[name]?.writer === 'pm');
  const written = missing.filter((name) => tab.columns[name]?.writer === 'system');
  const firstOfOurs = missing.length > 0 ? null : systemBlockAtEnd(tab, header);
  const added = missingOpen.length > 0 ? [...own, ...missingOpen, ...written] : missing;
  if (added.length > 0) {
    const at = firstOfOurs ?? width + 1;
    if (firstOfOurs !== null) insertPlainColumns(sheet, at, added.length);
    const lacking = at + added.length - 1 - sheet.getMaxColumns();
    if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
    // Headers of KPIs may look like numbers or dates. Declared ones do not, and may give way to a formula.
    const firstOpen = added.findIndex((name) => missingOpen.includes(name));
    if (firstOpen >= 0) sheet.getRange(1, at + firstOpen, 1, missingOpen.length).setNumberFormat('@');
    sheet.getRange(1, at, 1, added.length).setValues([added]).setFontWeight('bold');
    header.splice(at - 1, 0, ...added);
  }
  return { tab, sheet, isNew: found === null, columns: columnsOf(tab, header, open, new Set(added)) };
}

/** Where the tab's own system columns begin, when they stand together at the right end; else null. */
function systemBlockAtEnd(tab: Tab, header: readonly string[]): number | null {
  const places = columnPlaces(tab, header);
  const system = Object.entries(tab.columns).flatMap(([name, { writer }]) => {
    const [index] = places.get(name) ?? [];
    return writer === 'system' && index !== undefined ? [{ at: index + 1 }] : [];
  });
  const [block, another] = neighbours(system);
  return another === undefined && block?.at(-1)?.at === header.length ? (block[0]?.at ?? null) : null;
}

/** New columns take over what their neighbour has: formats, dropdowns. These start plain. */
function insertPlainColumns(sheet: Sheet, at: number, count: number): void {
  sheet.insertColumnsBefore(at, count);
  const range = sheet.getRange(1, at, sheet.getMaxRows(), count);
  range.clearDataValidations();
  range.clearNote();
  range.clearFormat();
}

function columnsOf(
  tab: Tab,
  header: readonly string[],
  open: readonly string[],
  added: ReadonlySet<string>,
): readonly PlacedColumn[] {
  const places = columnPlaces(tab, header);
  const declared = Object.entries(tab.columns).flatMap(([name, column]): readonly PlacedColumn[] => {
    const [index] = places.get(name) ?? [];
    return index === undefined ? [] : [{ header: name, column, at: index + 1, isNew: added.has(name) }];
  });
  const { openColumns } = tab;
  const others = open.flatMap((name): readonly PlacedColumn[] => {
    const index = header.findIndex((shown) => foldHeader(shown) === foldHeader(name));
    if (openColumns === null || index < 0 || declared.some(({ at }) => at === index + 1)) return [];
    return [{ header: name, column: openColumns, at: index + 1, isNew: added.has(name) }];
  });
  return [...declared, ...others];
}
