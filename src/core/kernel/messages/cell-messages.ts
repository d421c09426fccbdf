import { printNumber } from '../number-text';
import { message } from './message';

/** Problems of one cell, whatever its tab. */
export const cellMessages = {
  'missing-value': message<{ column: string; why: string | null }>({
    severity: 'error',
    cause: 'A cell that the row cannot do without is empty.',
    says: ({ column, why }) => `${column} is empty${why === null ? '' : `, and ${why}`}`,
    fix: ({ column }) => `Enter ${column}`,
  }),
  'formula-error': message<{ shown: string }>({
    severity: 'error',
    cause: 'A cell that the run needs shows a formula error such as #REF!.',
    says: ({ shown }) => `the cell shows ${shown}`,
    fix: () => 'Mend the formula, or type the value',
  }),
  'unread-formula-error': message<{ shown: string }>({
    severity: 'warning',
    cause: 'A cell that only people read shows a formula error.',
    says: ({ shown }) => `the cell shows ${shown} and is read as empty`,
    fix: () => 'Mend the formula, or type the text',
  }),
  'reserved-key': message<{ shown: string }>({
    severity: 'error',
    cause: 'A key or value is a word that the add-on cannot keep, such as __proto__.',
    says: ({ shown }) => `"${shown}" cannot be used as a key`,
    fix: () => 'Use another word',
  }),
  'not-a-number': message<{ shown: string }>({
    severity: 'error',
    cause: 'A number column holds something that is not a number, or is written so that it could mean two numbers.',
    says: ({ shown }) => `"${shown}" is not a number`,
    fix: () => 'Type a number the way this spreadsheet writes numbers, such as 1200, or 20% for a share',
  }),
  'not-whole': message<{ value: number }>({
    severity: 'error',
    cause: 'A count is not a whole number.',
    says: ({ value }) => `${printNumber(value)} is not a whole number`,
    fix: () => 'Enter a whole number',
  }),
  'below-minimum': message<{ value: number; minimum: number }>({
    severity: 'error',
    cause: 'A number is below the least its column allows.',
    says: ({ value, minimum }) => `${printNumber(value)} is below ${printNumber(minimum)}`,
    fix: ({ minimum }) => `Enter ${printNumber(minimum)} or more`,
  }),
  'above-maximum': message<{ value: number; maximum: number }>({
    severity: 'error',
    cause: 'A number is above the most its column allows.',
    says: ({ value, maximum }) => `${printNumber(value)} is above ${printNumber(maximum)}`,
    fix: ({ maximum }) => `Enter ${printNumber(maximum)} or less`,
  }),
  'not-a-date': message<{ shown: string }>({
    severity: 'error',
    cause: 'A date column holds something that is not a date, or a date whose day and month could be swapped.',
    says: ({ shown }) => `"${shown}" is not a date`,
    fix: () => 'Enter a date, or text such as 2026-05-15',
  }),
  'not-yes-or-no': message<{ shown: string }>({
    severity: 'error',
    cause: 'A checkbox column holds something other than yes or no.',
    says: ({ shown }) => `"${shown}" is neither yes nor no`,
    fix: () => 'Tick the box, or enter TRUE, FALSE, yes or no',
  }),
  'not-a-choice': message<{ shown: string; choices: readonly string[]; near: string | null }>({
    severity: 'error',
    cause: 'A cell with fixed choices holds something else.',
    says: ({ shown, near }) => `"${shown}" is not one of the choices${near === null ? '' : `: did you mean ${near}?`}`,
    fix: ({ choices }) => `Choose one of ${choices.join(', ')}`,
  }),
  'unreadable-period': message<{ shown: string }>({
    severity: 'error',
    cause: 'A period is written in a way that is not known.',
    says: ({ shown }) => `"${shown}" is not a period`,
    fix: () => 'Enter a period such as 2026, 2026-H1, 2026-Q2, 2026-03 or 2026-W07',
  }),
  'unreadable-weights': message<{ shown: string; reason: string }>({
    severity: 'error',
    cause: 'Objective weights are neither a list such as `ORDERS: 60%, RETENTION: 40%` nor a JSON object.',
    says: ({ shown, reason }) => `the weights "${shown}" cannot be read: ${reason}`,
    fix: () => 'Enter weights such as ORDERS: 60%, RETENTION: 40% (or A > B > C for lexicographic)',
  }),
  'unreadable-amounts': message<{ shown: string; reason: string }>({
    severity: 'error',
    cause: 'Capacities per country, department or quarter are not a list such as `UK: 400, DE: 300` or a JSON object.',
    says: ({ shown, reason }) => `the capacities "${shown}" cannot be read: ${reason}`,
    fix: () => 'Enter capacities such as UK: 400, DE: 300',
  }),
} as const;
