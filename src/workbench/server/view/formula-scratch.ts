import { isCellError, type StoredValue } from '../../workbook/cell';
import { loadIronCalc } from '../../workbook/ironcalc';

type Model = import('@ironcalc/wasm').Model;

/** One condition to be computed, with the values of the cells it looks at. */
export interface ScratchFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly values: readonly { readonly row: number; readonly column: number; readonly value: StoredValue }[];
}

/** The sheet by whose name the formulas know the values. */
export const scratchSheet = 'values';

let loaded: Model | undefined;

/** True for each condition that holds. A condition the engine cannot read does not hold. */
export function computeConditions(formulas: readonly ScratchFormula[]): readonly boolean[] {
  const results: boolean[] = [];
  // Each cell holds one formula and one value at a time, so formulas that would meet go in separate rounds.
  let waiting = formulas.map((formula, index) => ({ formula, index }));
  while (waiting.length > 0) {
    const values = new Map<string, StoredValue>();
    const round: typeof waiting = [];
    const later: typeof waiting = [];
    const taken = new Set<string>();
    for (const one of waiting) {
      const place = `${one.formula.row},${one.formula.column}`;
      const fits =
        !taken.has(place) &&
        one.formula.values.every(({ row, column, value }) => {
          const known = values.get(`${row},${column}`);
          return known === undefined || known === value;
        });
      if (!fits) {
        later.push(one);
        continue;
      }
      taken.add(place);
      for (const { row, column, value } of one.formula.values) values.set(`${row},${column}`, value);
      round.push(one);
    }
    computeRound(round.map(({ formula }) => formula)).forEach((holds, at) => {
      const index = round[at]?.index;
      if (index !== undefined) results[index] = holds;
    });
    waiting = later;
  }
  return results;
}

function computeRound(formulas: readonly ScratchFormula[]): readonly boolean[] {
  loaded ??= newModel();
  const model = loaded;
  model.pauseEvaluation();
  for (const { row, column, formula, values } of formulas) {
    for (const one of values) model.setUserInput(0, one.row, one.column, inputText(one.value));
    try {
      model.setUserInput(1, row, column, formula);
    } catch {
      model.setUserInput(1, row, column, 'FALSE');
    }
  }
  model.resumeEvaluation();
  model.evaluate();
  const results = formulas.map(({ row, column }) => model.getFormattedCellValue(1, row, column) === 'TRUE');
  model.pauseEvaluation();
  for (const { row, column } of formulas) model.setUserInput(1, row, column, '');
  model.flushSendQueue();
  return results;
}

function newModel(): Model {
  const model = new (loadIronCalc().Model)('conditions', 'en', 'UTC', 'en');
  model.renameSheet(0, scratchSheet);
  model.newSheet();
  return model;
}

function inputText(value: StoredValue): string {
  if (typeof value === 'string') return value === '' ? '' : `'${value}`;
  if (isCellError(value)) return value.error;
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}
