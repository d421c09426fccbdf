import { CommandType, DataValidationType, type ICellData, type IRange, type Nullable } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import {
  DataValidationCacheService,
  DataValidatorRegistryService,
  SheetsDataValidationValidatorService,
} from '@univerjs/preset-sheets-data-validation';
import type {
  PageAction,
  PageArea,
  PageDocument,
  PageRule,
  PageSelection,
  PlacedCell,
} from '../../server/page-messages';
import { arrangementOf } from './arrangements';
import { createUniver } from './create-univer';
import { inspectGrid } from './inspect-grid';
import { type Paste, pastedInto, readCopiedCells } from './pasted-cells';
import { chosenLook, typedCells } from './typed-cells';
import { shownOf } from './univer-cells';
import { univerDocument, univerMatrix, univerNote, univerRange, univerRules } from './univer-document';
import { validateAsShown } from './validate-as-shown';
import { validateOpen } from './validate-open';

/** The grid on the page: a view of the document, and the hands of the person in front of it. */
export interface Grid {
  readonly open: (document: PageDocument) => void;
  readonly setCells: (sheet: string, cells: readonly PlacedCell[]) => void;
  readonly setRules: (sheet: string, rules: readonly PageRule[]) => void;
  readonly select: (selection: PageSelection) => void;
  readonly focus: () => void;
}

/** A change the grid reports, as far as it is read here. */
interface GridMutation {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly cellValue?: Matrix;
  readonly from?: { readonly subUnitId: string; readonly value: Matrix };
  readonly to?: { readonly subUnitId: string; readonly value: Matrix };
  readonly selections?: readonly { readonly range: IRange }[];
}
/** What the grid is told to paste. */
interface CopiedContent {
  readonly htmlContent?: string;
  readonly textContent?: string;
}
const pasteCommand = 'sheet.command.paste-by-short-key';

type Matrix = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>>>>;

/** Puts a grid into an element. `act` hears what the person does. */
export function createGrid(container: HTMLElement, act: (action: PageAction) => void): Grid {
  const { univer, api } = createUniver(container);
  const rules = new Map<string, readonly PageRule[]>();
  let unitId = '';
  let opened = 0;
  // Set while the grid is changed from outside: what it reports then was not done by a person.
  let isTelling = false;
  let typed:
    | { readonly sheet: string; readonly row: number; readonly column: number; readonly text: string }
    | undefined;
  let pasted: Paste | undefined;
  let selected = '';

  const telling = (tell: () => void): void => {
    isTelling = true;
    try {
      tell();
    } finally {
      isTelling = false;
    }
  };
  const mutate = (id: string, params: object): void => {
    api.syncExecuteCommand(id, { unitId, ...params }, { onlyLocal: true });
  };

  Object.assign(globalThis, { workbenchGrid: inspectGrid(api, container) });
  api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    // Formulas are computed by the server.
    if (event.id === 'formula.mutation.set-formula-calculation-start') event.cancel = true;
    if (event.id === pasteCommand) pasted = pasteFrom(event.params ?? {});
  });
  api.addEvent(api.Event.BeforeSheetEditEnd, ({ worksheet, row, column, value, isConfirm }) => {
    const text = value.toPlainText().replace(/\r?\n$/, '');
    typed = isConfirm ? { sheet: worksheet.getSheetId(), row: row + 1, column: column + 1, text } : undefined;
  });
  api.addEvent(api.Event.CommandExecuted, ({ id, type, params, options }) => {
    if (id === pasteCommand) pasted = undefined;
    // What the grid does by itself, such as taking over formulas, is marked as its own.
    if (isTelling || options?.onlyLocal === true || (type !== CommandType.MUTATION && type !== CommandType.OPERATION))
      return;
    // Every mutation of a sheet carries these.
    const change = (params ?? {}) as GridMutation;
    if (change.unitId !== undefined && change.unitId !== unitId) return;
    if (id === 'sheet.mutation.set-range-values') heard(change.subUnitId ?? '', change.cellValue ?? {});
    else if (id === 'sheet.mutation.move-range') {
      if (change.from !== undefined) heard(change.from.subUnitId, change.from.value);
      if (change.to !== undefined) heard(change.to.subUnitId, change.to.value);
    } else if (id === 'sheet.operation.set-selections' || id === 'sheet.operation.set-worksheet-active')
      reportSelection();
    else {
      const action = arrangementOf(id, params ?? {});
      if (action !== undefined) act(action);
    }
  });

  function heard(sheet: string, matrix: Matrix): void {
    const isTyped = (row: number, column: number): boolean =>
      typed?.sheet === sheet && typed.row === row && typed.column === column;
    const paste = pasted?.sheet === sheet ? pastedInto(pasted, areaOf(matrix)) : undefined;
    const typedAt = (row: number, column: number) => (isTyped(row, column) ? typed?.text : paste?.(row, column));
    const cells = typedCells(matrix, typedAt, (row, column) => hasRule('checkbox', sheet, row, column));
    typed = undefined;
    if (cells.length > 0) act({ kind: 'edit', sheet, cells });
    const look = cells.length > 0 ? undefined : chosenLook(matrix);
    if (look !== undefined) act({ kind: 'look', sheet, area: areaOf(matrix), look });
  }

  function pasteFrom({ htmlContent = '', textContent = '' }: CopiedContent): Paste | undefined {
    const sheet = api.getActiveWorkbook()?.getActiveSheet();
    const range = sheet?.getSelection()?.getActiveRange()?.getRange();
    // What was copied in the grid comes with formulas and looks, and is not read from text.
    if (sheet === undefined || range === undefined || htmlContent.includes('data-copy-id')) return undefined;
    const texts = readCopiedCells(textContent);
    return texts && { sheet: sheet.getSheetId(), selected: pageArea(range), texts };
  }

  function hasRule(kind: PageRule['kind'], sheet: string, row: number, column: number): boolean {
    return (rules.get(sheet) ?? []).some(
      (rule) =>
        rule.kind === kind &&
        rule.areas.some(
          ([top, left, height, width]) => row >= top && row < top + height && column >= left && column < left + width,
        ),
    );
  }

  function reportSelection(): void {
    const sheet = api.getActiveWorkbook()?.getActiveSheet();
    const range = sheet?.getSelection()?.getActiveRange()?.getRange();
    if (sheet === undefined || range === undefined) return;
    const selection: PageSelection = { sheet: sheet.getSheetId(), area: pageArea(range) };
    const text = JSON.stringify(selection);
    if (text === selected) return;
    selected = text;
    act({ kind: 'select', selection });
  }

  const select = (selection: PageSelection): void => {
    selected = JSON.stringify(selection);
    const book = api.getActiveWorkbook();
    const sheet = book?.getSheetBySheetId(selection.sheet);
    if (book === null || book === undefined || sheet === null || sheet === undefined) return;
    const { startRow, startColumn, endRow, endColumn } = univerRange(selection.area);
    telling(() => {
      book.setActiveSheet(sheet);
      const range = sheet.getRange(startRow, startColumn, endRow - startRow + 1, endColumn - startColumn + 1);
      book.setActiveRange(range);
      if (startRow > 0 || startColumn > 0) sheet.scrollToCell(Math.max(0, startRow - 4), Math.max(0, startColumn - 3));
    });
  };

  return {
    select,
    focus: () => {
      // The grid hears the keyboard through the editor of its cells.
      container.querySelector<HTMLElement>('[data-u-comp=editor]')?.focus();
    },
    open: (document) => {
      telling(() => {
        const last = unitId;
        opened += 1;
        unitId = `document-${opened}`;
        for (const sheet of document.sheets) rules.set(sheet.id, sheet.rules);
        if (last !== '') api.disposeUnit(last);
        api.createWorkbook(univerDocument(document, unitId));
        // Only with its first document does the grid come to life.
        if (last === '') {
          const parts = univer.__getInjector();
          showAsTold(parts.get(SheetInterceptorService));
          validateOpen(parts.get(SheetsDataValidationValidatorService), (unit) => unit === unitId);
          const lists = parts.get(DataValidatorRegistryService).getValidatorItem(DataValidationType.LIST);
          if (lists !== undefined) validateAsShown(lists);
        }
      });
      select(document.selection);
    },
    setCells: (sheet, cells) => {
      telling(() => {
        const subUnitId = sheet;
        // A new value would be mixed with the looks of the old one.
        const empty: Record<number, Record<number, null>> = {};
        for (const [row, column] of cells) {
          const line = empty[row - 1] ?? {};
          empty[row - 1] = line;
          line[column - 1] = null;
        }
        mutate('sheet.mutation.set-range-values', { subUnitId, cellValue: empty });
        mutate('sheet.mutation.set-range-values', { subUnitId, cellValue: univerMatrix(cells) });
        for (const [row, column, cell] of cells) {
          const place = { sheetId: sheet, row: row - 1, col: column - 1, silent: true };
          if (cell?.note === undefined) mutate('sheet.mutation.remove-note', place);
          else mutate('sheet.mutation.update-note', { ...place, note: univerNote(row, column, cell.note) });
        }
        // What is told is not looked at by itself.
        const listed = cells.filter(([row, column]) => hasRule('list', sheet, row, column));
        const ranges = listed.map(([row, column]) => univerRange([row, column, 1, 1]));
        univer.__getInjector().get(DataValidationCacheService).markRangeDirty(unitId, sheet, ranges);
      });
    },
    setRules: (sheet, now) => {
      telling(() => {
        const subUnitId = sheet;
        const known = rules.get(sheet) ?? [];
        rules.set(sheet, now);
        const ruleId = univerRules(known).map(({ uid }) => uid);
        if (ruleId.length > 0) mutate('data-validation.mutation.removeRule', { subUnitId, ruleId });
        if (now.length > 0) mutate('data-validation.mutation.addRule', { subUnitId, rule: univerRules(now) });
      });
    },
  };
}

/** The rectangle around all cells of a matrix. */
function areaOf(matrix: Matrix): PageArea {
  const rows = Object.keys(matrix).map(Number);
  const columns = Object.values(matrix).flatMap((line) => Object.keys(line).map(Number));
  const [top, left] = [Math.min(...rows), Math.min(...columns)];
  return [top + 1, left + 1, Math.max(...rows) - top + 1, Math.max(...columns) - left + 1];
}

/** Cells show the text that the spreadsheet shows, and their editor begins with what can be typed again. */
function showAsTold(interceptors: SheetInterceptorService): void {
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: 200,
    handler: (cell, _location, next) => {
      const shown = shownOf(cell);
      const isOther = shown !== undefined && cell !== null && cell !== undefined && shown.text !== String(cell.v);
      // Numbers and booleans: the grid has words of its own for these.
      return next(isOther && (cell.t === 2 || cell.t === 3) ? { ...cell, v: shown.text } : cell);
    },
  });
  interceptors.writeCellInterceptor.intercept(interceptors.writeCellInterceptor.getInterceptPoints().BEFORE_CELL_EDIT, {
    priority: 200,
    handler: (cell, location, next) => {
      const shown = shownOf(location.origin ?? cell);
      if (shown === undefined || cell === null || cell === undefined || cell.f !== undefined) return next(cell);
      return next({ ...cell, v: shown.edit, t: 1 });
    },
  });
}

/** A rectangle of the grid, counted from 1. */
function pageArea({ startRow, startColumn, endRow, endColumn }: IRange): PageArea {
  return [startRow + 1, startColumn + 1, endRow - startRow + 1, endColumn - startColumn + 1];
}
