import { type Cell, showCell } from '../../columns/cell';

/** Decimals that a number shows: 12.5 has one, 700 none. Ten at most. */
export function decimalsOf(value: number): number {
  for (let decimals = 0; decimals < 10; decimals += 1) {
    if (Math.abs(Number(value.toFixed(decimals)) - value) <= 1e-12 * Math.max(1, Math.abs(value))) return decimals;
  }
  return 10;
}

/** The cell holds a percentage, by its format or by its text. */
export function isPercentage(cell: Cell): boolean {
  return typeof cell === 'object' ? cell.kind === 'percent' : showCell(cell).trim().endsWith('%');
}

/** The next number at that precision, upwards or downwards; a number that is on the grid already stays. */
export function roundTo(value: number, decimals: number, direction: 'up' | 'down'): number {
  const nearest = Number(value.toFixed(decimals));
  if (Math.abs(nearest - value) <= 1e-9 * Math.max(1, Math.abs(value))) return nearest;
  const step = 10 ** -decimals;
  if (direction === 'up') return nearest > value ? nearest : Number((nearest + step).toFixed(decimals));
  return nearest < value ? nearest : Number((nearest - step).toFixed(decimals));
}

/** A percentage of capacity before and after its limit in tokens moves: in percent, at the precision that its cell shows. */
export function movedPercentage(
  from: number,
  to: number,
  capacity: number,
): { readonly from: number; readonly to: number } {
  const [before = 0, after = 0] = [from, to].map((tokens) => Number(((100 * tokens) / capacity).toPrecision(12)));
  return { from: before, to: roundTo(after, decimalsOf(before), after < before ? 'down' : 'up') };
}
