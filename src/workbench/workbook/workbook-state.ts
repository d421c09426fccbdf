import type { Calculator } from './calculator';
import type { Cell } from './cell';
import { createIronCalcCalculator } from './ironcalc';
import { localeRules } from './locale';
import { type CellArea, newSheet, type SheetState } from './sheet-state';

/** A spreadsheet file: what every execution reads and writes, and what outlives each of them. */
export interface WorkbookState {
  readonly id: string;
  name: string;
  readonly sheets: SheetState[];
  activeSheetId: number;
  /** What is selected on the active sheet. */
  activeArea: CellArea | undefined;
  locale: string;
  timeZone: string;
  readonly namedRanges: Map<string, CellArea>;
  /** How many sheets were ever made; ids follow from it and are never given twice. */
  sheetsMade: number;
  /** True when a cell changed since formulas were last computed. */
  stale: boolean;
  /** True once any cell held a formula. */
  hasFormulas: boolean;
  /** Loaded at the first formula. */
  calculator: Calculator | undefined;
}

/** How a workbook starts; everything has Google's default or a fixed one. */
export interface WorkbookOptions {
  readonly id?: string;
  readonly name?: string;
  /** Default en_US. */
  readonly locale?: string;
  /** IANA name, default Etc/UTC. */
  readonly timeZone?: string;
  readonly calculator?: Calculator;
}

/** Cells a workbook may have at most, empty ones included. */
export const MAX_CELLS = 10_000_000;

/** A workbook without any sheet. */
export function emptyWorkbook(options: WorkbookOptions = {}): WorkbookState {
  const locale = options.locale ?? 'en_US';
  localeRules(locale);
  return {
    id: options.id ?? '1wOrKbEnCh-0000000000000000000000000000000001',
    name: options.name ?? 'Untitled spreadsheet',
    sheets: [],
    activeSheetId: 0,
    activeArea: undefined,
    locale,
    timeZone: options.timeZone ?? 'Etc/UTC',
    namedRanges: new Map(),
    sheetsMade: 0,
    stale: false,
    hasFormulas: false,
    calculator: options.calculator,
  };
}

/** A workbook as a person gets it: one empty sheet. */
export function newWorkbook(options: WorkbookOptions = {}): WorkbookState {
  const workbook = emptyWorkbook(options);
  addSheet(workbook, 'Sheet1');
  return workbook;
}

/** Adds a sheet; `index` counts from 0, default last. The first sheet of a file has id 0, as at Google. */
export function addSheet(
  workbook: WorkbookState,
  name: string,
  size: { readonly index?: number; readonly rows?: number; readonly columns?: number } = {},
): SheetState {
  const made = workbook.sheetsMade;
  const id = made === 0 ? 0 : (made * 1_640_531_527) % 2_147_483_647;
  workbook.sheetsMade += 1;
  const sheet = newSheet(id, name, size.rows, size.columns);
  workbook.sheets.splice(size.index ?? workbook.sheets.length, 0, sheet);
  if (made === 0) workbook.activeSheetId = id;
  return sheet;
}

/** Finds a sheet by its name; Google ignores case only when it checks for doubles. */
export function sheetNamed(workbook: WorkbookState, name: string): SheetState | undefined {
  return workbook.sheets.find((sheet) => sheet.name === name);
}

/** Finds a sheet by its id. */
export function sheetWithId(workbook: WorkbookState, id: number): SheetState | undefined {
  return workbook.sheets.find((sheet) => sheet.id === id);
}

/** Cells of all sheets, empty ones included. */
export function cellCount(workbook: WorkbookState): number {
  return workbook.sheets.reduce((sum, sheet) => sum + sheet.maxRows * sheet.maxColumns, 0);
}

/** Says that cells changed: formulas are computed before the next read. */
export function markChanged(workbook: WorkbookState, cell?: Cell): void {
  workbook.stale = true;
  if (cell?.formula !== undefined) workbook.hasFormulas = true;
}

/** Computes formulas when something changed since the last time. */
export function recalculate(workbook: WorkbookState): void {
  if (!workbook.stale) return;
  workbook.stale = false;
  if (!workbook.hasFormulas) return;
  workbook.calculator ??= createIronCalcCalculator();
  workbook.calculator.calculate(workbook);
}
