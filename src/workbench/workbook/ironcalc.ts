import { readFileSync } from 'node:fs';
import { nativeRequire, nativeResolve } from '../native-require';
import type { Calculator } from './calculator';
import { type Cell, isCellError, type StoredValue } from './cell';
import { inferredFormat } from './inferred-format';
import { localeRules } from './locale';
import { excelSheetNames, renameSheetsInFormula } from './sheet-references';
import { cellAt, forEachCell, type SheetState, touchCell } from './sheet-state';
import type { WorkbookState } from './workbook-state';

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

/** The formula engine, loaded once. */
export function loadIronCalc(): IronCalc {
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

/** The engine's copy of a workbook, and what was entered there, so that only changes are entered again. */
interface Session {
  readonly model: Model;
  /** Sheets and names the copy was made for; any change of them makes a new copy. */
  readonly layout: string;
  readonly entered: (string | undefined)[][][];
}

/** Formulas through IronCalc. A formula it does not know shows `#NAME?`, as an unknown function does in Sheets. */
export function createIronCalcCalculator(): Calculator {
  let session: Session | undefined;
  return {
    calculate: (workbook) => {
      const names = excelSheetNames(workbook.sheets.map((sheet) => sheet.name));
      const layout = JSON.stringify([names, workbook.sheets.map((sheet) => sheet.id), [...workbook.namedRanges]]);
      if (session?.layout !== layout) {
        session?.model.free();
        session = newSession(workbook, names, layout);
      }
      try {
        calculateAll(session, workbook, names);
      } catch {
        // An engine that stopped half-way is not asked again; its formulas show an error, as in a sheet.
        session = undefined;
        for (const sheet of workbook.sheets) {
          forEachCell(sheet, (cell) => {
            if (cell.formula !== undefined) cell.value = cell.importedValue ?? { error: '#ERROR!' };
          });
        }
      }
    },
  };
}

function newSession(workbook: WorkbookState, names: readonly string[], layout: string): Session {
  const model = new (loadIronCalc().Model)('workbook', 'en', 'UTC', 'en');
  model.pauseEvaluation();
  // A name given twice on the way is refused, so all sheets get a passing name first.
  names.forEach((_, index) => {
    if (index > 0) model.newSheet();
    model.renameSheet(index, `s${index}-passing`);
  });
  for (const [index, name] of names.entries()) model.renameSheet(index, name);
  defineNames(model, workbook, names);
  return { model, layout, entered: names.map(() => []) };
}

function calculateAll({ model, entered }: Session, workbook: WorkbookState, names: readonly string[]): void {
  const semicolons = localeRules(workbook.locale).argument === ';';
  const engineName = (name: string): string | undefined =>
    names[workbook.sheets.findIndex((sheet) => sheet.name === name)];
  const formulas: FormulaCell[] = [];
  model.pauseEvaluation();
  workbook.sheets.forEach((sheet, sheetIndex) => {
    const known = entered[sheetIndex] ?? [];
    const height = Math.max(known.length, sheet.grid.length);
    for (let down = 0; down < height; down += 1) {
      const cells = sheet.grid[down];
      const line = known[down] ?? [];
      known[down] = line;
      const width = Math.max(line.length, cells?.length ?? 0);
      for (let right = 0; right < width; right += 1) {
        const cell = cells?.[right];
        if (cell?.spilled === true) {
          cell.spilled = false;
          cell.value = '';
        }
        const formula = cell?.formula;
        if (cell !== undefined && formula !== undefined)
          formulas.push({ cell, sheet, sheetIndex, row: down + 1, column: right + 1 });
        const input = formula ?? (cell === undefined || cell.value === '' ? undefined : inputText(cell.value));
        if (input === line[right]) continue;
        line[right] = input;
        if (formula === undefined) model.setUserInput(sheetIndex, down + 1, right + 1, input ?? '');
        else {
          const translated = engineFormula(renameSheetsInFormula(formula, engineName), semicolons);
          enterFormula(model, sheetIndex, down + 1, right + 1, translated);
        }
      }
    }
  });
  model.resumeEvaluation();
  model.evaluate();
  for (const formula of formulas) readResult(model, workbook, formula);
  // The engine keeps changes for other people to see; there are none.
  model.flushSendQueue();
}

function inputText(value: StoredValue): string {
  if (typeof value === 'string') return `'${value}`;
  if (typeof value === 'number') return String(value);
  return isCellError(value) ? value.error : value ? 'TRUE' : 'FALSE';
}

function defineNames(model: Model, workbook: WorkbookState, names: readonly string[]): void {
  for (const [name, area] of workbook.namedRanges) {
    const sheetName = names[workbook.sheets.findIndex((candidate) => candidate.id === area.sheetId)];
    if (sheetName === undefined) continue;
    const corner = (row: number, column: number): string => `$${columnLetters(column)}$${row}`;
    const from = corner(area.row, area.column);
    const to = corner(area.row + area.rows - 1, area.column + area.columns - 1);
    try {
      model.newDefinedName(name, null, `'${sheetName.replace(/'/g, "''")}'!${from}:${to}`);
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
