import { isDateFormat } from './number-format';
import type { SheetState } from './sheet-state';
import type { WorkbookState } from './workbook-state';

const DATE_FUNCTION = /^=\s*(?:TODAY|DATE|EDATE|EOMONTH|DATEVALUE|WORKDAY)\(/i;
const REFERENCE = /(?:(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!)?\$?([A-Z]{1,3})\$?(\d*)(?::\$?([A-Z]{1,3})\$?(\d*))?/gi;

/**
 * Number format a formula takes over from what it points at, as Sheets does for cells with the automatic format:
 * a reference or lookup into a column of dates shows a date. Undefined when nothing is taken over.
 */
export function inferredFormat(workbook: WorkbookState, sheet: SheetState, formula: string): string | undefined {
  if (DATE_FUNCTION.test(formula)) return 'M/d/yyyy';
  const body = formula.replace(/^=\s*(?:(?:IFERROR|IFNA|ARRAYFORMULA)\(\s*)*/i, '');
  const call = /^(VLOOKUP|INDEX|XLOOKUP|LOOKUP)\(/i.exec(body)?.[1]?.toUpperCase();
  if (
    call === undefined &&
    !/^(?:(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?\$?[A-Z]{1,3}\$?\d+\s*(?:,.*)?\)?\s*$/i.test(body)
  ) {
    return undefined;
  }
  const references = [
    ...body
      .replace(/"[^"]*"/g, '')
      .replace(/^[A-Z]+\(/i, '')
      .matchAll(REFERENCE),
  ];
  const ranges = references.filter((match) => match[5] !== undefined);
  const match = call === 'XLOOKUP' || call === 'LOOKUP' ? ranges[1] : call === undefined ? references[0] : ranges[0];
  if (match === undefined) return undefined;
  const name = match[1]?.replace(/''/g, "'") ?? match[2];
  const target = name === undefined ? sheet : workbook.sheets.find((candidate) => candidate.name === name);
  if (target === undefined) return undefined;
  const first = columnNumber(match[3] ?? '');
  const offset = call === 'VLOOKUP' ? Number(/,\s*(\d+)\s*(?:,[^,]*)?\)/.exec(body)?.[1] ?? 1) - 1 : 0;
  const row = call === undefined ? Number(match[4]) : undefined;
  return firstFormat(target, first + offset, row);
}

/** Only date formats are taken over here: they decide whether a script reads a number or a Date. */
function firstFormat(sheet: SheetState, column: number, row: number | undefined): string | undefined {
  if (row !== undefined) {
    const format = sheet.grid[row - 1]?.[column - 1]?.numberFormat;
    return isDateFormat(format) ? format : undefined;
  }
  for (const cells of sheet.grid) {
    const cell = cells?.[column - 1];
    if (typeof cell?.value === 'number') return isDateFormat(cell.numberFormat) ? cell.numberFormat : undefined;
  }
  return undefined;
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
