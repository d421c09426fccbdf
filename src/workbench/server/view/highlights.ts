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
import { type RelativeFormula, relativeFormula } from './relative-formula';

/** What conditional formats make of a cell; a missing member changes nothing. */
export interface Highlight {
  readonly background?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
}

/** The highlight of a cell, if it has one. */
export type HighlightAt = (row: number, column: number) => Highlight | undefined;

interface Asked {
  readonly key: string;
  readonly formula: ScratchFormula;
}

/** Computes conditional formats. What was computed once for the same condition and values is remembered. */
export function createHighlighter(): (sheet: SheetState) => HighlightAt {
  const formulas = new Map<string, RelativeFormula>();
  const known = new Map<string, boolean>();

  /** Whether the rule holds at a place, or what has to be computed to know. */
  const ask = (sheet: SheetState, rule: ConditionalRuleState, area: CellArea, row: number, column: number) => {
    if (rule.criteria !== 'CUSTOM_FORMULA') return holdsPlainly(rule, cellAt(sheet, row, column)?.value ?? '');
    const text = String(rule.args[0] ?? '');
    const home = `${area.row},${area.column},${text}`;
    let formula = formulas.get(home);
    if (formula === undefined) {
      formula = relativeFormula(text, area.row, area.column);
      formulas.set(home, formula);
    }
    const near = formula.reads(row, column);
    const values = (near ?? everything(sheet)).map((at) => ({
      ...at,
      value: cellAt(sheet, at.row, at.column)?.value ?? '',
    }));
    // Among what it reads, places do not matter but for the column: that is where COLUMN() and headers come from.
    const key = JSON.stringify([home, column, near === null ? row : 0, values.map((one) => [one.column, one.value])]);
    const holds = known.get(key);
    if (holds !== undefined) return holds;
    const asked: Asked = { key, formula: { row, column, values, formula: formula.at(row, column, scratchSheet) } };
    return asked;
  };

  return (sheet) => {
    const rows = lastRow(sheet);
    const columns = lastColumn(sheet);
    const asked = new Map<string, ScratchFormula>();
    const open: { readonly place: string; readonly rule: ConditionalRuleState; readonly holds: boolean | string }[] =
      [];
    for (const rule of sheet.conditionalRules) {
      if (rule.gradient !== null) continue;
      for (const area of rule.areas) {
        const bottom = Math.min(rows, area.row + area.rows - 1);
        const right = Math.min(columns, area.column + area.columns - 1);
        for (let row = area.row; row <= bottom; row += 1) {
          for (let column = area.column; column <= right; column += 1) {
            const answer = ask(sheet, rule, area, row, column);
            if (answer === false) continue;
            if (answer !== true) asked.set(answer.key, answer.formula);
            open.push({ place: `${row},${column}`, rule, holds: answer === true ? true : answer.key });
          }
        }
      }
    }
    const keys = [...asked.keys()];
    computeConditions([...asked.values()]).forEach((holds, index) => known.set(keys[index] ?? '', holds));
    const highlights = new Map<string, Highlight>();
    for (const { place, rule, holds } of open) {
      const isOn = holds === true || (typeof holds === 'string' && known.get(holds) === true);
      // The first rule that says something about a property wins.
      if (isOn) highlights.set(place, { ...looks(rule), ...highlights.get(place) });
    }
    return (row, column) => highlights.get(`${row},${column}`);
  };
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
