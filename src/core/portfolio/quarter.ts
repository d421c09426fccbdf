import { type IsoDate, isoDate } from '../kernel/iso-date';
import { type Period, parsePeriod } from '../kernel/period';

export const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const;
export type Quarter = (typeof quarters)[number];

/** A quarter of a certain year. */
export interface YearQuarter {
  readonly quarter: Quarter;
  readonly year: number;
}

/** The calendar quarters that a period touches, in order. */
export function quartersOf({ firstDay, lastDay }: Pick<Period, 'firstDay' | 'lastDay'>): readonly YearQuarter[] {
  const found: YearQuarter[] = [];
  for (let index = indexOfDay(firstDay); index <= indexOfDay(lastDay); index += 1) found.push(quarterAt(index));
  return found;
}

/** Counts quarters through the years, so that they compare and subtract. */
export const quarterIndex = ({ quarter, year }: YearQuarter): number => year * 4 + quarters.indexOf(quarter);

/** The first day of a quarter. */
export function firstDayOf({ quarter, year }: YearQuarter): IsoDate {
  const day = isoDate(year, quarters.indexOf(quarter) * 3 + 1, 1);
  if (day === null) throw new Error(`${quarter} ${year} has no first day`);
  return day;
}

/** "Q2 2026". */
export const printQuarter = ({ quarter, year }: YearQuarter): string => `${quarter} ${year}`;

/** The quarter that a name such as `2026-Q2` or `Q2` means; without a year, that of `year`. */
export function parseQuarter(name: string, year: number): YearQuarter | null {
  const short = quarters.find((quarter) => quarter === name.trim().toUpperCase());
  if (short !== undefined) return { quarter: short, year };
  const period = parsePeriod(name);
  const found = period === null ? [] : quartersOf(period);
  return found.length === 1 && period !== null && /-Q\d$/u.test(period.key) ? (found[0] ?? null) : null;
}

function indexOfDay(day: IsoDate): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

function quarterAt(index: number): YearQuarter {
  return { quarter: quarters[((index % 4) + 4) % 4] ?? 'Q1', year: Math.floor(index / 4) };
}
