declare const brand: unique symbol;

/** A calendar day as `YYYY-MM-DD`. Days compare as texts. No time of day, no time zone. */
export type IsoDate = string & { readonly [brand]: 'IsoDate' };

/** The day of a year, month (1 to 12) and day of month, or null when there is no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  at.setUTCFullYear(year);
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? (at.toISOString().slice(0, 10) as IsoDate) : null;
}

/** Reads `2026-05-15` (also with `/` or `.`, or followed by a time). Null for any other text. */
export function parseIsoDate(text: string): IsoDate | null {
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$/u.exec(text.trim());
  return match === null ? null : isoDate(Number(match[1]), Number(match[3]), Number(match[4]));
}

/** The two days that a text can mean whose day and month could be swapped (`05/06/2026`); null for any other text. */
export function swappableDays(text: string): readonly [IsoDate, IsoDate] | null {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ].*)?$/u.exec(text.trim());
  const [one, other, year] = [Number(match?.[1]), Number(match?.[3]), Number(match?.[4])];
  const dayFirst = isoDate(year, other, one);
  const monthFirst = isoDate(year, one, other);
  return dayFirst === null || monthFirst === null || dayFirst === monthFirst ? null : [dayFirst, monthFirst];
}

/** The day `days` after `date`. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10) as IsoDate;
}
