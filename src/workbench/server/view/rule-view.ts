import { isCellError, type StoredValue, type ValidationRule } from '../../workbook/cell';
import { type CellArea, cellAt, type SheetState } from '../../workbook/sheet-state';
import { sheetWithId, type WorkbookState } from '../../workbook/workbook-state';
import type { PageArea, PageRule } from '../page-messages';

/** Keys of rules, made once: the same object stands on thousands of cells. */
const keys = new WeakMap<ValidationRule, string>();

/** The dropdowns and checkboxes of a tab: one rule for all places that have the same. */
export function ruleViews(workbook: WorkbookState, sheet: SheetState): readonly PageRule[] {
  const rules = new Map<string, { readonly rule: ValidationRule; readonly areas: PageArea[] }>();
  const columns = sheet.grid.reduce((most, cells) => Math.max(most, cells?.length ?? 0), 0);
  for (let column = 1; column <= columns; column += 1) {
    let from = 1;
    let current: ValidationRule | undefined;
    const end = (row: number): void => {
      if (current === undefined) return;
      const key = keyOf(current);
      const known = rules.get(key) ?? { rule: current, areas: [] };
      known.areas.push([from, column, row - from, 1]);
      rules.set(key, known);
    };
    for (let row = 1; row <= sheet.grid.length + 1; row += 1) {
      const rule = sheet.grid[row - 1]?.[column - 1]?.validation;
      const isSame =
        rule === current || (rule !== undefined && current !== undefined && keyOf(rule) === keyOf(current));
      if (isSame) continue;
      end(row);
      from = row;
      current = rule;
    }
  }
  return [...rules.values()].flatMap(({ rule, areas }) => pageRule(workbook, rule, areas) ?? []);
}

function keyOf(rule: ValidationRule): string {
  let key = keys.get(rule);
  if (key === undefined) {
    // A range argument also knows its book, which is no part of the rule.
    key = JSON.stringify(rule, (name, value: unknown) => (name === 'book' ? undefined : value));
    keys.set(rule, key);
  }
  return key;
}

function pageRule(workbook: WorkbookState, rule: ValidationRule, areas: readonly PageArea[]): PageRule | undefined {
  const help = rule.helpText ?? '';
  const [first] = rule.args;
  switch (rule.criteria) {
    case 'CHECKBOX':
      return { kind: 'checkbox', choices: [], areas, help };
    case 'VALUE_IN_LIST':
      return Array.isArray(first) ? { kind: 'list', choices: first.map(String), areas, help } : undefined;
    case 'VALUE_IN_RANGE':
      // The builder keeps a rectangle here.
      return { kind: 'list', choices: textsIn(workbook, first as CellArea), areas, help };
    default:
      return undefined;
  }
}

function textsIn(workbook: WorkbookState, area: CellArea): readonly string[] {
  const sheet = sheetWithId(workbook, area.sheetId);
  const texts = new Set<string>();
  if (sheet === undefined) return [];
  const bottom = Math.min(area.row + area.rows - 1, sheet.grid.length);
  for (let row = area.row; row <= bottom; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      const value = cellAt(sheet, row, column)?.value ?? '';
      if (value !== '') texts.add(textOf(value));
    }
  }
  return [...texts];
}

function textOf(value: StoredValue): string {
  return isCellError(value) ? value.error : String(value);
}
