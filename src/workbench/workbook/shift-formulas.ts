import type { SheetState } from './sheet-state';
import type { WorkbookState } from './workbook-state';

type Axis = 'row' | 'column';

const PIECE =
  /"[^"]*"|(?:('(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(\$?)([A-Z]{1,3})(\$?)([1-9]\d*)(?::(\$?)([A-Z]{1,3})(\$?)([1-9]\d*))?(?![\w(])/gi;

/**
 * Rewrites the references of all formulas after rows or columns of a sheet were inserted (`by` > 0) or deleted.
 * A reference to cells that are gone becomes #REF!. Whole rows and columns (A:A, 1:1) are left alone.
 */
export function shiftFormulas(workbook: WorkbookState, changed: SheetState, axis: Axis, at: number, by: number): void {
  for (const sheet of workbook.sheets) {
    for (const cells of sheet.grid) {
      for (const cell of cells ?? []) {
        if (cell?.formula === undefined) continue;
        cell.formula = shiftFormula(cell.formula, sheet.name, changed.name, axis, at, by);
      }
    }
  }
}

function shiftFormula(formula: string, home: string, changed: string, axis: Axis, at: number, by: number): string {
  return formula.replace(PIECE, (piece: string, ...groups: (string | undefined)[]) => {
    if (piece.startsWith('"')) return piece;
    const [sheet, dollarColumn = '', letters = '', dollarRow = '', digits = '', ...end] = groups;
    const name = sheet === undefined ? home : sheet.startsWith("'") ? sheet.slice(1, -1).replace(/''/g, "'") : sheet;
    if (name !== changed) return piece;
    const prefix = sheet === undefined ? '' : `${sheet}!`;
    const [endDollarColumn = '', endLetters, endDollarRow = '', endDigits] = end;
    const first = axis === 'row' ? Number(digits) : columnNumber(letters);
    const isRange = endLetters !== undefined && endDigits !== undefined;
    const last = !isRange ? first : axis === 'row' ? Number(endDigits) : columnNumber(endLetters);
    const moved = shiftSpan(first, last, at, by);
    if (moved === undefined) return `${prefix}#REF!`;
    const [from, to] = moved;
    const start =
      axis === 'row'
        ? `${dollarColumn}${letters}${dollarRow}${from}`
        : `${dollarColumn}${columnLetters(from)}${dollarRow}${digits}`;
    if (!isRange) return prefix + start;
    const stop =
      axis === 'row'
        ? `${endDollarColumn}${endLetters}${endDollarRow}${to}`
        : `${endDollarColumn}${columnLetters(to)}${endDollarRow}${endDigits}`;
    return `${prefix}${start}:${stop}`;
  });
}

function shiftSpan(first: number, last: number, at: number, by: number): readonly [number, number] | undefined {
  if (by > 0) return [first >= at ? first + by : first, last >= at ? last + by : last];
  const end = at - by;
  const from = first < at ? first : Math.max(at, first + by);
  const to = last < at ? last : last < end ? at - 1 : last + by;
  return to < from ? undefined : [from, to];
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
