import type { Host } from '../../../src/workbench/host';
import type { Cell } from '../../../src/workbench/workbook/cell';
import {
  cellAt,
  deleteColumns,
  deleteRows,
  insertColumns,
  insertRows,
  lastColumn,
  lastRow,
  type SheetState,
  touchCell,
} from '../../../src/workbench/workbook/sheet-state';
import { markChanged } from '../../../src/workbench/workbook/workbook-state';
import type { Random } from '../../brute-force/random';
import { letters, typeInto } from '../edit-desk';
import { typedValues } from './typed-values';

/** What a person did: in words, and the range Sheets tells the add-on of; null when it tells nothing. */
export interface Done {
  readonly told: string;
  readonly edited: { readonly sheet: string; readonly a1: string } | null;
  /** Cells changed their places, or the add-on was not told: statuses may wait for Check inputs. */
  readonly isStructural: boolean;
}

/** What a person may take back: how the cells of the last value edit were before. */
export interface Memory {
  undo: { readonly sheet: SheetState; readonly area: Area; readonly cells: readonly (Cell | undefined)[] } | null;
}

interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

interface Place {
  readonly host: Host;
  readonly random: Random;
  readonly sheet: SheetState;
  readonly memory: Memory;
}

const a1 = ({ row, column, rows, columns }: Area): string =>
  `${letters(column)}${row}:${letters(column + columns - 1)}${row + rows - 1}`;

/** A rectangle below the header, somewhere near what is filled. */
function anyArea({ random, sheet }: Place, rows: number, columns: number): Area {
  const row = random.whole(2, Math.min(sheet.maxRows - rows + 1, lastRow(sheet) + 2));
  const column = random.whole(1, Math.max(1, Math.min(sheet.maxColumns, lastColumn(sheet) + 1) - columns + 1));
  return { row: Math.max(2, row), column, rows, columns };
}

function eachCell(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) visit(row, column);
  }
}

const copyOf = (cell: Cell | undefined): Cell | undefined => (cell === undefined ? undefined : { ...cell });

/** A value edit: remembered for undo, and told. */
function edit(place: Place, told: string, area: Area, change: () => void): Done {
  const { sheet, memory, host } = place;
  const cells: (Cell | undefined)[] = [];
  eachCell(area, (row, column) => cells.push(copyOf(cellAt(sheet, row, column))));
  change();
  memory.undo = { sheet, area, cells };
  markChanged(host.state.workbook);
  return {
    told: `${told} ${sheet.name}!${a1(area)}`,
    edited: { sheet: sheet.name, a1: a1(area) },
    isStructural: false,
  };
}

function structural(place: Place, told: string, edited: Done['edited'] = null): Done {
  place.memory.undo = null;
  markChanged(place.host.state.workbook);
  return { told: `${told} ${place.sheet.name}`, edited, isStructural: true };
}

/** Something somebody might type below this header. */
function typedFor({ random, sheet }: Place, column: number): string {
  const others = sheet.grid.slice(1).flatMap((cells) => {
    const value = cells?.[column - 1]?.value ?? '';
    return value === '' || typeof value === 'object' ? [] : [String(value)];
  });
  if (others.length > 0 && random.chance(0.5)) return random.pick(others);
  return random.pick(typedValues);
}

type Step = (place: Place) => Done;

const typeCell: Step = (place) => {
  const area = anyArea(place, 1, 1);
  const text = typedFor(place, area.column);
  return edit(place, `types ${JSON.stringify(text.slice(0, 30))} into`, area, () =>
    typeInto(place.host.state.workbook, place.sheet.name, a1(area), [[text]]),
  );
};

const pasteTyped: Step = (place) => {
  const area = anyArea(place, place.random.whole(1, 5), place.random.whole(1, 6));
  const rows = Array.from({ length: area.rows }, () =>
    Array.from({ length: area.columns }, (_, right) => typedFor(place, area.column + right)),
  );
  return edit(place, 'pastes values over', area, () =>
    typeInto(place.host.state.workbook, place.sheet.name, a1(area), rows),
  );
};

/** Copies cells with notes and formats, status columns too when they are in the way. */
const copyCells: Step = (place) => {
  const { random, sheet, host } = place;
  const from = anyArea(place, random.whole(1, 3), random.whole(1, sheet.maxColumns > 8 ? 8 : 2));
  const to = anyArea(place, from.rows, from.columns);
  const copies: (Cell | undefined)[] = [];
  eachCell(from, (row, column) => copies.push(copyOf(cellAt(sheet, row, column))));
  return edit(place, `copies ${a1(from)} to`, to, () => {
    let index = 0;
    eachCell(to, (row, column) => {
      const copy = copies[index];
      index += 1;
      Object.assign(touchCell(sheet, row, column), {
        value: copy?.value ?? '',
        formula: copy?.formula,
        note: copy?.note ?? '',
      });
    });
    markChanged(host.state.workbook);
  });
};

const dragDown: Step = (place) => {
  const { random, sheet } = place;
  const area = anyArea(place, random.whole(2, 5), random.whole(1, 3));
  return edit(place, 'drags down over', area, () => {
    eachCell(area, (row, column) => {
      const above = cellAt(sheet, area.row, column);
      Object.assign(touchCell(sheet, row, column), { value: above?.value ?? '', formula: above?.formula });
    });
  });
};

const clearCells: Step = (place) => {
  const { random, sheet } = place;
  const isRow = random.chance(0.3);
  const some = anyArea(place, random.whole(1, 4), random.whole(1, 4));
  const area = isRow ? { ...some, column: 1, columns: sheet.maxColumns } : some;
  return edit(place, 'clears', area, () => {
    eachCell(area, (row, column) => {
      const cell = cellAt(sheet, row, column);
      if (cell !== undefined) Object.assign(cell, { value: '', formula: undefined });
    });
  });
};

const undo: Step = (place) => {
  const { memory, random } = place;
  const last = memory.undo;
  if (last === null) return typeCell(place);
  memory.undo = null;
  let index = 0;
  eachCell(last.area, (row, column) => {
    const before = last.cells[index];
    index += 1;
    const { value, formula } = before ?? { value: '' as const, formula: undefined };
    Object.assign(touchCell(last.sheet, row, column), { value, formula });
  });
  const isTold = random.chance(0.5);
  markChanged(place.host.state.workbook);
  const edited = isTold ? { sheet: last.sheet.name, a1: a1(last.area) } : null;
  return { told: `undoes the edit of ${last.sheet.name}!${a1(last.area)}`, edited, isStructural: !isTold };
};

const moveRow: Step = (place) => {
  const { sheet, random } = place;
  const last = lastRow(sheet);
  if (last < 3) return typeCell(place);
  const [from, to] = [random.whole(2, last), random.whole(2, last)];
  sheet.grid.splice(to - 1, 0, ...sheet.grid.splice(from - 1, 1));
  const moved = { row: to, column: 1, rows: 1, columns: sheet.maxColumns };
  return structural(place, `moves row ${from} to ${to} of`, { sheet: sheet.name, a1: a1(moved) });
};

const sortRows: Step = (place) => {
  const { sheet, random } = place;
  const last = lastRow(sheet);
  const column = random.whole(1, Math.max(1, lastColumn(sheet)));
  const width = random.chance(0.7) ? sheet.maxColumns : column;
  const rows = Array.from({ length: Math.max(0, last - 1) }, (_, index) =>
    Array.from({ length: width }, (_cell, right) => cellAt(sheet, index + 2, right + 1)),
  );
  const keyOf = (cells: readonly (Cell | undefined)[]): string => String(cells[column - 1]?.value ?? '');
  rows.sort((left, right) => keyOf(left).localeCompare(keyOf(right)));
  for (const [index, cells] of rows.entries()) {
    const target = sheet.grid[index + 1] ?? [];
    sheet.grid[index + 1] = target;
    for (const [right, cell] of cells.entries()) target[right] = cell;
  }
  const isTold = random.chance(0.5) && last > 1;
  const area = { row: 2, column: 1, rows: last - 1, columns: width };
  return structural(place, `sorts column ${column} of`, isTold ? { sheet: sheet.name, a1: a1(area) } : null);
};

const insertRow: Step = (place) => {
  insertRows(place.sheet, place.random.whole(2, lastRow(place.sheet) + 1), 1);
  return structural(place, 'inserts a row on');
};

const deleteRow: Step = (place) => {
  if (lastRow(place.sheet) < 3 || place.sheet.maxRows < 12) return insertRow(place);
  deleteRows(place.sheet, place.random.whole(2, lastRow(place.sheet)), 1);
  return structural(place, 'deletes a row of');
};

const moveColumn: Step = (place) => {
  const { sheet, random } = place;
  const [from, to] = [random.whole(1, lastColumn(sheet)), random.whole(1, lastColumn(sheet))];
  for (const cells of sheet.grid) {
    if (cells === undefined) continue;
    while (cells.length < sheet.maxColumns) cells.push(undefined);
    cells.splice(to - 1, 0, ...cells.splice(from - 1, 1));
  }
  return structural(place, `moves column ${from} to ${to} of`);
};

const addColumn: Step = (place) => {
  const { sheet, random } = place;
  const isEmpty = cellAt(sheet, 1, sheet.maxColumns)?.value === undefined;
  if (sheet.maxColumns > 30 && isEmpty) deleteColumns(sheet, sheet.maxColumns, 1);
  else insertColumns(sheet, random.whole(1, Math.max(1, lastColumn(sheet))), 1);
  return structural(place, 'adds a column to');
};

const headers = ['title', 'Notes', 'Run Status', 'program_key', 'initiative key', '', 'updated_at', 'COST', 'country'];

const renameHeader: Step = (place) => {
  const { sheet, random, host } = place;
  const area = { row: 1, column: random.whole(1, lastColumn(sheet) + 1), rows: 1, columns: 1 };
  if (area.column > sheet.maxColumns) return addColumn(place);
  const text = random.pick(headers);
  const done = edit(place, `heads "${text}"`, area, () =>
    typeInto(host.state.workbook, sheet.name, a1(area), [[text]]),
  );
  return { ...done, isStructural: true };
};

const renameTab: Step = (place) => {
  const { sheet, random, host } = place;
  const told = `renames ${sheet.name} to`;
  const free = random.pick(["It's mine", sheet.name.toLowerCase(), `${sheet.name} 2`.slice(0, 40), 'My tab']);
  if (!host.state.workbook.sheets.some(({ name }) => name.toLowerCase() === free.toLowerCase())) sheet.name = free;
  return structural(place, told);
};

const moveTab: Step = (place) => {
  const { sheets } = place.host.state.workbook;
  sheets.push(...sheets.splice(place.random.whole(0, sheets.length - 1), 1));
  return structural(place, 'moves a tab before');
};

/** Steps of people who only type. */
export const valueSteps: readonly Step[] = [
  typeCell,
  typeCell,
  typeCell,
  pasteTyped,
  copyCells,
  dragDown,
  clearCells,
  undo,
];

/** Steps of people who rearrange tabs. */
export const arrangingSteps: readonly Step[] = [
  moveRow,
  sortRows,
  insertRow,
  deleteRow,
  moveColumn,
  addColumn,
  renameHeader,
  renameTab,
  moveTab,
];

/** Steps of people who do both. */
export const allSteps: readonly Step[] = [...valueSteps, ...arrangingSteps];
