import { addDays, type IsoDate, isoDate } from './iso-date';

/** A planning period. `key` is its canonical spelling; `firstDay` and `lastDay` belong to it. */
export interface Period {
  readonly key: string;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
}

/**
 * Reads a period: `2026`, `2026-H1`, `2026-Q1`, `2026-03` or `2026-M3`, `2026-W07` (ISO week), also with the parts
 * turned round (`Q1 2026`) or joined by space, underscore or slash. Null for anything else.
 */
export function parsePeriod(text: string): Period | null {
  const clean = text
    .trim()
    .toUpperCase()
    .replace(/[\s_/]+/gu, '-');
  const turned = /^([HQMW]\d{1,2})-?(\d{4})$/u.exec(clean);
  const match = /^(\d{4})(?:-?([HQMW])(\d{1,2})|-(\d{1,2}))?$/u.exec(turned ? `${turned[2]}-${turned[1]}` : clean);
  if (match === null) return null;
  const year = Number(match[1]);
  if (year < 1900 || year > 2999) return null;
  const unit = match[2] ?? (match[4] === undefined ? 'Y' : 'M');
  return periodOf(year, unit, Number(match[3] ?? match[4] ?? 1));
}

/** The period of one calendar month, as a date cell in a period column means it. */
export function monthOf(date: IsoDate): Period | null {
  return periodOf(Number(date.slice(0, 4)), 'M', Number(date.slice(5, 7)));
}

function periodOf(year: number, unit: string, index: number): Period | null {
  const months = { Y: 12, H: 6, Q: 3, M: 1 }[unit];
  if (months === undefined) return weekOf(year, index);
  const first = isoDate(year, (index - 1) * months + 1, 1);
  const last = lastDayOfMonth(year, index * months);
  if (index < 1 || first === null || last === null) return null;
  const suffix = { Y: '', H: `-H${index}`, Q: `-Q${index}`, M: `-${String(index).padStart(2, '0')}` }[unit];
  return { key: `${year}${suffix}`, firstDay: first, lastDay: last };
}

function lastDayOfMonth(year: number, month: number): IsoDate | null {
  const next = month === 12 ? isoDate(year + 1, 1, 1) : isoDate(year, month + 1, 1);
  return next === null ? null : addDays(next, -1);
}

/** ISO 8601: week 1 holds 4 January, weeks start on Monday. */
function weekOf(year: number, week: number): Period | null {
  const firstMonday = mondayOfWeekOne(year);
  const nextYear = mondayOfWeekOne(year + 1);
  if (firstMonday === null || nextYear === null || week < 1) return null;
  const first = addDays(firstMonday, (week - 1) * 7);
  if (first >= nextYear) return null;
  return { key: `${year}-W${String(week).padStart(2, '0')}`, firstDay: first, lastDay: addDays(first, 6) };
}

function mondayOfWeekOne(year: number): IsoDate | null {
  const fourth = isoDate(year, 1, 4);
  if (fourth === null) return null;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(fourth, -weekday);
}
