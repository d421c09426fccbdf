import type { SheetValue } from '../cells';
import type { TabSheet } from './tab-sheet';

type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;

/** Everything below the header of a sheet, row by row over the whole grid. */
export interface Body {
  readonly values: readonly (readonly SheetValue[])[];
  readonly formulas: readonly (readonly string[])[];
  readonly formats: readonly (readonly string[])[];
  readonly rules: readonly (readonly (DataValidation | null)[])[];
}

/** Reads the grid of a tab as far as its columns go; null for a tab that set-up has just made. */
export function readBody({ sheet, isNew, columns }: TabSheet): Body | null {
  if (isNew) return null;
  const width = Math.max(...columns.map(({ at }) => at));
  const range = sheet.getRange(2, 1, sheet.getMaxRows() - 1, width);
  return {
    // getValues is typed any[][]; these four are what it gives.
    values: range.getValues() as SheetValue[][],
    formulas: range.getFormulas(),
    formats: range.getNumberFormats(),
    rules: range.getDataValidations(),
  };
}

/** A cell shows something or has a formula; `y` counts from 0 below the header, `at` from 1. */
export function isFilled(body: Body, y: number, at: number): boolean {
  return (body.values[y]?.[at - 1] ?? '') !== '' || (body.formulas[y]?.[at - 1] ?? '') !== '';
}
