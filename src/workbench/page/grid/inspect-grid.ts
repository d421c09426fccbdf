import type { FUniver } from '@univerjs/core/facade';
import { shownOf } from './univer-cells';

/** A cell as the person at the screen sees it. */
export interface SeenCell {
  readonly text: string;
  /** What stands in its editor. */
  readonly edit: string;
  /** Colour as #rrggbb; blank for none. */
  readonly background: string;
  readonly note: string;
  /** What is painted into it, where that is one text; a checkbox is not. */
  readonly painted: string;
  /** It has the corner of something that its list does not offer. */
  readonly isRefused: boolean;
}

/** The grid for end-to-end tests and the browser's console: it is drawn, so nothing of it stands in the document. */
export interface GridInspector {
  readonly cell: (sheet: string, a1: string) => SeenCell;
  /** Brings a cell to the front and gives its middle on the screen, in pixels. */
  readonly show: (sheet: string, a1: string) => { readonly x: number; readonly y: number };
  readonly activeSheet: () => string;
  readonly activeRange: () => string;
  readonly sheets: () => readonly string[];
}

/** Looks at the grid of a page. */
export function inspectGrid(api: FUniver, container: HTMLElement): GridInspector {
  const book = () => {
    const active = api.getActiveWorkbook();
    if (active === null) throw new Error('No document is open.');
    return active;
  };
  const sheetNamed = (name: string) => {
    const sheet = book().getSheetByName(name);
    if (sheet === null) throw new Error(`There is no tab ${name}.`);
    return sheet;
  };
  return {
    cell: (name, a1) => {
      const sheet = sheetNamed(name);
      const range = sheet.getRange(a1);
      const cell = range.getCellData();
      const shown = shownOf(cell);
      const drawn = sheet.getSheet().getCell(range.getRow(), range.getColumn());
      const note = range.getNote()?.note ?? '';
      const background = range.getCellStyleData()?.bg?.rgb ?? '';
      return {
        text: shown?.text ?? '',
        edit: cell?.f ?? shown?.edit ?? '',
        background,
        note,
        painted: String(drawn?.v ?? ''),
        // A note has a corner as well, of another colour.
        isRefused: drawn?.markers?.tr?.color === '#fe4b4b',
      };
    },
    show: (name, a1) => {
      const sheet = sheetNamed(name);
      book().setActiveSheet(sheet);
      const range = sheet.getRange(a1);
      sheet.scrollToCell(Math.max(0, range.getRow() - 4), Math.max(0, range.getColumn() - 2));
      // The editors are drawn too; the grid itself is the highest picture.
      const [canvas] = [...container.querySelectorAll('canvas')]
        .map((one) => one.getBoundingClientRect())
        .sort((one, two) => two.height - one.height);
      const { left, top, width, height } = range.getCellRect();
      const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
      const origin = sheet.getRange(0, 0).getCellRect();
      const corner = sheet.getRange(sheetViewStartRow, sheetViewStartColumn).getCellRect();
      // Frozen cells stay where they are; the others have moved by what was scrolled.
      const scrolledX = range.getColumn() < sheet.getFrozenColumns() ? 0 : corner.left - origin.left + offsetX;
      const scrolledY = range.getRow() < sheet.getFrozenRows() ? 0 : corner.top - origin.top + offsetY;
      return {
        x: (canvas?.left ?? 0) + left - scrolledX + width / 2,
        y: (canvas?.top ?? 0) + top - scrolledY + height / 2,
      };
    },
    activeSheet: () => book().getActiveSheet().getSheetName(),
    activeRange: () => book().getActiveRange()?.getA1Notation() ?? '',
    sheets: () =>
      book()
        .getSheets()
        .filter((sheet) => !sheet.isSheetHidden())
        .map((sheet) => sheet.getSheetName()),
  };
}
