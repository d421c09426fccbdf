import { printNumber, printTyped, type TwoReadings } from '../number-text';
import { message } from './message';

/** Where Sheets lets a formula be computed that it took for text. */
const computeIt = 'Choose Format > Number > Automatic for the cell, then enter the formula again';

/** How a cell gets rid of its percent sign in Sheets. */
const plainFormat = 'Format > Number > Automatic';

/** A number, in full where rounding would hide that it differs from `other`. */
const beside = (value: number, other: number): string =>
  printNumber(value) === printNumber(other) ? String(value) : printNumber(value);

const missingValue = message<{ why: string | null }>({
  severity: 'error',
  says: ({ why }) => `the cell is empty${why === null ? '' : `, and ${why}`}`,
  fix: () => 'Enter a value',
});

/** Problems of one cell, whatever its tab. */
export const cellMessages = {
  'missing-value': missingValue,
  'draft-missing-value': { ...missingValue, severity: 'warning' },
  'formula-error': message<{ shown: string }>({
    severity: 'error',
    says: ({ shown }) => `the cell shows ${shown}`,
    fix: () => 'Mend the formula, or type the value',
  }),
  'unread-formula-error': message<{ shown: string }>({
    severity: 'warning',
    says: ({ shown }) => `the cell shows ${shown} and is read as empty`,
    fix: () => 'Mend the formula, or type the text',
  }),
  'formula-as-text': message<{ shown: string }>({
    severity: 'error',
    says: ({ shown }) => `the formula ${shown} is stored as text and not computed`,
    fix: () => computeIt,
  }),
  'unread-formula-as-text': message<{ shown: string }>({
    severity: 'warning',
    says: ({ shown }) => `the formula ${shown} is stored as text and not computed`,
    fix: () => computeIt,
  }),
  'reserved-key': message<{ shown: string }>({
    severity: 'error',
    says: ({ shown }) => `"${shown}" cannot be used as a key`,
    fix: () => 'Use another word',
  }),
  'not-a-number': message<{ shown: string; takesShare: boolean }>({
    severity: 'error',
    says: ({ shown }) => `"${shown}" is not a number`,
    fix: ({ takesShare }) =>
      `Type a number the way this spreadsheet writes numbers, such as ${takesShare ? '1200, or 20% for a share' : '1200'}`,
  }),
  'share-of-nothing': message<{ shown: string }>({
    severity: 'error',
    says: ({ shown }) => `${shown} is a percentage, and this column takes plain numbers`,
    fix: () => `Enter the number without %; where the % comes back, choose ${plainFormat} first`,
  }),
  'share-above-all': message<{ share: number }>({
    severity: 'warning',
    says: ({ share }) => `${printNumber(share * 100)} % is more than all of the capacity`,
    fix: ({ share }) =>
      `If ${printTyped(share * 100)} tokens are meant, choose ${plainFormat} for the cell and type ${printTyped(share * 100)} again`,
  }),
  'low-above-high': message<{ low: number; high: number }>({
    severity: 'error',
    says: ({ low, high }) => `the low end ${printNumber(low)} is above the high end ${printNumber(high)}`,
    fix: () => 'Swap the two, or correct them',
  }),
  'unknown-quarter': message<{ shown: string; period: string; quarters: readonly string[] }>({
    severity: 'error',
    says: ({ shown, period }) => `"${shown}" is no quarter of ${period}`,
    fix: ({ quarters }) => `Name only ${quarters.join(', ')}`,
  }),
  'two-numbers': message<{ shown: string; readings: TwoReadings }>({
    severity: 'error',
    says: ({ shown, readings: [thousands, decimals] }) => `the text "${shown}" can mean ${thousands} or ${decimals}`,
    fix: ({ readings: [thousands, decimals] }) => `Enter ${thousands} or ${decimals}, whichever is meant`,
  }),
  'not-whole': message<{ value: number }>({
    severity: 'error',
    says: ({ value }) => `${beside(value, Math.round(value))} is not a whole number`,
    fix: () => 'Enter a whole number',
  }),
  'below-minimum': message<{ value: number; minimum: number }>({
    severity: 'error',
    says: ({ value, minimum }) => `${beside(value, minimum)} is below ${printNumber(minimum)}`,
    fix: ({ minimum }) => `Enter ${printTyped(minimum)} or more`,
  }),
  'above-maximum': message<{ value: number; maximum: number }>({
    severity: 'error',
    says: ({ value, maximum }) => `${beside(value, maximum)} is above ${printNumber(maximum)}`,
    fix: ({ maximum }) => `Enter ${printTyped(maximum)} or less`,
  }),
  'not-a-date': message<{ shown: string }>({
    severity: 'error',
    says: ({ shown }) => `"${shown}" is not a date`,
    fix: () => 'Enter a date, or text such as 2026-05-15',
  }),
  'two-dates': message<{ shown: string; days: readonly [string, string] }>({
    severity: 'error',
    says: ({ shown, days: [dayFirst, monthFirst] }) => `the text "${shown}" can mean ${dayFirst} or ${monthFirst}`,
    fix: ({ days: [dayFirst, monthFirst] }) => `Enter ${dayFirst} or ${monthFirst}, whichever is meant`,
  }),
  'not-yes-or-no': message<{ shown: string }>({
    severity: 'error',
    says: ({ shown }) => `"${shown}" is neither yes nor no`,
    fix: () => 'Tick the box, or enter TRUE, FALSE, yes or no',
  }),
  'not-a-choice': message<{ shown: string; choices: readonly string[]; near: string | null }>({
    severity: 'error',
    says: ({ shown, near }) => `"${shown}" is not one of the choices${near === null ? '' : `: did you mean ${near}?`}`,
    fix: ({ choices }) => `Choose one of ${choices.join(', ')}`,
  }),
  'unreadable-period': message<{ shown: string }>({
    severity: 'error',
    says: ({ shown }) => `"${shown}" is not a period`,
    fix: () => 'Enter a period such as 2026, 2026-H1, 2026-Q2, 2026-03 or 2026-W07',
  }),
  'unreadable-weights': message<{ shown: string; reason: string }>({
    severity: 'error',
    says: ({ shown, reason }) => `the weights "${shown}" cannot be read: ${reason}`,
    fix: () => 'Enter weights such as ORDERS: 60%, RETENTION: 40% (or A > B > C for lexicographic)',
  }),
  'unreadable-amounts': message<{ shown: string; reason: string }>({
    severity: 'error',
    says: ({ shown, reason }) => `the capacities "${shown}" cannot be read: ${reason}`,
    fix: () => 'Enter capacities such as UK: 400, DE: 300',
  }),
} as const;
