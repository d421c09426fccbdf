import { readFileSync } from 'node:fs';
import { nativeRequire, nativeResolve } from '../native-require';
import { type Calculator } from './calculator';
import { type Cell, isCellError, type StoredValue } from './cell';
import { inferredFormat } from './inferred-format';
import { localeRules } from './locale';
import { cellAt, forEachCell, type SheetState, touchCell } from './sheet-state';
import { type WorkbookState } from './workbook-state';

type IronCalc = typeof import('@ironcalc/wasm');
type Model = import('@ironcalc/wasm').Model;

/** Only formatted values can be read, so formula cells show 15 digits. */
const FULL_PRECISION = '0.00000000000000E+00';
const CELL_NUMBER = 1;
const CELL_BOOLEAN = 4;
const CELL_ERROR = 16;

/** Errors of the engine that Sheets does not have, and what Sheets shows in that place. */
const SHEETS_ERROR: Readonly<Record<string, string>> = {
  '#SPILL!': '#REF!',
  '#CIRC!': '#REF!',
  '#CALC!': '#N/A',
  '#N/IMPL': '#NAME?',
  '#N/IMPL!': '#NAME?',
};

let loaded: IronCalc | undefined;

function loadIronCalc(): IronCalc {
  if (loaded !== undefined) return loaded;
  const module = nativeRequire('@ironcalc/wasm') as IronCalc;
  module.initSync({ module: readFileSync(nativeResolve('@ironcalc/wasm/wasm_bg.wasm')) });
  loaded = module;
  return module;
}

interface FormulaCell {
  readonly cell: Cell;
  readonly sheet: SheetState;
  readonly sheetIndex: number;
  readonly row: number;
  readonly column: number;
}

/** Formulas through IronCalc. A formula it does not know shows `#NAME?`, as an unknown function does in Sheets. */
export function createIronCalcCalculator(): Calculator {
  return { calculate: (workbook) => calculateAll(loadIronCalc(), workbook) };
}

function calculateAll(module: IronCalc, workbook: WorkbookState): void {
  const model = new module.Model('workbook', 'en', 'UTC', 'en');
  try {
    model.pauseEvaluation();
    // A name given twice on the way is refused, so all sheets get a passing name first.
    workbook.sheets.forEach((_, index) => {
      if (index > 0) model.newSheet();
      model.renameSheet(index, `s${index}-passing`);
    });
    workbook.sheets.forEach((sheet, index) => model.renameSheet(index, sheet.name));
    const formulas: FormulaCell[] = [];
    workbook.sheets.forEach((sheet, sheetIndex) => fillSheet(model, sheet, sheetIndex, formulas));
    defineNames(model, workbook);
    const semicolons = localeRules(workbook.locale).argument === ';';
    for (const { cell, sheetIndex, row, column } of formulas) {
      enterFormula(model, sheetIndex, row, column, engineFormula(cell.formula ?? '', semicolons));
    }
    model.resumeEvaluation();
    model.evaluate();
    for (const formula of formulas) readResult(model, workbook, formula);
  } finally {
    model.free();
  }
}

function fillSheet(model: Model, sheet: SheetState, sheetIndex: number, formulas: FormulaCell[]): void {
  forEachCell(sheet, (cell, row, column) => {
    if (cell.spilled) {
      cell.spilled = false;
      cell.value = '';
      return;
    }
    if (cell.formula !== undefined) formulas.push({ cell, sheet, sheetIndex, row, column });
    else if (cell.value !== '') model.setUserInput(sheetIndex, row, column, inputText(cell.value));
  });
}

function inputText(value: StoredValue): string {
  if (typeof value === 'string') return `'${value}`;
  if (typeof value === 'number') return String(value);
  return isCellError(value) ? value.error : value ? 'TRUE' : 'FALSE';
}

function defineNames(model: Model, workbook: WorkbookState): void {
  for (const [name, area] of workbook.namedRanges) {
    const sheet = workbook.sheets.find((candidate) => candidate.id === area.sheetId);
    if (sheet === undefined) continue;
    const corner = (row: number, column: number): string => `$${columnLetters(column)}$${row}`;
    const from = corner(area.row, area.column);
    const to = corner(area.row + area.rows - 1, area.column + area.columns - 1);
    try {
      model.newDefinedName(name, null, `'${sheet.name.replace(/'/g, "''")}'!${from}:${to}`);
    } catch {
      // A name the engine refuses stays unknown: formulas that use it show #NAME?.
    }
  }
}

function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

function enterFormula(model: Model, sheetIndex: number, row: number, column: number, formula: string): void {
  try {
    model.setUserInput(sheetIndex, row, column, formula);
    const area = { sheet: sheetIndex, row, column, width: 1, height: 1 };
    model.updateRangeStyle(area, 'num_fmt', FULL_PRECISION);
  } catch {
    // What the engine cannot even read is an error value in Sheets, never a crash.
    model.setUserInput(sheetIndex, row, column, '#ERROR!');
  }
}

/** The engine spills by itself, so ARRAYFORMULA around the whole formula is only a wrapper. */
function engineFormula(formula: string, semicolons: boolean): string {
  const wrapped = /^=\s*ARRAYFORMULA\(([\s\S]*)\)\s*$/i.exec(formula)?.[1];
  const body = wrapped !== undefined && isBalanced(wrapped) ? `=${wrapped}` : formula;
  return semicolons ? withCommas(body) : body;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const mark of text.replace(/"[^"]*"/g, '').match(/[()]/g) ?? []) {
    depth += mark === '(' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function withCommas(formula: string): string {
  return formula.replace(/"[^"]*"|'[^']*'|\d,\d|;/g, (piece) => {
    if (piece === ';') return ',';
    return /^\d,\d$/.test(piece) ? piece.replace(',', '.') : piece;
  });
}

function readResult(model: Model, workbook: WorkbookState, at: FormulaCell): void {
  const { cell, sheet, sheetIndex, row, column } = at;
  const result = readValue(model, sheetIndex, row, column);
  const reference = emptyReference(workbook, sheet, cell.formula ?? '');
  if (isCellError(result) && result.error === '#NAME?') {
    const imported = cell.importedValue;
    const unknown = /IMPORT(?:RANGE|DATA|HTML|XML|FEED)\s*\(/i.test(cell.formula ?? '') ? '#REF!' : '#NAME?';
    cell.value = imported ?? { error: unknown };
  } else {
    cell.value = reference ? '' : result;
    readSpill(model, at);
  }
  if (cell.numberFormat === undefined && typeof cell.value === 'number') {
    cell.numberFormat = inferredFormat(workbook, sheet, cell.formula ?? '');
  }
}

function readValue(model: Model, sheetIndex: number, row: number, column: number): StoredValue {
  const text = model.getFormattedCellValue(sheetIndex, row, column);
  switch (model.getCellType(sheetIndex, row, column)) {
    case CELL_NUMBER:
      return Number(text);
    case CELL_BOOLEAN:
      return text === 'TRUE';
    case CELL_ERROR:
      return { error: SHEETS_ERROR[text] ?? text };
    default:
      return text;
  }
}

/** A formula that only points at an empty cell is blank in Sheets and 0 in the engine. */
function emptyReference(workbook: WorkbookState, sheet: SheetState, formula: string): boolean {
  const match = /^=\s*(?:(?:'((?:[^']|'')+)'|([A-Za-z_]\w*))!)?\$?([A-Z]{1,3})\$?(\d+)\s*$/i.exec(formula);
  if (match === null) return false;
  const name = match[1]?.replace(/''/g, "'") ?? match[2];
  const target = name === undefined ? sheet : workbook.sheets.find((candidate) => candidate.name === name);
  if (target === undefined) return false;
  const column = [...(match[3] ?? '').toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const cell = cellAt(target, Number(match[4]), column);
  return cell === undefined || (cell.value === '' && cell.formula === undefined && !cell.spilled);
}

function readSpill(model: Model, at: FormulaCell): void {
  const structure = model.getCellArrayStructure(at.sheetIndex, at.row, at.column);
  if (typeof structure === 'string' || !('DynamicAnchor' in structure)) return;
  const [width, height] = structure.DynamicAnchor;
  if (width * height <= 1) return;
  for (let down = 0; down < height; down += 1) {
    for (let right = 0; right < width; right += 1) {
      if (down === 0 && right === 0) continue;
      const row = at.row + down;
      const column = at.column + right;
      const area = { sheet: at.sheetIndex, row, column, width: 1, height: 1 };
      model.updateRangeStyle(area, 'num_fmt', FULL_PRECISION);
      const target = touchCell(at.sheet, row, column);
      target.value = readValue(model, at.sheetIndex, row, column);
      target.spilled = true;
    }
  }
}
