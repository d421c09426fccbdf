import { CellValueType, type ICellData, type Nullable, ObjectMatrix, WrapStrategy } from '@univerjs/core';
import type { EditedCell, PageLook } from '../../server/page-messages';

/** Cells by row and column, counted from 0; null or {v: null} for one that was cleared. */
type Matrix = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>>>>;

/** What a change of the grid's cells means as typing. Cells whose looks alone changed are left out. */
export function typedCells(
  matrix: Matrix,
  typedAt: (row: number, column: number) => string | undefined,
  isCheckbox: (row: number, column: number) => boolean,
): readonly EditedCell[] {
  const cells: EditedCell[] = [];
  new ObjectMatrix(matrix).forValue((down, right, cell) => {
    const [row, column] = [down + 1, right + 1];
    const input = typedAt(row, column) ?? inputOf(cell ?? null, isCheckbox(row, column));
    if (input !== undefined) cells.push({ row, column, input });
  });
  return cells;
}

function inputOf(cell: ICellData | null, isCheckbox: boolean): EditedCell['input'] | undefined {
  if (cell === null) return '';
  if (typeof cell.f === 'string' && cell.f !== '') return cell.f;
  if (cell.p !== undefined && cell.p !== null)
    return (cell.p.body?.dataStream ?? '').replace(/\r?\n?$/, '').replace(/\r/g, '\n');
  if (!('v' in cell) || cell.v === undefined) return undefined;
  if (cell.v === null) return '';
  if (cell.t === CellValueType.BOOLEAN || isCheckbox) return Boolean(Number(cell.v));
  return cell.v;
}

/** The grid's numbers for alignments, from 0 for none. */
const horizontal: readonly PageLook['align'][] = [null, 'left', 'center', 'right'];
const vertical: readonly PageLook['valign'][] = [null, 'top', 'middle', 'bottom'];

/** What a change of the grid's cells means as looks; undefined when looks stayed. One look for all cells at once. */
export function chosenLook(matrix: Matrix): PageLook | undefined {
  let look: PageLook | undefined;
  new ObjectMatrix(matrix).forValue((_row, _column, cell) => {
    const style = cell?.s;
    if (typeof style !== 'object' || style === null) return;
    look = {
      ...('bg' in style ? { background: style.bg?.rgb ?? null } : {}),
      ...('cl' in style ? { fontColor: style.cl?.rgb ?? null } : {}),
      ...('bl' in style ? { bold: style.bl === 1 } : {}),
      ...('it' in style ? { italic: style.it === 1 } : {}),
      ...('ht' in style ? { align: horizontal[style.ht ?? 0] ?? null } : {}),
      ...('vt' in style ? { valign: vertical[style.vt ?? 0] ?? null } : {}),
      ...('tb' in style ? { wrap: style.tb === WrapStrategy.WRAP } : {}),
    };
  });
  return look !== undefined && Object.keys(look).length > 0 ? look : undefined;
}
