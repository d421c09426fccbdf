import { isCellError, type StoredValue } from '../../workbook/cell';
import {
  type CellArea,
  type ConditionalRuleState,
  cellAt,
  lastColumn,
  lastRow,
  type SheetState,
} from '../../workbook/sheet-state';
import { computeConditions, type ScratchFormula, scratchSheet } from './formula-scratch';
import { type Reference, type RelativeFormula, relativeFormula } from './relative-formula';

/** What conditional formats make of a cell; a missing member changes nothing. */
export interface Highlight {
  readonly background?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
}

/** The highlights of a tab, by row and column from 1. */
export type Highlights = readonly (readonly (Highlight | undefined)[] | undefined)[];

/** Computes conditional formats again where rows have changed; null: everywhere. */
export type Highlighter = (sheet: SheetState, changed: ReadonlySet<number> | null) => Highlights;

/** A rule at a place, waiting for its condition to be computed. */
interface Open {
  readonly row: number;
  readonly column: number;
  readonly rule: ConditionalRuleState;
  /** True when it is known to hold, else what is to be asked. */
  readonly holds: true | string;
}

/** Computes conditional formats. What was computed once for the same condition and values is remembered. */
export function createHighlighter(): Highlighter {
  const formulas = new Map<string, RelativeFormula>();
  const known = new Map<string, boolean>();
  const highlighted = new Map<number, (Highlight | undefined)[][]>();

  const formulaOf = (rule: ConditionalRuleState, { row, column }: CellArea): RelativeFormula => {
    const text = String(rule.args[0] ?? '');
    const home = `${row},${column},${text}`;
    const formula = formulas.get(home) ?? relativeFormula(text, row, column);
    formulas.set(home, formula);
    return formula;
  };
  const isFar = (sheet: SheetState, changed: ReadonlySet<number>): boolean =>
    sheet.conditionalRules.some(
      (rule) =>
        rule.criteria === 'CUSTOM_FORMULA' &&
        rule.areas.some((area) => {
          const { fixedRows, reach } = formulaOf(rule, area);
          return fixedRows === null || reach > 0 || fixedRows.some((row) => changed.has(row));
        }),
    );

  return (sheet, changed) => {
    const rows = lastRow(sheet);
    const columns = lastColumn(sheet);
    const only = changed === null || isFar(sheet, changed) ? null : changed;
    const highlights = only === null ? [] : (highlighted.get(sheet.id) ?? []);
    highlighted.set(sheet.id, highlights);
    for (const row of only ?? []) highlights[row] = [];

    const asked = new Map<string, ScratchFormula>();
    const open: Open[] = [];
    for (const rule of sheet.conditionalRules) {
      if (rule.gradient !== null) continue;
      for (const area of rule.areas) {
        const formula = rule.criteria === 'CUSTOM_FORMULA' ? formulaOf(rule, area) : null;
        const home = `${area.row},${area.column},${String(rule.args[0])}`;
        const bottom = Math.min(rows, area.row + area.rows - 1);
        const right = Math.min(columns, area.column + area.columns - 1);
        for (let row = area.row; row <= bottom; row += 1) {
          if (only?.has(row) === false) continue;
          for (let column = area.column; column <= right; column += 1) {
            if (formula === null) {
              const value = cellAt(sheet, row, column)?.value ?? '';
              if (holdsPlainly(rule, value)) open.push({ row, column, rule, holds: true });
              continue;
            }
            const near = formula.reads(row, column);
            // Among what it reads places do not matter but for the column: COLUMN() and headers come from there.
            const key = near === null ? null : `${home}\n${column}\n${near.map((at) => keyOf(sheet, at)).join('\n')}`;
            const holds = key === null ? undefined : known.get(key);
            if (holds === false) continue;
            const question = key ?? `${home}\n${row}\n${column}`;
            open.push({ row, column, rule, holds: holds === true ? true : question });
            if (holds === true || asked.has(question)) continue;
            const values = (near ?? everything(sheet)).map((at) => ({ ...at, value: valueAt(sheet, at) }));
            asked.set(question, { row, column, values, formula: formula.at(row, column, scratchSheet) });
          }
        }
      }
    }
    const questions = [...asked.keys()];
    const answers = new Map<string, boolean>();
    computeConditions([...asked.values()]).forEach((holds, index) => {
      const question = questions[index] ?? '';
      answers.set(question, holds);
      // What may look anywhere is asked again every time.
      if (asked.get(question)?.values.length !== rows * columns) known.set(question, holds);
    });
    for (const { row, column, rule, holds } of open) {
      if (holds !== true && answers.get(holds) !== true) continue;
      const line = highlights[row] ?? [];
      highlights[row] = line;
      // The first rule that says something about a property wins.
      line[column] = { ...looks(rule), ...line[column] };
    }
    return highlights;
  };
}

function valueAt(sheet: SheetState, { row, column }: Reference): StoredValue {
  return cellAt(sheet, row, column)?.value ?? '';
}

/** A value so that values of different kinds never look alike. */
function keyOf(sheet: SheetState, at: Reference): string {
  const value = valueAt(sheet, at);
  return `${at.column} ${typeof value} ${isCellError(value) ? value.error : value}`;
}

function looks(rule: ConditionalRuleState): Highlight {
  return {
    ...(rule.background === null ? {} : { background: rule.background }),
    ...(rule.fontColor === null ? {} : { fontColor: rule.fontColor }),
    ...(rule.bold === null ? {} : { bold: rule.bold }),
  };
}

function everything(sheet: SheetState): readonly { readonly row: number; readonly column: number }[] {
  const columns = lastColumn(sheet);
  return Array.from({ length: lastRow(sheet) * columns }, (_, index) => ({
    row: Math.floor(index / columns) + 1,
    column: (index % columns) + 1,
  }));
}

/** Conditions on the cell's own value. */
function holdsPlainly({ criteria, args }: ConditionalRuleState, value: StoredValue): boolean {
  const text = isCellError(value) ? value.error : String(value).toLowerCase();
  const wanted = String(args[0] ?? '').toLowerCase();
  const number = typeof value === 'number' ? value : Number.NaN;
  const [low = Number.NaN, high = Number.NaN] = args.map(Number);
  switch (criteria) {
    case 'CELL_EMPTY':
      return value === '';
    case 'CELL_NOT_EMPTY':
      return value !== '';
    case 'TEXT_EQUAL_TO':
      return text === wanted;
    case 'TEXT_CONTAINS':
      return text.includes(wanted);
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(wanted);
    case 'TEXT_STARTS_WITH':
      return text.startsWith(wanted);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(wanted);
    case 'NUMBER_EQUAL_TO':
      return number === low;
    case 'NUMBER_NOT_EQUAL_TO':
      return !Number.isNaN(number) && number !== low;
    case 'NUMBER_GREATER_THAN':
      return number > low;
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return number >= low;
    case 'NUMBER_LESS_THAN':
      return number < low;
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return number <= low;
    case 'NUMBER_BETWEEN':
      return number >= low && number <= high;
    default:
      return false;
  }
}
