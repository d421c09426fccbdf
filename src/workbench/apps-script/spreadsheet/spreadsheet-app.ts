import { GoogleError } from '../google-error';
import type { Execution } from '../host-state';
import { anyOf, methodsOn } from '../service-object';
import { ServiceObject, serviceKind } from '../service-value';
import { uiObject } from '../ui';
import { newConditionalFormatRule } from './conditional-format';
import { newDataValidation } from './data-validation';
import {
  BOOLEAN_CRITERIA,
  BORDER_STYLE,
  DATA_VALIDATION_CRITERIA,
  INTERPOLATION_TYPE,
  PROTECTION_TYPE,
  WRAP_STRATEGY,
} from './enums';
import type { Book } from './handles';
import { rangeKind } from './range';
import { sheetKind } from './sheet';
import { activeRange, activeSheet, flush, setActiveSheet, spreadsheetKind } from './spreadsheet';

const handle = methodsOn<Book>('handles');
const call = methodsOn<Book>('sheets');

const spreadsheetAppKind = serviceKind<Book>(
  'SpreadsheetApp',
  {
    getActive: handle([], activeSpreadsheet),
    getActiveSpreadsheet: handle([], activeSpreadsheet),
    getActiveSheet: handle([], (book) => book.wrap.sheet({ book, sheet: activeSheet(book) })),
    getActiveRange: handle([], (book) => activeRange(book)),
    setActiveSheet: anyOf<Book>(handle(['Sheet'], setActiveSheet)),
    getUi: methodsOn<Book>('ui')([], (book) => {
      if (!book.execution.state.inDocument)
        throw new GoogleError('Cannot call SpreadsheetApp.getUi() from this context.');
      return uiObject(book.execution);
    }),
    flush: call([], (book) => flush(book)),
    newDataValidation: handle([], () => newDataValidation()),
    newConditionalFormatRule: handle([], (book) => newConditionalFormatRule(book)),
  },
  {
    ProtectionType: PROTECTION_TYPE,
    BorderStyle: BORDER_STYLE,
    WrapStrategy: WRAP_STRATEGY,
    DataValidationCriteria: DATA_VALIDATION_CRITERIA,
    BooleanCriteria: BOOLEAN_CRITERIA,
    InterpolationType: INTERPOLATION_TYPE,
  },
);

/** The spreadsheet objects of one execution. */
export function bookOf(execution: Execution): Book {
  return {
    workbook: execution.state.workbook,
    execution,
    wrap: {
      spreadsheet: (book) => new ServiceObject(spreadsheetKind, book),
      sheet: ({ book, sheet }) => new ServiceObject(sheetKind, { book, sheet }),
      range: (range) => new ServiceObject(rangeKind, range),
    },
  };
}

/** SpreadsheetApp as one execution sees it. */
export function spreadsheetApp(book: Book): ServiceObject<Book> {
  return new ServiceObject(spreadsheetAppKind, book);
}

function activeSpreadsheet(book: Book): unknown {
  return book.execution.state.inDocument ? book.wrap.spreadsheet(book) : null;
}
