import { renameSheetsInFormula } from '../../workbook/sheet-references';
import type { SheetState } from '../../workbook/sheet-state';
import type { WorkbookState } from '../../workbook/workbook-state';
import { GoogleError } from '../google-error';

/** Refuses a name another sheet has; Google compares without regard to case. */
export function requireFreeName(workbook: WorkbookState, name: string, except?: SheetState): void {
  if (name === '') throw new GoogleError('The sheet name cannot be empty.');
  if (name.length > 100) throw new GoogleError('The sheet name cannot be greater than 100 characters.');
  const taken = workbook.sheets.some((sheet) => sheet !== except && sheet.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new GoogleError(`A sheet with the name "${name}" already exists. Please enter another name.`);
}

/** Renames a sheet; formulas that point at it follow. */
export function renameSheet(workbook: WorkbookState, sheet: SheetState, name: string): void {
  requireFreeName(workbook, name, sheet);
  const old = sheet.name;
  sheet.name = name;
  if (!workbook.hasFormulas || old === name) return;
  for (const other of workbook.sheets) {
    for (const cells of other.grid) {
      for (const cell of cells ?? []) {
        if (cell?.formula === undefined) continue;
        cell.formula = renameSheetsInFormula(cell.formula, (used) => (used === old ? name : undefined));
      }
    }
  }
  workbook.stale = true;
}
