import { showCell } from '../../../core/columns/cell';
import type { Tables } from '../../../core/problem/workbook-rows';
import { columnPlaces } from '../../../core/tabs/column-places';
import { inputTabs } from '../../../core/tabs/index';
import { findSheet } from '../find-sheet';
import { columnLetters } from '../neighbours';
import type { TabSheet } from './tab-sheet';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** A word in our formulas, by which they are known as the add-on's. */
const mark = 'LEN("Optimization Center")';

/** How run_status begins for each severity, and the colour that goes with it. */
const severities = [
  { word: 'ERROR: ', colour: '#f8cfcb' },
  { word: 'WARNING: ', colour: '#fdeeb5' },
] as const;

/**
 * Has every row of an input tab show what its run_status says: the status itself and the cells it names are coloured by
 * conditional formats, so that the backgrounds people chose stay as they are. Rules of people's own stay, and come first.
 * True when a rule was missing.
 */
export function highlightStatuses({ tab, sheet, isNew, columns }: TabSheet): boolean {
  const status = columns.find(({ header }) => header === 'run_status');
  if (tab.writer !== 'pm' || status === undefined) return false;
  return writeRules(sheet, isNew ? [] : sheet.getConditionalFormatRules(), status.at);
}

/**
 * Has the highlights of input tabs reach rows and columns that were added since they were made, and find run_status where
 * it stands. Tabs without highlights stay without, and those without rows have nothing to colour. `tables`: the tabs as
 * they were read.
 */
export function extendHighlights(spreadsheet: Spreadsheet, tables: Tables): void {
  for (const tab of inputTabs) {
    const { header = [], rows = [] } = tables.get(tab.name) ?? {};
    const [status] = rows.length === 0 ? [] : (columnPlaces(tab, header.map(showCell)).get('run_status') ?? []);
    const sheet = status === undefined ? null : findSheet(spreadsheet, tab.name);
    const rules = sheet?.getConditionalFormatRules() ?? [];
    if (sheet !== null && status !== undefined && rules.some(isOurs)) writeRules(sheet, rules, status + 1);
  }
}

/** Brings the add-on's rules in step with the size of the sheet and the place of run_status; true when they were not. */
function writeRules(sheet: Sheet, rules: readonly Rule[], statusAt: number): boolean {
  const ours = rules.filter(isOurs);
  const area = sheet.getRange(2, 1, sheet.getMaxRows() - 1, sheet.getMaxColumns());
  const formulas = severities.map(({ word }) => formulaOf(word, columnLetters(statusAt)));
  const present = ours.map((rule) => `${rule.getRanges().map((range) => range.getA1Notation())} ${plain(rule)}`);
  const wanted = formulas.map((formula) => `${area.getA1Notation()} ${withoutSeparators(formula)}`);
  if (present.length === wanted.length && present.every((rule, index) => rule === wanted[index])) return false;
  const made = severities.map(({ colour }, index) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(formulas[index] ?? '')
      .setBackground(colour)
      .setRanges([area])
      .build(),
  );
  sheet.setConditionalFormatRules([...rules.filter((rule) => !isOurs(rule)), ...made]);
  return true;
}

/**
 * True in a row whose status begins with `word`, for the status and for the cells it names: right after the word, and in
 * the list with which it ends, "(2 more: title, deadline_date)". Semicolons separate arguments in every locale.
 */
function formulaOf(word: string, column: string): string {
  const status = `$${column}2`;
  // As markTabs writes it into statuses: without spaces around.
  const header = 'TRIM(A$1)';
  const isStatus = `COLUMN()=COLUMN(${status})`;
  const isFirst = `EXACT(LEFT(${status};LEN(${header})+${word.length + 2});"${word}"&${header}&": ")`;
  const list = `MID(LEFT(${status};LEN(${status})-1);FIND(" more: ";${status})+7;50000)`;
  const isListed = `IFERROR(FIND(", "&${header}&", ";", "&${list}&", ")>0;FALSE)`;
  const isNamed = `AND(${header}<>"";OR(${isFirst};${isListed}))`;
  return `=AND(${mark}>0;LEFT(${status};${word.length})="${word}";OR(${isStatus};${isNamed}))`;
}

function isOurs(rule: Rule): boolean {
  return formulaIn(rule).includes(mark);
}

const plain = (rule: Rule): string => withoutSeparators(formulaIn(rule));

/** Sheets may give a formula back with the separators of the locale. */
function withoutSeparators(formula: string): string {
  return formula.replace(/[;,\s]/gu, '');
}

/** The formula of a rule; blank when it has another condition. */
function formulaIn(rule: Rule): string {
  const condition = rule.getBooleanCondition();
  if (condition === null || condition.getCriteriaType() !== SpreadsheetApp.BooleanCriteria.CUSTOM_FORMULA) return '';
  return String(condition.getCriteriaValues()[0] ?? '');
}
