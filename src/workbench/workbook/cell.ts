/** An error shown by a cell, for example `#REF!`. */
export interface CellError {
  readonly error: string;
}

/**
 * What a cell holds. The empty string is an empty cell. A date is a serial number (days since 1899-12-30 in the
 * spreadsheet's time zone) whose number format is a date format, as in Sheets itself.
 */
export type StoredValue = string | number | boolean | CellError;

/** Looks of a cell; a missing member is the default. */
export interface CellStyle {
  readonly background?: string;
  readonly fontColor?: string;
  readonly fontWeight?: string;
  readonly fontStyle?: string;
  readonly fontSize?: number;
  readonly fontFamily?: string;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapStrategy?: string;
}

/** A dropdown, checkbox or other rule on a cell; arguments are plain values or A1 text of a range. */
export interface ValidationRule {
  readonly criteria: string;
  readonly args: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

/** One cell of the grid. `numberFormat` undefined means automatic. */
export interface Cell {
  value: StoredValue;
  /** With the leading `=`. */
  formula: string | undefined;
  numberFormat: string | undefined;
  note: string;
  style: CellStyle;
  validation: ValidationRule | undefined;
  /** Result that came with an imported file; kept when the calculator does not know the formula. */
  importedValue: StoredValue | undefined;
  /** True when the value belongs to the array formula of another cell. */
  spilled: boolean;
}

/** The look of an untouched cell. */
export const DEFAULT_STYLE: CellStyle = Object.freeze({});

/** An untouched cell. */
export function newCell(): Cell {
  return {
    value: '',
    formula: undefined,
    numberFormat: undefined,
    note: '',
    style: DEFAULT_STYLE,
    validation: undefined,
    importedValue: undefined,
    spilled: false,
  };
}

/** Error values people can type and formulas can give. */
export const ERROR_VALUES: readonly string[] = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#ERROR!',
];

/** True for an error value. */
export function isCellError(value: StoredValue): value is CellError {
  return typeof value === 'object';
}

/** True when a cell shows something: a value or a formula. */
export function hasContent(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && (cell.value !== '' || cell.formula !== undefined);
}
