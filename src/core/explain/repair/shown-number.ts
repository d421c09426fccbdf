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

/** What a percentage of capacity becomes when its limit moves: in percent, at the precision that its cell shows. */
export function movedPercentage(share: number, to: number, capacity: number): number {
  const percent = Number(((100 * to) / capacity).toPrecision(12));
  return roundTo(percent, decimalsOf(100 * share), percent < 100 * share ? 'down' : 'up');
}
