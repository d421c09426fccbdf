import { compareText } from '../../kernel/fold';
import { firstDayOf } from '../quarter';
import type { SequenceEntry, SequenceTask } from './task';

/**
 * The last position in the timeframe at which an entry still meets its deadline: that of the quarter in which the deadline
 * lies, since a quarter is all that is planned. -1 when it lies before the timeframe; null when there is none or it lies
 * behind the timeframe, so that not even an entry without a quarter misses it.
 */
export function deadlinePlace({ quarters }: SequenceTask, { deadline }: SequenceEntry): number | null {
  const last = quarters.at(-1);
  if (deadline === null || last === undefined) return null;
  const after = quarters.findIndex((quarter) => compareText(firstDayOf(quarter), deadline) > 0);
  if (after >= 0) return after - 1;
  return Number(deadline.slice(0, 4)) === last.year && isWithin(deadline, last.quarter) ? quarters.length - 1 : null;
}

/** Whether a day of the quarter's year lies in the quarter. */
const isWithin = (day: string, quarter: string): boolean =>
  `Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}` === quarter;
