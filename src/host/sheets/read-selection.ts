import type { Selection } from '../../core/app/calls';
import { foldHeader } from '../../core/kernel/fold';

/** What the selected row says under the headers by which initiatives, runs and lines of Gaps are known; two reads. */
export function readSelection(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Selection {
  const range = spreadsheet.getActiveRange();
  const row = range?.getRow() ?? 1;
  const sheet = spreadsheet.getActiveSheet();
  const width = sheet.getLastColumn();
  const isRow = row > 1 && width > 0;
  const header = isRow ? textsOf(sheet, 1, width) : [];
  const cells = isRow ? textsOf(sheet, row, width) : [];
  const under = (name: string): string | null => {
    const at = header.findIndex((shown) => foldHeader(shown) === foldHeader(name));
    return cells[at] === undefined || cells[at] === '' ? null : cells[at];
  };
  return {
    initiative_key: under('initiative_key'),
    run_id: under('run_id'),
    kind: under('kind'),
    dimension: under('dimension'),
    key: under('key'),
    kpi_key: under('kpi_key'),
    column: header[(range?.getColumn() ?? 0) - 1] ?? null,
  };
}

const textsOf = (sheet: GoogleAppsScript.Spreadsheet.Sheet, row: number, width: number): readonly string[] =>
  (sheet.getRange(row, 1, 1, width).getValues()[0] ?? []).map((value) => String(value).trim());
