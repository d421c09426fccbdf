import type { StoredValue, ValidationRule } from '../../workbook/cell';
import { type CellArea, cellAt } from '../../workbook/sheet-state';
import type { Book } from './handles';
import { rangeOfArea } from './range-handle';

/**
 * Why a value may not be written into a cell with a rule that rejects input, in Google's words; undefined when it may.
 * Lists, ranges and checkboxes are checked; other rules let everything through.
 */
export function violation(
  rule: ValidationRule,
  write: { readonly value: StoredValue; readonly formula?: string },
  book: Book,
  cellName: string,
): string | undefined {
  if (rule.allowInvalid || write.value === '' || write.formula !== undefined) return undefined;
  const allowed = allowedTexts(rule, book);
  if (allowed === undefined || allowed.includes(textOf(write.value))) return undefined;
  const choices =
    rule.criteria === 'CHECKBOX' ? '' : `\nPlease enter one of the following values: ${allowed.join(', ')}.`;
  return `The data you entered in cell ${cellName} violates the data validation rules set on this cell.${choices}`;
}

function allowedTexts(rule: ValidationRule, book: Book): readonly string[] | undefined {
  const [first] = rule.args;
  switch (rule.criteria) {
    case 'VALUE_IN_LIST':
      return Array.isArray(first) ? first.map(String) : undefined;
    case 'VALUE_IN_RANGE': {
      const range = rangeOfArea(book, first as CellArea);
      const texts: string[] = [];
      for (let row = range.row; row < range.row + range.rows; row += 1) {
        for (let column = range.column; column < range.column + range.columns; column += 1) {
          const value = cellAt(range.sheet, row, column)?.value ?? '';
          if (value !== '') texts.push(textOf(value));
        }
      }
      return texts;
    }
    case 'CHECKBOX':
      return rule.args.length === 0 ? ['TRUE', 'FALSE'] : rule.args.map(String);
    default:
      return undefined;
  }
}

function textOf(value: StoredValue): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'object' ? value.error : String(value);
}
