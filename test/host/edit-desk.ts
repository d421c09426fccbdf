import { parseA1 } from '../../src/workbench/apps-script/spreadsheet/a1';
import { parseTypedText } from '../../src/workbench/files/typed-text';
import type { CallResult, Host } from '../../src/workbench/host';
import { localeRules } from '../../src/workbench/workbook/locale';
import { cellAt, type SheetState, touchCell } from '../../src/workbench/workbook/sheet-state';
import { addSheet, emptyWorkbook, markChanged, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { openAddOn, type TypedTabs } from './built-add-on';
import { tabOf } from './grid';

/** The headers that set-up adds to every input tab. */
export const statusHeaders = ['run_status', 'updated_source', 'updated_at'] as const;

/** The line over what the add-on says in a note. */
export const noteHeading = '— Optimization Center —';

/** A workbook with the add-on, and a person who types into it. */
export class Desk {
  readonly workbook: WorkbookState;
  readonly host: Host;

  constructor(workbook: WorkbookState) {
    this.workbook = workbook;
    this.host = openAddOn(workbook);
  }

  /** Types or pastes rows with their first cell at `a1`, and lets the add-on hear of it. */
  type(tab: string, a1: string, ...rows: readonly (readonly string[])[]): CallResult {
    typeInto(this.workbook, tab, a1, rows);
    const { row, column } = areaIn(tabOf(this.workbook, tab), a1);
    const width = Math.max(1, ...rows.map((cells) => cells.length));
    return this.#edited(tab, row, column, Math.max(1, rows.length), width);
  }

  /** Presses Delete on a range: values go, notes and formats stay. */
  clear(tab: string, a1: string): CallResult {
    const sheet = tabOf(this.workbook, tab);
    const { row, column, lastRow, lastColumn } = areaIn(sheet, a1);
    for (let down = row; down <= lastRow; down += 1) {
      for (let right = column; right <= lastColumn; right += 1) {
        const cell = cellAt(sheet, down, right);
        if (cell !== undefined) Object.assign(cell, { value: '', formula: undefined });
      }
    }
    markChanged(this.workbook);
    return this.hear(tab, a1);
  }

  /** Tells the add-on of an edit of that range. */
  hear(tab: string, a1: string): CallResult {
    return this.host.trigger('onEdit', { sheet: tab, a1 });
  }

  /** Check inputs from the menu. */
  check(): CallResult {
    return this.host.call('checkInputs');
  }

  /** What the run_status column says beside a row. */
  status(tab: string, row: number): string {
    return String(cellAt(tabOf(this.workbook, tab), row, this.column(tab, 'run_status'))?.value ?? '');
  }

  /** The statuses of all tabs that have them, without blanks: "Candidates 3". */
  statuses(): Readonly<Record<string, string>> {
    return statusesOf(this.workbook);
  }

  /** The note of the cell below a header. */
  note(tab: string, row: number, header: string): string {
    return cellAt(tabOf(this.workbook, tab), row, this.column(tab, header))?.note ?? '';
  }

  /** Writes a note of the person's own. */
  writeNote(tab: string, row: number, header: string, note: string): void {
    touchCell(tabOf(this.workbook, tab), row, this.column(tab, header)).note = note;
  }

  /** Where a column stands (1-based). */
  column(tab: string, header: string): number {
    const cells = tabOf(this.workbook, tab).grid[0] ?? [];
    const index = cells.findIndex((cell) => cell?.value === header);
    if (index < 0) throw new Error(`${tab} has no column ${header}`);
    return index + 1;
  }

  /** What the script logged as errors; a trigger tells nobody else. */
  errors(): readonly string[] {
    return this.host.state.log.filter(({ level }) => level === 'error').map(({ text }) => text);
  }

  #edited(tab: string, row: number, column: number, rows: number, columns: number): CallResult {
    return this.hear(tab, `${letters(column)}${row}:${letters(column + columns - 1)}${row + rows - 1}`);
  }
}

/** Statuses by tab and row, of every tab with a run_status column; blank ones are left out. */
export function statusesOf(workbook: WorkbookState): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const sheet of workbook.sheets) {
    const index = (sheet.grid[0] ?? []).findIndex((cell) => cell?.value === 'run_status');
    if (index < 0) continue;
    for (const [down, cells] of sheet.grid.entries()) {
      const value = cells?.[index]?.value ?? '';
      if (down > 0 && value !== '') found[`${sheet.name} ${down + 1}`] = String(value);
    }
  }
  return found;
}

/** A rectangle in A1 notation with its edges filled in. */
export function areaIn(sheet: SheetState, a1: string) {
  const area = parseA1(a1);
  if (area === undefined) throw new Error(`${a1} is no range`);
  return { ...area, lastRow: area.lastRow ?? sheet.maxRows, lastColumn: area.lastColumn ?? sheet.maxColumns };
}

/** Letters of a column number, 1 = A. */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** Types text into cells as a person does: cells formatted as text keep it, others read it. */
export function typeInto(workbook: WorkbookState, tab: string, a1: string, rows: readonly (readonly string[])[]): void {
  const sheet = tabOf(workbook, tab);
  const { row, column } = areaIn(sheet, a1);
  for (const [down, texts] of rows.entries()) {
    for (const [right, text] of texts.entries()) {
      const cell = touchCell(sheet, row + down, column + right);
      const isText = cell.numberFormat === '@';
      const typed = isText ? { value: text } : parseTypedText(text, localeRules(workbook.locale), 2026);
      Object.assign(cell, { value: typed.value, formula: typed.formula });
      if (typed.numberFormat !== undefined) cell.numberFormat = typed.numberFormat;
      markChanged(workbook, cell);
    }
  }
}

/** A workbook of typed tabs, each with the status columns at its end. */
export function tabsWithStatus(tabs: TypedTabs, locale = 'en_US'): WorkbookState {
  const workbook = emptyWorkbook({ locale });
  for (const [name, [header = [], ...rows]] of Object.entries(tabs)) {
    addSheet(workbook, name, { rows: Math.max(1500, rows.length + 20) });
    typeInto(workbook, name, 'A1', [[...header, ...statusHeaders], ...rows]);
  }
  return workbook;
}
