/** A number read from text; `isPercent` when it was written with a percent sign (`20%` is 0.2). */
export interface NumberText {
  readonly value: number;
  readonly isPercent: boolean;
}

const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/iu;
const grouped = /^[+-]?[1-9]\d{0,2}([, ])\d{3}(\1\d{3})*(\.\d+)?$/u;

/**
 * Reads a number typed as text: `1,200`, `1 200`, `-3.5`, `1e3`, `20%`. Null for anything else.
 * Forms that mean different numbers in different countries (`1,5`, `1.234,5`) are not guessed at.
 */
export function parseNumberText(text: string): NumberText | null {
  let digits = text
    .trim()
    .replace(/[\u00a0\u202f\u2009]/gu, ' ')
    .replace(/^\u2212/u, '-');
  const isPercent = digits.endsWith('%');
  if (isPercent) digits = digits.slice(0, -1).trimEnd();
  if (grouped.test(digits)) digits = digits.replace(/[, ]/gu, '');
  if (!plain.test(digits)) return null;
  const value = Number(digits);
  if (!Number.isFinite(value)) return null;
  return { value: isPercent ? value / 100 : value, isPercent };
}

/** A number as people read it: grouped thousands, at most `digits` decimals (default 6), no trailing zeros. */
export function printNumber(value: number, digits = 6): string {
  const rounded = Number(value.toFixed(digits));
  const [whole = '0', decimals] = Math.abs(rounded).toFixed(digits).split('.');
  const sign = rounded < 0 ? '-' : '';
  const shownDecimals = (decimals ?? '').replace(/0+$/u, '');
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/gu, ',')}${shownDecimals === '' ? '' : `.${shownDecimals}`}`;
}
