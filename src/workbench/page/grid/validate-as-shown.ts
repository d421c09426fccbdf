import { CellValueType } from '@univerjs/core';
import type { BaseDataValidator } from '@univerjs/preset-sheets-data-validation';

/**
 * The grid holds 1 and 0 for TRUE and FALSE, and looks for these in a list; it is to look for what is shown. It also waits
 * before it looks, and then looks for what stood in the cell before: what was told meanwhile counts.
 */
export function validateAsShown(lists: BaseDataValidator): void {
  const isValid = lists.isValidType.bind(lists);
  lists.isValidType = (cell, formula, rule) => {
    const now = cell.worksheet.getCellRaw(cell.row, cell.column);
    const value = now?.t === CellValueType.BOOLEAN ? String(Number(now.v) === 1).toUpperCase() : now?.v;
    return isValid({ ...cell, value }, formula, rule);
  };
}
