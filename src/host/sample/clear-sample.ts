import type { Workbook } from '../../core/app/ports';
import { fold, foldHeader } from '../../core/kernel/fold';
import { inputTabs, kpiContributionsTab } from '../../core/tabs/index';
import { findSheet } from '../sheets/find-sheet';
import { neighbours } from '../sheets/neighbours';
import { protectSystemColumns } from '../sheets/set-up/protections';
import { highlightStatuses } from '../sheets/set-up/status-highlights';
import { placeTab } from '../sheets/set-up/tab-sheet';
import { usableKpis } from '../sheets/set-up/usable-kpis';
import { listed } from './add-sample';
import { forgetSample, recallSample } from './sample-memory';
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

/** Removes the rows that the sample wrote, wherever they stand now, and its KPI columns. What people added or changed stays. */
export function clearSample(spreadsheet: Spreadsheet, workbook: Workbook): ClearReply {
  const memory = recallSample();
  if (memory === null) return { message: 'There is no sample data to clear.', removed: 0, kept: [] };
  const timeZone = spreadsheet.getSpreadsheetTimeZone();
  let removed = 0;
  const kept: { readonly tab: string; readonly rows: readonly number[] }[] = [];
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
  }
  removeKpiColumns(spreadsheet, memory.kpiColumns, usableKpis(workbook));
  forgetSample();
  return { message: sentence(removed, kept), removed, kept };
}

function sentence(removed: number, kept: ClearReply['kept']): string {
  const cleared = `Cleared the sample: ${removed} ${removed === 1 ? 'row' : 'rows'} removed.`;
  if (kept.length === 0) return cleared;
  const places = kept.map(({ tab, rows }) => `${rows.length} on ${tab}`);
  return `${cleared} Rows that you added or changed stay: ${listed(places)}.`;
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

/** Takes out KPI columns that were added for the sample, that hold nothing, and whose KPI is gone. */
function removeKpiColumns(spreadsheet: Spreadsheet, headers: readonly string[], usable: readonly string[]): void {
  const sheet = findSheet(spreadsheet, kpiContributionsTab.name);
  const gone = headers.filter((header) => !usable.some((kpi) => fold(kpi) === fold(header))).map(foldHeader);
  if (sheet === null || gone.length === 0) return;
  const values = sheet.getDataRange().getValues();
  const formulas = sheet.getDataRange().getFormulas();
  const empty = (values[0] ?? []).flatMap((shown, x) => {
    const isEmpty = values.slice(1).every((row, y) => row[x] === '' && formulas[y + 1]?.[x] === '');
    return isEmpty && gone.includes(foldHeader(String(shown))) ? [{ at: x + 1 }] : [];
  });
  if (empty.length === 0) return;
  for (const run of [...neighbours(empty)].reverse()) sheet.deleteColumns(run[0]?.at ?? 1, run.length);
  const placed = placeTab(spreadsheet, kpiContributionsTab, []);
  protectSystemColumns(placed);
  highlightStatuses(placed);
}
