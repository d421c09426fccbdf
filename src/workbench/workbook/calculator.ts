import type { WorkbookState } from './workbook-state';

/** Computes the formulas of a workbook; it sets the `value` of formula cells and of the cells they spill into. */
export interface Calculator {
  readonly calculate: (workbook: WorkbookState) => void;
}
