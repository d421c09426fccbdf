import type { HostState } from '../../apps-script/host-state';
import { invokeMethod } from '../../apps-script/service-object';
import type { ServiceObject } from '../../apps-script/service-value';
import { rangeOf } from '../../apps-script/spreadsheet/range-handle';
import { bookOf } from '../../apps-script/spreadsheet/spreadsheet-app';
import { sheetWithId } from '../../workbook/workbook-state';
import type { PageAction, PageLook } from '../page-messages';

/** What a person does to tabs, rows and columns rather than to cells. */
export type Arrangement = Extract<
  PageAction,
  {
    readonly kind:
      | 'note'
      | 'visibility'
      | 'lines'
      | 'width'
      | 'rename'
      | 'add'
      | 'remove'
      | 'hide'
      | 'order'
      | 'freeze'
      | 'title'
      | 'look';
  }
>;

/** Does it as a script would. Throws in Google's words where Google refuses. */
export function arrangeSheets(state: HostState, action: Arrangement): void {
  const book = bookOf({ id: 0, authMode: 'FULL', state });
  const call = (target: unknown, method: string, ...args: readonly unknown[]): unknown =>
    // The book wraps everything as service objects.
    invokeMethod(target as ServiceObject, method, args);
  const document = book.wrap.spreadsheet(book);
  if (action.kind === 'title') {
    call(document, 'rename', action.name);
    return;
  }
  if (action.kind === 'add') {
    call(document, 'insertSheet', action.name, action.index);
    return;
  }
  const found = sheetWithId(book.workbook, Number(action.sheet));
  if (found === undefined) throw new Error('That tab is gone. Reload the page.');
  const sheet = book.wrap.sheet({ book, sheet: found });
  switch (action.kind) {
    case 'lines': {
      const lines = action.axis === 'row' ? 'Rows' : 'Columns';
      if (action.count > 0) call(sheet, `insert${lines}Before`, action.at, action.count);
      else call(sheet, `delete${lines}`, action.at, -action.count);
      return;
    }
    case 'visibility': {
      const method = `${action.hidden ? 'hide' : 'show'}${action.axis === 'row' ? 'Rows' : 'Columns'}`;
      for (const [at, count] of action.spans) call(sheet, method, at, count);
      return;
    }
    case 'note':
      call(book.wrap.range(rangeOf(book, found, action.row, action.column)), 'setNote', action.note);
      return;
    case 'width':
      for (const [column, pixels] of action.columns) call(sheet, 'setColumnWidth', column, Math.round(pixels));
      return;
    case 'rename':
      call(sheet, 'setName', action.name);
      return;
    case 'remove':
      call(document, 'deleteSheet', sheet);
      return;
    case 'hide':
      call(sheet, action.hidden ? 'hideSheet' : 'showSheet');
      return;
    case 'order': {
      const { sheets } = book.workbook;
      sheets.splice(sheets.indexOf(found), 1);
      sheets.splice(action.index, 0, found);
      return;
    }
    case 'freeze':
      call(sheet, 'setFrozenRows', action.rows);
      call(sheet, 'setFrozenColumns', action.columns);
      return;
    case 'look':
      look(book.wrap.range(rangeOf(book, found, ...action.area)), action.look);
  }

  function look(area: unknown, { background, fontColor, bold, italic, align, valign, wrap }: PageLook): void {
    if (background !== undefined) call(area, 'setBackground', background);
    if (fontColor !== undefined) call(area, 'setFontColor', fontColor);
    if (bold !== undefined) call(area, 'setFontWeight', bold ? 'bold' : 'normal');
    if (italic !== undefined) call(area, 'setFontStyle', italic ? 'italic' : 'normal');
    if (align !== undefined) call(area, 'setHorizontalAlignment', align);
    if (valign !== undefined) call(area, 'setVerticalAlignment', valign);
    if (wrap !== undefined) call(area, 'setWrap', wrap);
  }
}
