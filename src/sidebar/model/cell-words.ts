import { printNumber } from '../../core/kernel/number-text';

/** What a cell holds, or is to hold, in words. */
export function printValue(value: string | number | boolean): string {
  if (typeof value === 'number') return printNumber(value);
  if (typeof value === 'boolean') return value ? 'ticked' : 'not ticked';
  return value === '' ? 'empty' : value;
}
