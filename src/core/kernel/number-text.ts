/** A number read from text; `isPercent` when it was written with a percent sign (`20%` is 0.2). */
export interface NumberText {
  readonly value: number;
  readonly isPercent: boolean;
}

/** What stands before the decimals of a number. */
export type DecimalMark = '.' | ',';

/** The two numbers a text can mean, each written so that it means only that one: `1.200` is `1200` or `1.2`. */
export type TwoReadings = readonly [thousands: string, decimals: string];

/**
 * Reads a number typed as text: `1,200`, `1 200`, `-3.5`, `1e3`, `20%`. Null for anything else, and for a text that can
 * mean two numbers. `decimalMark` is the one of the spreadsheet. It is not needed where a text can mean only one number
 * (`1.234,5`), nor for a decimal point, with which computers write everywhere; a decimal comma is read only where it is
 * the spreadsheet's own, for elsewhere it is a slip of the hand.
 */
export function parseNumberText(text: string, decimalMark: DecimalMark = '.'): NumberText | null {
  const { digits, isPercent } = trimmed(text);
  if (isTwofold(digits, decimalMark)) return null;
  const machine = withoutGroups(digits, decimalMark);
  if (!plain.test(machine)) return null;
  const value = Number(machine);
  if (!Number.isFinite(value)) return null;
  return { value: isPercent ? value / 100 : value, isPercent };
}

/**
 * The two numbers that a text can mean; null when it means one or none. One mark before exactly three digits separates
 * thousands or decimals. The mark that the spreadsheet has for thousands tells which; its decimal mark does not, since a
 * number typed there with it would have become a number, and a text comes from elsewhere.
 */
export function twoReadings(text: string, decimalMark: DecimalMark = '.'): TwoReadings | null {
  const { digits, isPercent } = trimmed(text);
  if (!isTwofold(digits, decimalMark)) return null;
  const [whole = '', decimals = ''] = digits.split(decimalMark);
  const short = decimals.replace(/0+$/u, '');
  // A fourth digit tells that three decimals are no thousands.
  const shown = short === '' ? whole : `${whole}${decimalMark}${short.length === 3 ? `${short}0` : short}`;
  const percent = isPercent ? '%' : '';
  return [`${whole}${decimals}${percent}`, `${shown}${percent}`];
}

const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/iu;
const decimalComma = /^[+-]?(\d+,\d*|,\d+)(e[+-]?\d+)?$/iu;
/** Thousands in groups, of which the spaces and apostrophes are no decimal mark anywhere. */
const groupedBySpace = /^[+-]?[1-9]\d{0,2}([ '\u2019])\d{3}(\1\d{3})*([.,]\d+)?$/u;
const groupedByMark = /^[+-]?[1-9]\d{0,2}(?:(,\d{3})+(\.\d+)?|(\.\d{3})+(,\d+)?)$/u;
const oneGroup = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/u;

function trimmed(text: string): { readonly digits: string; readonly isPercent: boolean } {
  const clean = text
    .trim()
    .replace(/[\u00a0\u202f\u2009]/gu, ' ')
    .replace(/^\u2212/u, '-');
  const isPercent = clean.endsWith('%');
  return { digits: isPercent ? clean.slice(0, -1).trimEnd() : clean, isPercent };
}

const isTwofold = (digits: string, decimalMark: DecimalMark): boolean => oneGroup.exec(digits)?.[1] === decimalMark;

/** The same number as computers write it, as far as its marks are understood. */
function withoutGroups(digits: string, decimalMark: DecimalMark): string {
  if (groupedByMark.test(digits)) {
    const group = /[.,]/u.exec(digits)?.[0] ?? '';
    return digits.split(group).join('').replace(',', '.');
  }
  const ungrouped = groupedBySpace.test(digits) ? digits.replace(/[ '\u2019]/gu, '') : digits;
  return decimalMark === ',' && decimalComma.test(ungrouped) ? ungrouped.replace(',', '.') : ungrouped;
}

/** A number as people read it: grouped thousands, at most `digits` decimals (default 6), no trailing zeros. */
export function printNumber(value: number, digits = 6): string {
  const rounded = Number(value.toFixed(digits));
  const [whole = '0', decimals] = Math.abs(rounded).toFixed(digits).split('.');
  const sign = rounded < 0 ? '-' : '';
  const shownDecimals = (decimals ?? '').replace(/0+$/u, '');
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/gu, ',')}${shownDecimals === '' ? '' : `.${shownDecimals}`}`;
}

/** A computed number as exactly as it can be trusted: at most 13 digits and 10 decimals; what follows is noise of doubles. */
export const printComputed = (value: number): string => printNumber(Number(value.toPrecision(13)), 10);

/** A number for people to type: without grouping, which other countries would read as decimals. At most 6 decimals. */
export const printTyped = (value: number): string => printNumber(value).replace(/,/gu, '');

/**
 * A number to go by, short: about six digits, decimals only as far as these reach, and never beyond `value` on the side
 * that would make the advice fail. 1497936.82375 is at most 1,497,936 and at least 1,497,937.
 */
export function printBound(value: number, side: 'at most' | 'at least'): string {
  const digits = Math.min(6, Math.max(0, 5 - Math.floor(Math.log10(Math.max(1e-6, Math.abs(value))))));
  const nearest = Number(value.toFixed(digits));
  const step = 10 ** -digits;
  // Sums of doubles end in noise: 1250 - 1219.99999999999 is no more than 30.
  if (Math.abs(nearest - value) <= 1e-9 * Math.max(1, Math.abs(value))) return printNumber(nearest);
  if (side === 'at most') return printNumber(nearest <= value ? nearest : nearest - step);
  return printNumber(nearest >= value ? nearest : nearest + step);
}
