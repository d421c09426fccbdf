import { type Cell, hasContent, newCell } from './cell';

/** A soft or hard lock on a sheet or on part of it. */
export interface ProtectionState {
  readonly id: string;
  readonly kind: 'SHEET' | 'RANGE';
  area: CellArea;
  description: string;
  warningOnly: boolean;
  editors: string[];
  domainEdit: boolean;
  unprotected: CellArea[];
  removed: boolean;
}

/** One conditional format rule, kept as the builder made it. */
export interface ConditionalRuleState {
  readonly areas: readonly CellArea[];
  readonly criteria: string;
  readonly args: readonly unknown[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strikethrough: boolean | null;
  readonly underline: boolean | null;
  readonly gradient: readonly { readonly color: string; readonly type: string; readonly value: string }[] | null;
}

/** A rectangle of one sheet; rows and columns count from 1. */
export interface CellArea {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** One tab: a grid of at most `maxRows` x `maxColumns` cells, of which only touched ones exist. */
export interface SheetState {
  readonly id: number;
  name: string;
  /** Sparse: `grid[row - 1]?.[column - 1]`. */
  readonly grid: (Cell | undefined)[][];
  maxRows: number;
  maxColumns: number;
  hidden: boolean;
  frozenRows: number;
  frozenColumns: number;
  tabColor: string | null;
  readonly columnWidths: Map<number, number>;
  readonly rowHeights: Map<number, number>;
  readonly hiddenColumns: Set<number>;
  readonly hiddenRows: Set<number>;
  readonly merges: CellArea[];
  readonly protections: ProtectionState[];
  conditionalRules: readonly ConditionalRuleState[];
}

/** An empty tab with the size Google gives a new one. */
export function newSheet(id: number, name: string, maxRows = 1000, maxColumns = 26): SheetState {
  return {
    id,
    name,
    grid: [],
    maxRows,
    maxColumns,
    hidden: false,
    frozenRows: 0,
    frozenColumns: 0,
    tabColor: null,
    columnWidths: new Map(),
    rowHeights: new Map(),
    hiddenColumns: new Set(),
    hiddenRows: new Set(),
    merges: [],
    protections: [],
    conditionalRules: [],
  };
}

/** The cell at a place, or undefined while nobody touched it. */
export function cellAt(sheet: SheetState, row: number, column: number): Cell | undefined {
  return sheet.grid[row - 1]?.[column - 1];
}

/** The cell at a place, made when missing. */
export function touchCell(sheet: SheetState, row: number, column: number): Cell {
  let cells = sheet.grid[row - 1];
  if (cells === undefined) {
    cells = [];
    sheet.grid[row - 1] = cells;
  }
  let cell = cells[column - 1];
  if (cell === undefined) {
    cell = newCell();
    cells[column - 1] = cell;
  }
  return cell;
}

/** Last row with content, 0 for an empty sheet. */
export function lastRow(sheet: SheetState): number {
  for (let index = Math.min(sheet.grid.length, sheet.maxRows) - 1; index >= 0; index -= 1) {
    if (sheet.grid[index]?.some(hasContent)) return index + 1;
  }
  return 0;
}

/** Last column with content, 0 for an empty sheet. */
export function lastColumn(sheet: SheetState): number {
  let last = 0;
  for (const cells of sheet.grid) {
    if (cells === undefined) continue;
    for (let index = cells.length - 1; index >= last; index -= 1) {
      if (hasContent(cells[index])) {
        last = index + 1;
        break;
      }
    }
  }
  return last;
}

/** Calls `visit` for every touched cell. */
export function forEachCell(sheet: SheetState, visit: (cell: Cell, row: number, column: number) => void): void {
  sheet.grid.forEach((cells, rowIndex) => {
    cells?.forEach((cell, columnIndex) => {
      if (cell !== undefined) visit(cell, rowIndex + 1, columnIndex + 1);
    });
  });
}

/** Opens `count` empty rows before `row`. */
export function insertRows(sheet: SheetState, row: number, count: number): void {
  if (sheet.grid.length >= row) spliceSparse(sheet.grid, row - 1, 0, count);
  sheet.maxRows += count;
  shiftAreas(sheet, 'row', row, count);
}

/** Removes `count` rows from `row` on. */
export function deleteRows(sheet: SheetState, row: number, count: number): void {
  spliceSparse(sheet.grid, row - 1, count, 0);
  sheet.maxRows -= count;
  shiftAreas(sheet, 'row', row, -count);
}

/** Opens `count` empty columns before `column`. */
export function insertColumns(sheet: SheetState, column: number, count: number): void {
  for (const cells of sheet.grid)
    if (cells !== undefined && cells.length >= column) spliceSparse(cells, column - 1, 0, count);
  sheet.maxColumns += count;
  shiftAreas(sheet, 'column', column, count);
}

/** Removes `count` columns from `column` on. */
export function deleteColumns(sheet: SheetState, column: number, count: number): void {
  for (const cells of sheet.grid) if (cells !== undefined) spliceSparse(cells, column - 1, count, 0);
  sheet.maxColumns -= count;
  shiftAreas(sheet, 'column', column, -count);
}

function spliceSparse<Item>(items: (Item | undefined)[], start: number, remove: number, add: number): void {
  const tail = items.slice(start + remove);
  items.length = Math.min(items.length, start);
  if (tail.length === 0) return;
  items.length = start + add;
  for (const item of tail) items.push(item);
}

function shiftAreas(sheet: SheetState, axis: 'row' | 'column', at: number, by: number): void {
  const move = (area: CellArea): CellArea | undefined => shiftArea(area, axis, at, by);
  replaceAll(sheet.merges, (area) => move(area));
  replaceAll(sheet.protections, (protection) => {
    const area = move(protection.area);
    if (area === undefined) return undefined;
    protection.area = area;
    protection.unprotected = protection.unprotected.flatMap((part) => move(part) ?? []);
    return protection;
  });
  sheet.conditionalRules = sheet.conditionalRules.flatMap((rule) => {
    const areas = rule.areas.flatMap((area) => move(area) ?? []);
    return areas.length === 0 ? [] : [{ ...rule, areas }];
  });
  if (axis === 'column') {
    shiftKeys(sheet.columnWidths, at, by);
    shiftSet(sheet.hiddenColumns, at, by);
  } else {
    shiftKeys(sheet.rowHeights, at, by);
    shiftSet(sheet.hiddenRows, at, by);
  }
}

/** Where a rectangle ends up after rows or columns were inserted (`by` > 0) or deleted; undefined when it is gone. */
export function shiftArea(area: CellArea, axis: 'row' | 'column', at: number, by: number): CellArea | undefined {
  const start = area[axis];
  const size = axis === 'row' ? area.rows : area.columns;
  const newStart = shiftIndex(start, at, by);
  const newEnd = by > 0 ? shiftIndex(start + size - 1, at, by) : shiftIndex(start + size, at, by) - 1;
  if (newEnd < newStart) return undefined;
  const newSize = newEnd - newStart + 1;
  return axis === 'row' ? { ...area, row: newStart, rows: newSize } : { ...area, column: newStart, columns: newSize };
}

function shiftIndex(index: number, at: number, by: number): number {
  if (index < at) return index;
  return by > 0 ? index + by : Math.max(at, index + by);
}

function shiftKeys(map: Map<number, number>, at: number, by: number): void {
  const entries = [...map];
  map.clear();
  for (const [key, value] of entries) if (by > 0 || key < at || key >= at - by) map.set(shiftIndex(key, at, by), value);
}

function shiftSet(set: Set<number>, at: number, by: number): void {
  const keys = [...set];
  set.clear();
  for (const key of keys) if (by > 0 || key < at || key >= at - by) set.add(shiftIndex(key, at, by));
}

function replaceAll<Item>(items: Item[], change: (item: Item) => Item | undefined): void {
  const kept = items.flatMap((item) => change(item) ?? []);
  items.splice(0, items.length, ...kept);
}
