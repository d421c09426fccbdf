import { HostError } from '../../core/app/host-error';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What Sheets allows in one spreadsheet, cells without content among them. */
const mostCells = 10_000_000;

/** What a new sheet takes. */
const newSheetCells = 26_000;

/**
 * A hidden tab of texts, made when something is first written to it. Every cell starts with a bar, so that none can be
 * taken for a formula, a number or a date. The document lock is held by whoever writes.
 */
export class HiddenTab {
  readonly #spreadsheet: Spreadsheet;
  readonly name: string;
  readonly #width: number;

  /** `width`: columns of the tab, as long as no row needs more. */
  constructor(spreadsheet: Spreadsheet, name: string, width: number) {
    this.#spreadsheet = spreadsheet;
    this.name = name;
    this.#width = width;
  }

  /** Rows that hold something, or held it once. */
  get height(): number {
    return this.#spreadsheet.getSheetByName(this.name)?.getLastRow() ?? 0;
  }

  /** The texts of `count` rows from row `first` (1-based) on; all there are unless told otherwise. */
  read(first = 1, count = this.height): readonly (readonly string[])[] {
    const sheet = this.#spreadsheet.getSheetByName(this.name);
    if (sheet === null || count < 1 || first + count - 1 > sheet.getLastRow()) return [];
    const width = Math.max(this.#width, sheet.getLastColumn());
    const values = sheet.getRange(first, 1, count, width).getValues();
    return values.map((row) => row.map((text) => String(text).slice(1)));
  }

  /** Makes the tab when it is not there. */
  prepare(): void {
    this.reserve(1);
    this.#sheet();
  }

  /** Throws a HostError when the spreadsheet has no room for rows that end at `lastRow`; nothing was written then. */
  reserve(lastRow: number, width = this.#width): void {
    const known = this.#spreadsheet.getSheetByName(this.name);
    const rows = known === null ? lastRow : Math.max(known.getMaxRows(), lastRow);
    const columns = known === null ? width : Math.max(known.getMaxColumns(), width);
    const present = known === null ? 0 : known.getMaxRows() * known.getMaxColumns();
    const more = Math.max(rows * columns, known === null ? newSheetCells : 0) - present;
    if (more <= 0) return;
    const cells = this.#spreadsheet
      .getSheets()
      .reduce((total, sheet) => total + sheet.getMaxRows() * sheet.getMaxColumns(), 0);
    if (cells + more <= mostCells) return;
    throw new HostError(
      'This spreadsheet is full: Sheets allows 10 million cells. Nothing was changed. Delete rows, columns or tabs that nobody needs, or keep runs in a database (Settings).',
    );
  }

  /** Writes rows of equal length at row `first`, in one call. */
  write(first: number, rows: readonly (readonly string[])[]): void {
    const width = rows[0]?.length ?? 0;
    if (width === 0) return;
    this.reserve(first + rows.length - 1, width);
    const sheet = this.#sheet();
    const missingRows = first + rows.length - 1 - sheet.getMaxRows();
    if (missingRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missingRows);
    const missingColumns = width - sheet.getMaxColumns();
    if (missingColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missingColumns);
    sheet.getRange(first, 1, rows.length, width).setValues(rows.map((row) => row.map((text) => `|${text}`)));
  }

  #sheet(): Sheet {
    const known = this.#spreadsheet.getSheetByName(this.name);
    if (known !== null) {
      // An execution that was ended right after it had made the tab could not hide it.
      if (!known.isSheetHidden()) known.hideSheet();
      return known;
    }
    const active = this.#spreadsheet.getActiveSheet();
    const sheet = this.#spreadsheet.insertSheet(this.name, this.#spreadsheet.getSheets().length);
    sheet.hideSheet();
    this.#spreadsheet.setActiveSheet(active);
    const spare = sheet.getMaxColumns() - this.#width;
    if (spare > 0) sheet.deleteColumns(this.#width + 1, spare);
    return sheet;
  }
}
