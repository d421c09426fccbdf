import type { SheetState } from '../../workbook/sheet-state';
import { sheetWithId, type WorkbookState } from '../../workbook/workbook-state';
import { GoogleError } from '../google-error';
import type { Execution } from '../host-state';
import type { RangeHandle } from './range-handle';

/** What every spreadsheet object of one execution shares. */
export interface Book {
  readonly workbook: WorkbookState;
  readonly execution: Execution;
  /** Makes service objects; here so that ranges can answer with sheets and sheets with ranges. */
  readonly wrap: {
    readonly spreadsheet: (book: Book) => unknown;
    readonly sheet: (handle: SheetHandle) => unknown;
    readonly range: (handle: RangeHandle) => unknown;
  };
}

/** A sheet as a script holds it. */
export interface SheetHandle {
  readonly book: Book;
  readonly sheet: SheetState;
}

/** The sheet behind a handle; a handle to a deleted sheet is of no use any more. */
export function liveSheet(handle: SheetHandle): SheetState {
  if (sheetWithId(handle.book.workbook, handle.sheet.id) === undefined) {
    throw new GoogleError(`Sheet ${handle.sheet.id} not found`);
  }
  return handle.sheet;
}
