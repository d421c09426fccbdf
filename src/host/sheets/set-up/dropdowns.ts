import type { ChoicesFrom, Column } from '../../../core/columns/column';
import { columnLetters } from '../neighbours';
import type { Body } from './body';
import type { TabSheet } from './tab-sheet';

type Range = GoogleAppsScript.Spreadsheet.Range;
type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;

/** By these words a rule is known as the add-on's; they are shown beside the cell. */
const help = 'Optimization Center: choose from the list, or type another value.';

/** What a cell may be filled with. */
type Offer =
  | { readonly kind: 'checkbox' }
  | { readonly kind: 'list'; readonly words: readonly string[] }
  | { readonly kind: 'cells'; readonly range: Range };

/**
 * Puts dropdowns and checkboxes on every row of the columns that have them. A rule that somebody has put on a cell stays.
 * Nothing is refused: lists of keys, other spellings and new values can be typed. True when a rule was missing.
 */
export function offerChoices(tab: TabSheet, all: ReadonlyMap<string, TabSheet>, body: Body | null): boolean {
  const { sheet, columns } = tab;
  const height = sheet.getMaxRows() - 1;
  let isChanged = false;
  for (const { column, at } of columns) {
    const offer = column.writer === 'pm' ? offerOf(column, tab, all) : null;
    if (offer === null) continue;
    const rules = Array.from({ length: height }, (_, y) => body?.rules[y]?.[at - 1] ?? null);
    // Rules of one column come and go together: its first and last tell whether they are out of date.
    const isStale = [rules[0] ?? null, rules.at(-1) ?? null].some((rule) => isOurs(rule) && !offers(rule, offer));
    const isReplaced = (y: number, rule: DataValidation | null): boolean => {
      if (rule !== null) return isStale && isOurs(rule);
      const value = body?.values[y]?.[at - 1] ?? '';
      return offer.kind !== 'checkbox' || value === '' || typeof value === 'boolean';
    };
    const replaced = rules.map((rule, y) => isReplaced(y, rule));
    if (!replaced.includes(true)) continue;
    const ours = ruleOf(offer);
    const range = sheet.getRange(2, at, height, 1);
    if (!replaced.includes(false)) range.setDataValidation(ours);
    else range.setDataValidations(rules.map((rule, y) => [replaced[y] === true ? ours : rule]));
    isChanged = true;
  }
  return isChanged;
}

function offerOf(column: Column<unknown>, tab: TabSheet, all: ReadonlyMap<string, TabSheet>): Offer | null {
  if (column.choicesFrom !== null) {
    const source = column.choicesFrom.tab === null ? tab : all.get(column.choicesFrom.tab);
    const range = source === undefined ? null : offeredCells(column.choicesFrom, source);
    return range === null ? null : { kind: 'cells', range };
  }
  if (column.suggestions.length > 0) return { kind: 'list', words: column.suggestions };
  if (column.type.choices.length > 0) return { kind: 'list', words: column.type.choices };
  return column.type.isCheckbox ? { kind: 'checkbox' } : null;
}

/** From row 2 to the end, so that what is added below is offered as well. */
function offeredCells({ column, through }: ChoicesFrom, { tab, sheet, columns }: TabSheet): Range | null {
  const placeOf = (header: string): number | undefined => columns.find((placed) => placed.header === header)?.at;
  const first = placeOf(column);
  if (first === undefined) return null;
  const names = Object.keys(tab.columns);
  const wanted = through === undefined ? [column] : names.slice(names.indexOf(column), names.indexOf(through) + 1);
  const isSideBySide = wanted.every((header, index) => placeOf(header) === first + index);
  const last = isSideBySide ? first + wanted.length - 1 : first;
  return sheet.getRange(`${columnLetters(first)}2:${columnLetters(last)}`);
}

function ruleOf(offer: Offer): DataValidation {
  const rule = SpreadsheetApp.newDataValidation().setAllowInvalid(true).setHelpText(help);
  switch (offer.kind) {
    case 'checkbox':
      return rule.requireCheckbox().build();
    case 'list':
      return rule.requireValueInList([...offer.words], true).build();
    case 'cells':
      return rule.requireValueInRange(offer.range, true).build();
  }
}

function isOurs(rule: DataValidation | null): rule is DataValidation {
  return rule?.getHelpText() === help;
}

/** The rule offers just this. */
function offers(rule: DataValidation, offer: Offer): boolean {
  const criteria = SpreadsheetApp.DataValidationCriteria;
  const type = rule.getCriteriaType();
  // What a criterion holds depends on its type; the three that set-up makes are looked at below.
  const [first] = rule.getCriteriaValues() as readonly unknown[];
  switch (offer.kind) {
    case 'checkbox':
      return type === criteria.CHECKBOX;
    case 'list':
      return type === criteria.VALUE_IN_LIST && JSON.stringify(first) === JSON.stringify(offer.words);
    case 'cells':
      return type === criteria.VALUE_IN_RANGE && isSameRange(first, offer.range);
  }
}

function isSameRange(range: unknown, wanted: Range): boolean {
  if (typeof range !== 'object' || range === null) return false;
  // The criterion of a rule that offers cells is their range.
  const offered = range as Range;
  return (
    offered.getGridId() === wanted.getGridId() &&
    offered.getRow() === wanted.getRow() &&
    offered.getColumn() === wanted.getColumn() &&
    offered.getLastRow() === wanted.getLastRow() &&
    offered.getLastColumn() === wanted.getLastColumn()
  );
}
