import type { Execution } from '../apps-script/host-state';
import { AUTH_MODE } from '../apps-script/script-app';
import { PlainRecord } from '../apps-script/service-value';
import { userObject } from '../apps-script/spreadsheet/protection';
import { rangeFromText } from '../apps-script/spreadsheet/range-handle';
import { bookOf } from '../apps-script/spreadsheet/spreadsheet-app';
import { sheetNamed } from '../workbook/workbook-state';

/** What a simple trigger is told. `sheet` and `a1` say where; without them there is no range. */
export interface TriggerEvent {
  readonly sheet?: string;
  readonly a1?: string;
  readonly value?: string;
  readonly oldValue?: string;
}

/** The event object that the trigger function gets. */
export function eventRecord(execution: Execution, event: TriggerEvent): PlainRecord {
  const book = bookOf(execution);
  const sheet = event.sheet === undefined ? undefined : sheetNamed(book.workbook, event.sheet);
  const range =
    sheet === undefined || event.a1 === undefined
      ? {}
      : { range: book.wrap.range(rangeFromText(book, sheet, event.a1)) };
  return new PlainRecord({
    authMode: AUTH_MODE.values[execution.authMode],
    source: book.wrap.spreadsheet(book),
    user: userObject(execution.state.userEmail),
    ...range,
    ...(event.value === undefined ? {} : { value: event.value }),
    ...(event.oldValue === undefined ? {} : { oldValue: event.oldValue }),
  });
}
