import type { ColumnType } from '../columns/column';

/**
 * The same type for a column that formulas often fill. Set-up gives such a column no plain-text format: a formula typed
 * into a cell of plain text would stay text. Formats that formulas can live with, such as dates, stay.
 */
export function fed<T>(type: ColumnType<T>): ColumnType<T> {
  return type.format === '@' ? { ...type, format: null } : type;
}
