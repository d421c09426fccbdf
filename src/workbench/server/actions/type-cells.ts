import type { HostState } from '../../apps-script/host-state';
import { columnLetters } from '../../apps-script/spreadsheet/a1';
import { rangeOf } from '../../apps-script/spreadsheet/range-handle';
import { writeValues } from '../../apps-script/spreadsheet/range-values';
import { bookOf } from '../../apps-script/spreadsheet/spreadsheet-app';
import type { TriggerEvent } from '../../executions/trigger-event';
import { isCellError, type StoredValue } from '../../workbook/cell';
import { cellAt, type SheetState } from '../../workbook/sheet-state';
import type { EditedCell } from '../page-messages';

/** What came of an edit: what onEdit is told, null when nothing was written; and why cells were refused. */
export interface TypedCells {
  readonly event: TriggerEvent | null;
  readonly refusals: readonly string[];
}

/** Writes what a person typed, pasted, filled or cleared, as if typed into each cell. */
export function typeCells(state: HostState, sheet: SheetState, cells: readonly EditedCell[]): TypedCells {
  const book = bookOf({ id: 0, authMode: 'FULL', state });
  const refusals: string[] = [];
  const written: EditedCell[] = [];
  let oldValue: StoredValue = '';
  for (const cell of cells) {
    const before = cellAt(sheet, cell.row, cell.column);
    oldValue = before?.value ?? '';
    // Deleting unticks a checkbox before it deletes anything.
    const isUnticking = cell.input === '' && before?.validation?.criteria === 'CHECKBOX' && before.value === true;
    try {
      writeValues(rangeOf(book, sheet, cell.row, cell.column), () => (isUnticking ? false : cell.input));
      written.push(cell);
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (written.length === 0) return { event: null, refusals };
  const rows = written.map(({ row }) => row);
  const columns = written.map(({ column }) => column);
  const corner = (pick: (...numbers: number[]) => number): string =>
    `${columnLetters(pick(...columns))}${pick(...rows)}`;
  const only = written.length === 1 ? written[0] : undefined;
  const value = only === undefined ? '' : (cellAt(sheet, only.row, only.column)?.value ?? '');
  return {
    event: {
      sheet: sheet.name,
      a1: only === undefined ? `${corner(Math.min)}:${corner(Math.max)}` : corner(Math.min),
      ...(only === undefined || value === '' ? {} : { value: textOf(value) }),
      ...(only === undefined || oldValue === '' ? {} : { oldValue: textOf(oldValue) }),
    },
    refusals,
  };
}

/** Events tell values as text, truth values in capitals. */
function textOf(value: StoredValue): string {
  if (isCellError(value)) return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
