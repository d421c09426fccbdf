import { localeRules } from '../../workbook/locale';
import type { SheetState } from '../../workbook/sheet-state';
import { addSheet, cellCount, MAX_CELLS, recalculate, sheetNamed, sheetWithId } from '../../workbook/workbook-state';
import { GoogleError } from '../google-error';
import { anyOf, methodsOn } from '../service-object';
import { ServiceObject, serviceKind } from '../service-value';
import { parseA1 } from './a1';
import { type Book, liveSheet, type SheetHandle } from './handles';
import { protectionObject } from './protection';
import { areaOf, type RangeHandle, rangeFromA1, rangeOf, rangeOfArea } from './range-handle';
import { tooManyCells } from './sheet-grid';
import { renameSheet, requireFreeName } from './sheet-names';

const handle = methodsOn<Book>('handles');
const call = methodsOn<Book>('sheets');
const ui = methodsOn<Book>('ui');

interface NamedRangeHandle {
  readonly book: Book;
  readonly name: string;
}

const named = methodsOn<NamedRangeHandle>('handles');
const namedRangeKind = serviceKind<NamedRangeHandle>('SpreadsheetApp.NamedRange', {
  getName: named([], (self) => self.name),
  getRange: named([], ({ book, name }) => {
    const area = book.workbook.namedRanges.get(name);
    if (area === undefined) throw new GoogleError(`Named range ${name} not found`);
    return book.wrap.range(rangeOfArea(book, area));
  }),
  remove: methodsOn<NamedRangeHandle>('sheets')([], ({ book, name }) => {
    book.workbook.namedRanges.delete(name);
    return null;
  }),
});

/** SpreadsheetApp.Spreadsheet. */
export const spreadsheetKind = serviceKind<Book>('SpreadsheetApp.Spreadsheet', {
  getId: handle([], ({ workbook }) => workbook.id),
  getName: handle([], ({ workbook }) => workbook.name),
  getUrl: handle([], ({ workbook }) => `https://docs.google.com/spreadsheets/d/${workbook.id}/edit`),
  rename: call(['String'], ({ workbook }, name) => {
    workbook.name = name;
    return null;
  }),
  getSpreadsheetTimeZone: handle([], ({ workbook }) => workbook.timeZone),
  setSpreadsheetTimeZone: call(['String'], ({ workbook }, zone) => {
    workbook.timeZone = zone;
    return null;
  }),
  getSpreadsheetLocale: handle([], ({ workbook }) => workbook.locale),
  setSpreadsheetLocale: call(['String'], ({ workbook }, locale) => {
    localeRules(locale);
    workbook.locale = locale;
    return null;
  }),
  getSheets: handle([], (book) => book.workbook.sheets.map((sheet) => sheetOf(book, sheet))),
  getNumSheets: handle([], ({ workbook }) => workbook.sheets.length),
  getSheetByName: handle(['String'], (book, name) => sheetOf(book, sheetNamed(book.workbook, name))),
  getSheetById: handle(['Integer'], (book, id) => sheetOf(book, sheetWithId(book.workbook, id))),
  getActiveSheet: handle([], (book) => sheetOf(book, activeSheet(book))),
  getActiveRange: handle([], (book) => activeRange(book)),
  getActiveCell: handle([], (book) => {
    const area = book.workbook.activeArea;
    return book.wrap.range(rangeOf(book, activeSheet(book), area?.row ?? 1, area?.column ?? 1));
  }),
  setActiveSheet: anyOf<Book>(handle(['Sheet'], setActiveSheet), handle(['Sheet', 'Boolean'], setActiveSheet)),
  setActiveRange: handle(['Range'], select),
  setActiveSelection: handle(['Range'], select),
  setCurrentCell: handle(['Range'], select),
  moveActiveSheet: call(['Integer'], ({ workbook }, position) => {
    const from = workbook.sheets.findIndex((sheet) => sheet.id === workbook.activeSheetId);
    if (position < 1 || position > workbook.sheets.length) throw new GoogleError('Invalid argument: pos');
    const [moved] = workbook.sheets.splice(from, 1);
    if (moved !== undefined) workbook.sheets.splice(position - 1, 0, moved);
    return null;
  }),
  insertSheet: anyOf<Book>(
    call([], (book) => insertSheet(book, freeName(book))),
    call(['String'], (book, name) => insertSheet(book, name)),
    call(['Integer'], (book, index) => insertSheet(book, freeName(book), index)),
    call(['String', 'Integer'], insertSheet),
  ),
  deleteSheet: call(['Sheet'], ({ workbook }, target) => {
    const sheet = liveSheet(target);
    if (workbook.sheets.length === 1) throw new GoogleError("You can't remove all the sheets in a document.");
    if (!workbook.sheets.some((one) => one !== sheet && !one.hidden)) {
      throw new GoogleError("You can't remove all the visible sheets in a document.");
    }
    workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
    for (const [name, area] of [...workbook.namedRanges])
      if (area.sheetId === sheet.id) workbook.namedRanges.delete(name);
    if (workbook.activeSheetId === sheet.id) workbook.activeSheetId = workbook.sheets[0]?.id ?? 0;
    workbook.stale = true;
    return null;
  }),
  renameActiveSheet: call(['String'], (book, name) => {
    renameSheet(book.workbook, activeSheet(book), name);
    return null;
  }),
  getRangeByName: handle(['String'], (book, name) => {
    const area = book.workbook.namedRanges.get(name);
    return area === undefined ? null : book.wrap.range(rangeOfArea(book, area));
  }),
  getRange: handle(['String'], (book, text) => {
    const area = parseA1(text);
    const sheet = area?.sheetName === undefined ? activeSheet(book) : sheetNamed(book.workbook, area.sheetName);
    if (area === undefined || sheet === undefined) throw new GoogleError('Range not found');
    return book.wrap.range(rangeFromA1(book, sheet, area));
  }),
  getNamedRanges: handle([], (book) =>
    [...book.workbook.namedRanges.keys()].map((name) => new ServiceObject(namedRangeKind, { book, name })),
  ),
  setNamedRange: call(['String', 'Range'], ({ workbook }, name, range) => {
    if (!/^[A-Za-z_][A-Za-z0-9_.]{0,249}$/.test(name) || parseA1(name) !== undefined) {
      throw new GoogleError(`The name "${name}" is not valid for a named range.`);
    }
    workbook.namedRanges.set(name, areaOf(range));
    workbook.stale = true;
    return null;
  }),
  removeNamedRange: call(['String'], ({ workbook }, name) => {
    if (!workbook.namedRanges.delete(name)) throw new GoogleError(`Named range "${name}" does not exist.`);
    workbook.stale = true;
    return null;
  }),
  getProtections: call(['ProtectionType'], (book, type) =>
    book.workbook.sheets.flatMap((sheet) =>
      sheet.protections.filter((one) => one.kind === type.value).map((one) => protectionObject(book, one)),
    ),
  ),
  toast: anyOf<Book>(
    ui(['String'], (book, message) => toast(book, message)),
    ui(['String', 'String?'], (book, message, title) => toast(book, message, title)),
    ui(['String', 'String?', 'Number'], toast),
  ),
});

/** The sheet people look at. */
export function activeSheet(book: Book): SheetState {
  const sheet = sheetWithId(book.workbook, book.workbook.activeSheetId) ?? book.workbook.sheets[0];
  if (sheet === undefined) throw new GoogleError('The spreadsheet has no sheets.');
  return sheet;
}

/** What people selected, the first cell when nothing was. */
export function activeRange(book: Book): unknown {
  const { activeArea } = book.workbook;
  const sheet = activeSheet(book);
  if (activeArea?.sheetId === sheet.id) return book.wrap.range(rangeOfArea(book, activeArea));
  return book.wrap.range(rangeOf(book, sheet, 1, 1));
}

/** Computes what is waiting. */
export function flush(book: Book): null {
  recalculate(book.workbook);
  return null;
}

function sheetOf(book: Book, sheet: SheetState | undefined): unknown {
  return sheet === undefined ? null : book.wrap.sheet({ book, sheet });
}

/** Makes a sheet the active one. */
export function setActiveSheet(book: Book, target: SheetHandle): unknown {
  book.workbook.activeSheetId = liveSheet(target).id;
  return book.wrap.sheet(target);
}

function select(book: Book, range: RangeHandle): unknown {
  book.workbook.activeSheetId = range.sheet.id;
  book.workbook.activeArea = areaOf(range);
  return book.wrap.range(range);
}

function insertSheet(book: Book, name: string, index?: number): unknown {
  const { workbook } = book;
  requireFreeName(workbook, name);
  if (index !== undefined && (index < 0 || index > workbook.sheets.length))
    throw new GoogleError('Invalid argument: sheetIndex');
  if (cellCount(workbook) + 26_000 > MAX_CELLS) throw tooManyCells();
  const place = workbook.sheets.findIndex((sheet) => sheet.id === workbook.activeSheetId);
  const sheet = addSheet(workbook, name, { index: index ?? place + 1 });
  workbook.activeSheetId = sheet.id;
  return sheetOf(book, sheet);
}

function freeName(book: Book): string {
  let number = book.workbook.sheets.length + 1;
  while (sheetNamed(book.workbook, `Sheet${number}`) !== undefined) number += 1;
  return `Sheet${number}`;
}

function toast(book: Book, message: string, title: string | null = null, seconds: number | null = null): null {
  book.execution.state.ui.toasts.push({ message, title: title ?? '', ...(seconds === null ? {} : { seconds }) });
  return null;
}
