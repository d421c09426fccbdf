import { printNumber } from '../number-text';
import { message } from './message';

/** Readable rows that cannot all hold. They make the run infeasible. */
export const conflictMessages = {
  'floor-out-of-reach': message<{ kpi: string; slice: string; target: number; reachable: number; missing: number }>({
    severity: 'conflict',
    cause: 'A KPI floor is above what all candidates that may be funded bring together.',
    says: ({ kpi, slice, target, reachable, missing }) =>
      `${kpi} in ${slice} reaches at most ${printNumber(reachable)} of ${printNumber(target)}, even if everything is funded (${printNumber(missing)} missing)`,
    fix: ({ reachable }) => `Lower the floor to ${printNumber(reachable)} or less, or add contributions`,
  }),
} as const;
