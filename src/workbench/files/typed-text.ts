import { ERROR_VALUES, type StoredValue } from '../workbook/cell';
import type { LocaleRules } from '../workbook/locale';
import { parseTypedDate } from './typed-date';

/** What Sheets makes of text typed into a cell. */
export interface TypedCell {
  readonly value: StoredValue;
  /** With the leading `=`; then `value` waits for the calculator. */
  readonly formula?: string;
  /** Format the text brings along, for a cell whose format is automatic. */
  readonly numberFormat?: string;
}

/**
 * Reads text as if a person had typed it into a cell with the automatic format.
 * `currentYear` completes a day and month typed without a year.
 */
export function parseTypedText(text: string, locale: LocaleRules, currentYear: number): TypedCell {
  if (text === '') return { value: '' };
  const first = text.charCodeAt(0);
  if (first === 0x27) return { value: text.slice(1) };
  if (first === 0x3d) return text.length === 1 ? { value: text } : { value: '', formula: text };
  const bare = text.trim();
  if (bare === '') return { value: text };
  // Most cells are words; they leave here.
  if (!/^[\d+\-.,(#%$€£¥]|^[a-zäö]{3,9}\.?[ -]?\d|^[a-z]{4,6}$/i.test(bare)) return { value: text };

  const upper = bare.toUpperCase();
  if (locale.trueWords.includes(upper)) return { value: true };
  if (locale.falseWords.includes(upper)) return { value: false };
  if (first === 0x23) return ERROR_VALUES.includes(upper) ? { value: { error: upper } } : { value: text };

  const number = parseTypedNumber(bare, locale);
  if (number !== undefined) return number;
  const date = parseTypedDate(bare, locale, currentYear);
  if (date !== undefined) return { value: date.serial, numberFormat: date.numberFormat };
  // Digits that are no number here (a decimal comma, say) stay what was typed.
  if (/^[+-][\d.,\s]+%?$/.test(bare)) return { value: text };
  // A sign in front of anything else starts a formula, as in the formula bar.
  if (first === 0x2b || first === 0x2d) return text.length === 1 ? { value: text } : { value: '', formula: `=${text}` };
  return { value: text };
}

const NUMBER = {
  '.': /^([+-]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.(\d*))?(?:e([+-]?\d+))?$/i,
  ',': /^([+-]?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+)?(?:,(\d*))?(?:e([+-]?\d+))?$/i,
} as const;

function parseTypedNumber(bare: string, locale: LocaleRules): TypedCell | undefined {
  let body = bare;
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(body);
  if (bracketed?.[1] !== undefined && !/^[+-]/.test(bracketed[1])) {
    body = bracketed[1];
    negative = true;
  }
  const money = /^([+-]?)\s*([$€£¥])\s*(?=[\d.,])/.exec(body) ?? undefined;
  const trailingMoney = money === undefined ? (/(?<=\d)\s*([$€£¥])$/.exec(body) ?? undefined) : undefined;
  const currency = money?.[2] ?? trailingMoney?.[1];
  if (money !== undefined) body = `${money[1] ?? ''}${body.slice(money[0].length)}`;
  if (trailingMoney !== undefined) body = body.slice(0, trailingMoney.index);
  const percent = /\s*%$/.exec(body);
  if (percent !== null) body = body.slice(0, percent.index);
  if (percent !== null && currency !== undefined) return undefined;

  const match = NUMBER[locale.decimal].exec(body);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction, exponent] = match;
  if (whole === '' && (fraction === undefined || fraction === '')) return undefined;
  const digits = whole.split(locale.group).join('');
  const value = Number(
    `${sign}${digits === '' ? '0' : digits}.${fraction === undefined || fraction === '' ? '0' : fraction}e${exponent ?? '0'}`,
  );
  if (!Number.isFinite(value)) return undefined;
  const signed = negative ? -value : value;
  const hasDecimals = fraction !== undefined && fraction !== '';
  if (percent !== null) {
    // Shifting the exponent keeps 20% at exactly 0.2.
    return { value: Number(`${signed}e-2`) || signed / 100, numberFormat: hasDecimals ? '0.00%' : '0%' };
  }
  if (currency !== undefined) return { value: signed, numberFormat: currencyFormat(currency, hasDecimals, locale) };
  if (exponent !== undefined) return { value: signed, numberFormat: '0.00E+00' };
  if (whole.includes(locale.group)) return { value: signed, numberFormat: hasDecimals ? '#,##0.00' : '#,##0' };
  return { value: signed };
}

function currencyFormat(currency: string, hasDecimals: boolean, locale: LocaleRules): string {
  if (currency === locale.currency) return locale.currencyFormats[hasDecimals ? 1 : 0];
  return hasDecimals ? `[$${currency}]#,##0.00` : `[$${currency}]#,##0`;
}
