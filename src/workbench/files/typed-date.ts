import type { LocaleRules } from '../workbook/locale';
import { serialOf } from '../workbook/serial-date';

/** A date or time read from typed text. */
export interface TypedDate {
  readonly serial: number;
  readonly numberFormat: string;
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly format: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** Reads a date, a time or both; undefined when the text is neither. */
export function parseTypedDate(text: string, locale: LocaleRules, currentYear: number): TypedDate | undefined {
  const clock = /^(?:(.+?)\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\.?)?$/i.exec(text);
  if (clock === null) {
    const parts = parseDay(text, locale, currentYear);
    return parts === undefined ? undefined : finish(parts, 0, '');
  }
  const [, day, hourText, minuteText, secondText, half] = clock;
  const hour = halfDayHour(Number(hourText), half);
  const minute = Number(minuteText);
  const second = secondText === undefined ? 0 : Number(secondText);
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const seconds = hour * 3600 + minute * 60 + second;
  const pattern = `${half === undefined ? 'H' : 'h'}:mm${secondText === undefined ? '' : ':ss'}${half === undefined ? '' : ' AM/PM'}`;
  if (day === undefined) return { serial: seconds / 86_400, numberFormat: pattern };
  const parts = parseDay(day, locale, currentYear);
  return parts === undefined ? undefined : finish(parts, seconds, ` ${pattern}`);
}

function halfDayHour(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function finish(parts: DayParts, seconds: number, timeFormat: string): TypedDate | undefined {
  const { year, month, day } = parts;
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 9999) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { serial: serialOf(year, month, day, seconds), numberFormat: parts.format + timeFormat };
}

function parseDay(text: string, locale: LocaleRules, currentYear: number): DayParts | undefined {
  return parseYearFirst(text) ?? parseLocalOrder(text, locale, currentYear) ?? parseMonthName(text, currentYear);
}

function parseYearFirst(text: string): DayParts | undefined {
  const match = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const [, year, separator = '-', month, day] = match;
  // 2026.03 is a decimal number in some locales and text in others, never a month.
  if (day === undefined && separator === '.') return undefined;
  const format = day === undefined ? `yyyy${separator}mm` : `yyyy${separator}mm${separator}dd`;
  return { year: Number(year), month: Number(month), day: day === undefined ? 1 : Number(day), format };
}

function parseLocalOrder(text: string, locale: LocaleRules, currentYear: number): DayParts | undefined {
  const match = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec(text);
  if (match !== null) {
    const [, one, separator = '/', two, yearText] = match;
    if (!locale.dateSeparators.includes(separator)) return undefined;
    const monthFirst = locale.dateOrder === 'month-first';
    const month = Number(monthFirst ? one : two);
    const day = Number(monthFirst ? two : one);
    // "1.2" alone is a version number; "1.2." with the closing dot is a day and month.
    if (yearText === undefined && separator === '.' && !text.endsWith('.')) return undefined;
    if (yearText === undefined && separator !== '.' && text.endsWith(separator)) return undefined;
    const year = yearText === undefined ? currentYear : fullYear(yearText);
    return { year, month, day, format: yearText === undefined ? locale.dayMonthFormat : locale.dateFormat };
  }
  const monthYear = /^(\d{1,2})([-/])(\d{4})$/.exec(text);
  if (monthYear === null) return undefined;
  const [, month, separator = '/', year] = monthYear;
  return { year: Number(year), month: Number(month), day: 1, format: `m${separator}yyyy` };
}

function parseMonthName(text: string, currentYear: number): DayParts | undefined {
  const nameFirst = /^([a-z]{3,9})\.?[ -](\d{1,2})(?:,?[ -]+(\d{4}))?$/i.exec(text);
  if (nameFirst !== null) {
    const [, name = '', day, year] = nameFirst;
    const month = monthNumber(name);
    if (month === undefined) return undefined;
    const format = year === undefined ? 'mmm d' : 'mmm d, yyyy';
    return { year: year === undefined ? currentYear : Number(year), month, day: Number(day), format };
  }
  const dayFirst = /^(\d{1,2})[ -]([a-z]{3,9})\.?(?:[ -](\d{4}))?$/i.exec(text);
  if (dayFirst !== null) {
    const [, day, name = '', year] = dayFirst;
    const month = monthNumber(name);
    if (month === undefined) return undefined;
    const format = year === undefined ? 'd-mmm' : 'd-mmm-yyyy';
    return { year: year === undefined ? currentYear : Number(year), month, day: Number(day), format };
  }
  const monthOfYear = /^([a-z]{3,9})\.?[ -](\d{4})$/i.exec(text);
  const month = monthNumber(monthOfYear?.[1] ?? '');
  if (month === undefined) return undefined;
  return { year: Number(monthOfYear?.[2]), month, day: 1, format: 'mmm yyyy' };
}

function monthNumber(name: string): number | undefined {
  const lower = name.toLowerCase();
  const short = (MONTHS as readonly string[]).indexOf(lower);
  const index = short >= 0 ? short : (LONG_MONTHS as readonly string[]).indexOf(lower);
  return index < 0 ? undefined : index + 1;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}
