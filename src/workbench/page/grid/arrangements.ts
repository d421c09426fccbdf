import type { IRange } from '@univerjs/core';
import type { PageAction } from '../../server/page-messages';

/** What the grid says of a change, as far as it is read here. */
export interface GridChange {
  readonly subUnitId?: string;
  readonly range?: IRange;
  readonly ranges?: readonly IRange[];
  readonly name?: string;
  readonly hidden?: number;
  readonly index?: number;
  readonly toOrder?: number;
  readonly sheet?: { readonly name?: string };
  readonly colWidth?: number | Readonly<Record<number, number | null>>;
  readonly xSplit?: number;
  readonly ySplit?: number;
  readonly sheetId?: string;
  readonly row?: number;
  readonly col?: number;
  readonly note?: { readonly note: string };
}

/** What a change of the grid's tabs, rows or columns means; undefined for changes that concern nobody else. */
export function arrangementOf(id: string, change: GridChange): PageAction | undefined {
  const sheet = change.subUnitId ?? '';
  const { range } = change;
  switch (id) {
    case 'sheet.mutation.insert-row':
      return range && { kind: 'lines', sheet, axis: 'row', at: range.startRow + 1, count: height(range) };
    case 'sheet.mutation.remove-rows':
      return range && { kind: 'lines', sheet, axis: 'row', at: range.startRow + 1, count: -height(range) };
    case 'sheet.mutation.insert-col':
      return range && { kind: 'lines', sheet, axis: 'column', at: range.startColumn + 1, count: width(range) };
    case 'sheet.mutation.remove-col':
      return range && { kind: 'lines', sheet, axis: 'column', at: range.startColumn + 1, count: -width(range) };
    case 'sheet.mutation.set-worksheet-name':
      return { kind: 'rename', sheet, name: change.name ?? '' };
    case 'sheet.mutation.set-worksheet-hidden':
      return { kind: 'hide', sheet, hidden: change.hidden === 1 };
    case 'sheet.mutation.set-worksheet-order':
      return { kind: 'order', sheet, index: change.toOrder ?? 0 };
    case 'sheet.mutation.insert-sheet':
      return { kind: 'add', name: change.sheet?.name ?? '', index: change.index ?? 0 };
    case 'sheet.mutation.remove-sheet':
      return { kind: 'remove', sheet };
    case 'sheet.mutation.set-worksheet-col-width':
      return { kind: 'width', sheet, columns: widths(change) };
    case 'sheet.mutation.set-frozen':
      return { kind: 'freeze', sheet, rows: change.ySplit ?? 0, columns: change.xSplit ?? 0 };
    case 'sheet.mutation.set-col-hidden':
    case 'sheet.mutation.set-col-visible':
      return {
        kind: 'visibility',
        sheet,
        axis: 'column',
        spans: spans(change, 'Column'),
        hidden: id.endsWith('hidden'),
      };
    case 'sheet.mutation.set-row-hidden':
    case 'sheet.mutation.set-row-visible':
      return { kind: 'visibility', sheet, axis: 'row', spans: spans(change, 'Row'), hidden: id.endsWith('hidden') };
    case 'sheet.mutation.update-note':
    case 'sheet.mutation.remove-note': {
      const { sheetId = '', row = 0, col = 0, note } = change;
      return { kind: 'note', sheet: sheetId, row: row + 1, column: col + 1, note: note?.note ?? '' };
    }
    default:
      return undefined;
  }
}

function spans({ ranges = [] }: GridChange, axis: 'Row' | 'Column'): readonly (readonly [number, number])[] {
  return ranges.map((range) => [range[`start${axis}`] + 1, range[`end${axis}`] - range[`start${axis}`] + 1]);
}

function height({ startRow, endRow }: IRange): number {
  return endRow - startRow + 1;
}

function width({ startColumn, endColumn }: IRange): number {
  return endColumn - startColumn + 1;
}

function widths({ ranges = [], colWidth }: GridChange): readonly (readonly [number, number])[] {
  return ranges.flatMap((range) =>
    Array.from({ length: width(range) }, (_, index): readonly [number, number] => {
      const column = range.startColumn + index;
      const pixels = typeof colWidth === 'number' ? colWidth : (colWidth?.[column] ?? 100);
      return [column + 1, pixels];
    }),
  );
}
