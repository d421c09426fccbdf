import type { Workbook } from '../../core/app/ports';
import { fold, foldHeader } from '../../core/kernel/fold';
import { columnPlaces } from '../../core/tabs/column-places';
import { inputTabs, kpiContributionsTab } from '../../core/tabs/index';
import type { Tab } from '../../core/tabs/tab';
import { findSheet } from '../sheets/find-sheet';
import { neighbours } from '../sheets/neighbours';
import { protectSystemColumns } from '../sheets/set-up/protections';
import { highlightStatuses } from '../sheets/set-up/status-highlights';
import { placeTab } from '../sheets/set-up/tab-sheet';
import { usableKpis } from '../sheets/set-up/usable-kpis';
import { listed } from './add-sample';
import { forgetSample, recallSample, rememberSample } from './sample-memory';
import { heldRows } from './tab-rows';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What clearing the sample came to. */
export interface ClearReply {
  readonly message: string;
  /** Rows that were removed, on all tabs together. */
  readonly removed: number;
  /** Rows that stay, because somebody added or changed them. */
  readonly kept: readonly { readonly tab: string; readonly rows: readonly number[] }[];
}

/**
 * Removes the rows that the sample wrote, wherever they stand now, and its KPI columns. What people added or changed
 * stays. Rows are known by what stands under which header: where a header was renamed, they stay and are remembered, so
 * that clearing again removes them once it has its name back.
 */
export function clearSample(spreadsheet: Spreadsheet, workbook: Workbook): ClearReply {
  const memory = recallSample();
  if (memory === null) return { message: 'There is no sample data to clear.', removed: 0, kept: [] };
  const timeZone = spreadsheet.getSpreadsheetTimeZone();
  let removed = 0;
  const kept: { readonly tab: string; readonly rows: readonly number[] }[] = [];
  const unknown: UnknownRows[] = [];
  for (const tab of inputTabs) {
    const sheet = findSheet(spreadsheet, tab.name);
    const known = [...(memory.rows[tab.name] ?? [])];
    if (sheet === null || known.length === 0) continue;
    const ours: number[] = [];
    const others: number[] = [];
    for (const { row, identity } of heldRows(sheet, tab, timeZone)) {
      const at = identity === null ? -1 : known.indexOf(identity);
      if (at >= 0) known.splice(at, 1);
      (at >= 0 ? ours : others).push(row);
    }
    removeRows(sheet, ours, others.at(-1) ?? 1);
    removed += ours.length;
    const above = (row: number): number => ours.filter((one) => one < row).length;
    if (others.length > 0) kept.push({ tab: tab.name, rows: others.map((row) => row - above(row)) });
    const headers = known.length > 0 && others.length > 0 ? missingHeaders(sheet, tab, memory.kpiColumns) : [];
    if (headers.length > 0) unknown.push({ tab: tab.name, rows: known, headers });
  }
  const gone = removeKpiColumns(spreadsheet, memory.kpiColumns, usableKpis(workbook)).map(foldHeader);
  const kpiColumns = memory.kpiColumns.filter((kpi) => !gone.includes(foldHeader(kpi)));
  if (unknown.length === 0) forgetSample();
  else rememberSample({ rows: Object.fromEntries(unknown.map(({ tab, rows }) => [tab, rows])), kpiColumns });
  const nameOf = (tab: string): string => findSheet(spreadsheet, tab)?.getName() ?? tab;
  return { message: sentence(removed, kept, unknown, nameOf), removed, kept };
}

/** Rows of the sample that were not found on a tab whose headers have changed. */
interface UnknownRows {
  readonly tab: string;
  /** As the memory knows them. */
  readonly rows: readonly string[];
  readonly headers: readonly string[];
}

/** Headers that stood over the sample's rows, or over their statuses, and that the tab does not have any more. */
function missingHeaders(sheet: Sheet, tab: Tab, kpiColumns: readonly string[]): readonly string[] {
  const shown = (sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn())).getValues()[0] ?? []).map(String);
  const places = columnPlaces(tab, shown);
  const declared = Object.keys(tab.columns).filter((header) => !places.has(header));
  const folded = shown.map(foldHeader);
  const open = tab.openColumns === null ? [] : kpiColumns.filter((kpi) => !folded.includes(foldHeader(kpi)));
  return [...declared, ...open];
}

/** `nameOf`: what people call a tab. */
function sentence(
  removed: number,
  kept: ClearReply['kept'],
  unknown: readonly UnknownRows[],
  nameOf: (tab: string) => string,
): string {
  const cleared = `Cleared the sample: ${removed} ${removed === 1 ? 'row' : 'rows'} removed.`;
  const others = kept.filter(({ tab }) => !unknown.some((one) => one.tab === tab));
  const places = others.map(({ tab, rows }) => `${rows.length} on ${nameOf(tab)}`);
  const stay = places.length === 0 ? [] : [`Rows that you added or changed stay: ${listed(places)}.`];
  const lost = unknown.map(
    ({ tab, headers }) =>
      `Rows on ${nameOf(tab)} stay, because it has no header ${listed(headers)} any more: ` +
      'give the header its name back and choose Clear sample again.',
  );
  return [cleared, ...stay, ...lost].join(' ');
}

/** Rows below the last one that stays are emptied, so that the tab is as set-up left it; those above it are taken out. */
function removeRows(sheet: Sheet, rows: readonly number[], lastToStay: number): void {
  const blocks = neighbours(rows.map((at) => ({ at })));
  for (const block of [...blocks].reverse()) {
    const first = block[0]?.at ?? 1;
    if (first < lastToStay) sheet.deleteRows(first, block.length);
    else emptyRows(sheet, first, block.length);
  }
}

function emptyRows(sheet: Sheet, first: number, count: number): void {
  const range = sheet.getRange(first, 1, count, sheet.getMaxColumns());
  const formats = range.getNumberFormats();
  range.clearContent();
  range.clearNote();
  // Typing 20% gave its cell a format under which the next number would be a percentage too.
  const typed = (formats[0] ?? []).flatMap((_, x) => (formats.some((row) => row[x] === '0%') ? [{ at: x + 1 }] : []));
  for (const { at } of typed) sheet.getRange(first, at, count, 1).setNumberFormat('General');
}

/** Takes out KPI columns that were added for the sample, that hold nothing, and whose KPI is gone. Gives their headers. */
function removeKpiColumns(
  spreadsheet: Spreadsheet,
  headers: readonly string[],
  usable: readonly string[],
): readonly string[] {
  const sheet = findSheet(spreadsheet, kpiContributionsTab.name);
  const gone = headers.filter((header) => !usable.some((kpi) => fold(kpi) === fold(header))).map(foldHeader);
  if (sheet === null || gone.length === 0) return [];
  const values = sheet.getDataRange().getValues();
  const formulas = sheet.getDataRange().getFormulas();
  const empty = (values[0] ?? []).flatMap((shown, x) => {
    const isEmpty = values.slice(1).every((row, y) => row[x] === '' && formulas[y + 1]?.[x] === '');
    return isEmpty && gone.includes(foldHeader(String(shown))) ? [{ at: x + 1 }] : [];
  });
  if (empty.length === 0) return [];
  for (const run of [...neighbours(empty)].reverse()) sheet.deleteColumns(run[0]?.at ?? 1, run.length);
  const placed = placeTab(spreadsheet, kpiContributionsTab, []);
  protectSystemColumns(placed);
  highlightStatuses(placed);
  return empty.map(({ at }) => String(values[0]?.[at - 1]));
}
