import type { ValidationRule } from '../../src/workbench/workbook/cell';
import { type CellArea, forEachCell, type SheetState } from '../../src/workbench/workbook/sheet-state';
import type { WorkbookState } from '../../src/workbench/workbook/workbook-state';

/** A rule on a cell as plain data: ranges as areas. */
export function plainRule(rule: ValidationRule | undefined): unknown {
  if (rule === undefined) return null;
  return { ...rule, args: rule.args.map((arg) => (isArea(arg) ? plainArea(arg) : arg)) };
}

function isArea(arg: unknown): arg is CellArea {
  return typeof arg === 'object' && arg !== null && 'sheetId' in arg;
}

const plainArea = ({ sheetId, row, column, rows, columns }: CellArea) => ({ sheetId, row, column, rows, columns });

/** Everything there is on a sheet, looks and rules included; cells that are as new are left out. */
export function looksOf(sheet: SheetState): unknown {
  const {
    grid: _grid,
    protections,
    columnWidths,
    rowHeights,
    hiddenColumns,
    hiddenRows,
    conditionalRules,
    ...rest
  } = sheet;
  const cells: unknown[] = [];
  forEachCell(sheet, ({ value, formula, numberFormat, note, style, validation }, row, column) => {
    const isNew = value === '' && formula === undefined && numberFormat === undefined && note === '';
    if (isNew && validation === undefined && Object.keys(style).length === 0) return;
    cells.push([row, column, value, formula, numberFormat, note, style, plainRule(validation)]);
  });
  return {
    ...rest,
    cells,
    protections: protections.map(({ id: _id, ...protection }) => protection),
    conditionalRules: conditionalRules.map(({ areas, criteria, args, background }) => ({
      areas: areas.map(plainArea),
      criteria,
      args,
      background,
    })),
    sizes: [[...columnWidths], [...rowHeights], [...hiddenColumns], [...hiddenRows]],
  };
}

/** The same for all sheets, and what names ranges. */
export function looksOfWorkbook(workbook: WorkbookState): unknown {
  return { sheets: workbook.sheets.map(looksOf), names: [...workbook.namedRanges] };
}
