import { fold } from '../kernel/fold';

/** A unit as people type it, for example `sessions`; null where there is none or it is not known. */
export type Unit = string | null;

/** What people write for numbers that have no unit of their own. */
const plain = new Set(['', '%', 'percent', 'share', 'rate', 'ratio', 'factor', 'x', 'number']);

const isPlain = (unit: Unit): boolean => unit === null || plain.has(fold(unit));

/** The unit of a sum, difference, least or greatest. A plain number goes with anything. */
export function commonUnit(left: Unit, right: Unit): Unit | 'differ' {
  if (isPlain(left)) return right;
  if (isPlain(right)) return left;
  return fold(left ?? '') === fold(right ?? '') ? left : 'differ';
}

/** The unit of a product; two units multiplied are not followed further. */
export function multipliedUnit(left: Unit, right: Unit): Unit {
  if (isPlain(left)) return right;
  return isPlain(right) ? left : null;
}

/** The unit of a quotient. */
export function dividedUnit(left: Unit, right: Unit): Unit {
  return isPlain(right) ? left : null;
}
