import type { Cell } from '../../workbook/cell';
import { type LocaleRules, localeRules } from '../../workbook/locale';
import type { SheetState } from '../../workbook/sheet-state';
import { recalculate, sheetWithId, type WorkbookState } from '../../workbook/workbook-state';
import type { PageDocument, PageMessage, PageRule, PageSelection, PageSheet, PlacedCell } from '../page-messages';
import { cellView } from './cell-view';
import { createHighlighter, type Highlight, type Highlights } from './highlights';
import { ruleViews } from './rule-view';

/** What pages have been told about a workbook. */
export interface WorkbookView {
  /** The whole document, as every page is to see it now. */
  readonly document: () => PageDocument;
  /** What has changed since pages were last told. */
  readonly changes: () => readonly PageMessage[];
  /** Says that a person has selected something: pages know it already. */
  readonly selected: (selection: PageSelection) => void;
  /** Says that a page shows something else in these cells: they are told again. */
  readonly forget: (sheetId: string, places: readonly (readonly [row: number, column: number])[]) => void;
}

/** What pages were told of one cell. */
type ToldCell = Pick<Cell, 'value' | 'formula' | 'numberFormat' | 'note' | 'style'> & {
  readonly highlight: Highlight | undefined;
};

interface ToldSheet {
  readonly cells: (ToldCell | undefined)[][];
  rules: string;
  conditions: SheetState['conditionalRules'] | undefined;
  highlights: Highlights;
}

/** Starts telling pages about a workbook. */
export function createWorkbookView(workbook: WorkbookState): WorkbookView {
  const highlighter = createHighlighter();
  let told = new Map<number, ToldSheet>();
  let layout = '';
  let selection = '';

  /** The cells of a tab that pages do not know yet. */
  const cellChanges = (sheet: SheetState, locale: LocaleRules): readonly PlacedCell[] => {
    const known = toldOf(told, sheet);
    const isNew = known.conditions !== sheet.conditionalRules;
    known.conditions = sheet.conditionalRules;
    if (sheet.conditionalRules.length === 0) known.highlights = [];
    else {
      const changed = isNew ? null : changedRows(sheet, known);
      if (changed === null || changed.size > 0) known.highlights = highlighter(sheet, changed);
    }
    const changes: PlacedCell[] = [];
    const height = Math.max(sheet.grid.length, known.cells.length);
    for (let row = 1; row <= height; row += 1) {
      const cells = sheet.grid[row - 1];
      const before = known.cells[row - 1] ?? [];
      known.cells[row - 1] = before;
      const width = Math.max(cells?.length ?? 0, before.length);
      const highlights = known.highlights[row];
      for (let column = 1; column <= width; column += 1) {
        const cell = cells?.[column - 1];
        const last = before[column - 1];
        const highlight = highlights?.[column];
        if (cell === undefined ? last === undefined : isSame(cell, highlight, last)) continue;
        before[column - 1] = cell === undefined ? undefined : { ...toldCell(cell), highlight };
        const view = cell === undefined ? null : cellView(cell, locale, highlight);
        if (view !== null || last !== undefined) changes.push([row, column, view]);
      }
    }
    return changes;
  };
  const rulesOf = (sheet: SheetState): { readonly rules: readonly PageRule[]; readonly isNew: boolean } => {
    const known = toldOf(told, sheet);
    const rules = ruleViews(workbook, sheet);
    const text = JSON.stringify(rules);
    const isNew = text !== known.rules;
    known.rules = text;
    return { rules, isNew };
  };
  const document = (): PageDocument => {
    recalculate(workbook);
    told = new Map();
    layout = layoutOf(workbook);
    const now = selectionOf(workbook);
    selection = JSON.stringify(now);
    const locale = localeRules(workbook.locale);
    const sheets = workbook.sheets.map((sheet) => {
      const cells = cellChanges(sheet, locale).filter(([, , cell]) => cell !== null);
      return { ...sheetView(sheet), cells, rules: rulesOf(sheet).rules };
    });
    return { name: workbook.name, sheets, selection: now };
  };

  return {
    document,
    changes: () => {
      recalculate(workbook);
      if (layoutOf(workbook) !== layout) return [{ kind: 'document', document: document() }];
      const locale = localeRules(workbook.locale);
      const messages = workbook.sheets.flatMap((sheet): readonly PageMessage[] => {
        const cells = cellChanges(sheet, locale);
        const { rules, isNew } = rulesOf(sheet);
        return [
          ...(cells.length > 0 ? [{ kind: 'cells', sheet: String(sheet.id), cells } as const] : []),
          ...(isNew ? [{ kind: 'rules', sheet: String(sheet.id), rules } as const] : []),
        ];
      });
      const now = selectionOf(workbook);
      if (JSON.stringify(now) === selection) return messages;
      selection = JSON.stringify(now);
      return [...messages, { kind: 'select', selection: now }];
    },
    selected: (now) => {
      selection = JSON.stringify(now);
    },
    forget: (sheetId, places) => {
      const known = told.get(Number(sheetId));
      for (const [row, column] of places) {
        const line = known?.cells[row - 1] ?? [];
        if (known !== undefined) known.cells[row - 1] = line;
        // Nothing is ever equal to it, so the cell is told again even when it is empty.
        line[column - 1] = {
          value: Number.NaN,
          formula: undefined,
          numberFormat: '',
          note: '',
          style: {},
          highlight: {},
        };
      }
    },
  };
}

function toldOf(told: Map<number, ToldSheet>, sheet: SheetState): ToldSheet {
  const known = told.get(sheet.id) ?? { cells: [], rules: '', conditions: undefined, highlights: [] };
  told.set(sheet.id, known);
  return known;
}

function toldCell({ value, formula, numberFormat, note, style }: Cell): Omit<ToldCell, 'highlight'> {
  return { value, formula, numberFormat, note, style };
}

function isSame(cell: Cell, highlight: Highlight | undefined, last: ToldCell | undefined): boolean {
  return (
    last !== undefined &&
    cell.value === last.value &&
    cell.formula === last.formula &&
    cell.numberFormat === last.numberFormat &&
    cell.note === last.note &&
    cell.style === last.style &&
    highlight?.background === last.highlight?.background &&
    highlight?.fontColor === last.highlight?.fontColor &&
    highlight?.bold === last.highlight?.bold
  );
}

/** The rows with a value that differs from what pages were told, so that conditions may hold elsewhere. */
function changedRows(sheet: SheetState, { cells }: ToldSheet): ReadonlySet<number> {
  const rows = new Set<number>();
  const height = Math.max(sheet.grid.length, cells.length);
  for (let down = 0; down < height; down += 1) {
    const line = sheet.grid[down];
    const told = cells[down];
    const width = Math.max(line?.length ?? 0, told?.length ?? 0);
    for (let right = 0; right < width; right += 1) {
      if ((line?.[right]?.value ?? '') === (told?.[right]?.value ?? '')) continue;
      rows.add(down + 1);
      break;
    }
  }
  return rows;
}

/** What pages have to build anew when it changes. */
function layoutOf(workbook: WorkbookState): string {
  return JSON.stringify([workbook.name, workbook.sheets.map(sheetView)]);
}

function sheetView(sheet: SheetState): PageSheet {
  return {
    id: String(sheet.id),
    name: sheet.name,
    rows: sheet.maxRows,
    columns: sheet.maxColumns,
    hidden: sheet.hidden,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    tabColor: sheet.tabColor,
    columnWidths: [...sheet.columnWidths],
    rowHeights: [...sheet.rowHeights],
    hiddenColumns: [...sheet.hiddenColumns],
    hiddenRows: [...sheet.hiddenRows],
    merges: sheet.merges.map(({ row, column, rows, columns }) => [row, column, rows, columns]),
  };
}

function selectionOf(workbook: WorkbookState): PageSelection {
  const sheet = sheetWithId(workbook, workbook.activeSheetId) ?? workbook.sheets[0];
  const area = workbook.activeArea;
  if (sheet === undefined || area === undefined || area.sheetId !== sheet.id) {
    return { sheet: String(sheet?.id ?? 0), area: [1, 1, 1, 1] };
  }
  return { sheet: String(sheet.id), area: [area.row, area.column, area.rows, area.columns] };
}
