import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IStyleData,
  type Nullable,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { PageCell } from '../../server/page-messages';

/** What we keep with a cell of the grid: how it reads, and what stands in its editor. */
interface ShownCell {
  readonly text: string;
  readonly edit: string;
}

/** What was kept with a cell by `univerCell`; undefined for one that the grid made by itself. */
export const shownOf = (cell: Nullable<ICellData>): ShownCell | undefined =>
  // Nothing else is kept with cells.
  cell?.custom as ShownCell | undefined;

/** A cell as the grid holds it. */
export function univerCell(cell: PageCell): ICellData {
  const { value, text = String(value), formula } = cell;
  const shown: ShownCell = { text, edit: cell.edit ?? text };
  return {
    v: typeof value === 'boolean' ? Number(value) : value,
    t: typeOf(value),
    ...(formula === undefined ? {} : { f: formula }),
    s: styleOf(cell),
    custom: { ...shown },
  };
}

function typeOf(value: PageCell['value']): CellValueType {
  if (typeof value === 'number') return CellValueType.NUMBER;
  return typeof value === 'boolean' ? CellValueType.BOOLEAN : CellValueType.STRING;
}

const horizontal = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT };
const vertical = { top: VerticalAlign.TOP, middle: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };

function styleOf(cell: PageCell): IStyleData {
  const { background, fontColor, fontSize, align, valign } = cell;
  return {
    ...(background === undefined ? {} : { bg: { rgb: background } }),
    ...(fontColor === undefined ? {} : { cl: { rgb: fontColor } }),
    ...(cell.bold === true ? { bl: BooleanNumber.TRUE } : {}),
    ...(cell.italic === true ? { it: BooleanNumber.TRUE } : {}),
    ...(fontSize === undefined ? {} : { fs: fontSize }),
    ...(align === undefined ? {} : { ht: horizontal[align] }),
    ...(valign === undefined ? {} : { vt: vertical[valign] }),
    tb: cell.wrap === true ? WrapStrategy.WRAP : align === 'right' ? WrapStrategy.CLIP : WrapStrategy.OVERFLOW,
  };
}
