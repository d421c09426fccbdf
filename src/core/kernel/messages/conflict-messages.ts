import { printList } from '../list-text';
import { printBound, printNumber, printTyped } from '../number-text';
import { message } from './message';

/** "1 initiative", "1,200 tokens". */
const quantity = (amount: number, unit: string): string =>
  `${printNumber(amount)} ${amount === 1 ? unit.replace(/s$/u, '') : unit}`;

/** What a KPI comes to at best, rounded so that it can be had. */
const reached = (reachable: number, isFalling: boolean): string =>
  printBound(reachable, isFalling ? 'at least' : 'at most');

/** Readable rows that cannot all hold. They make the run infeasible. */
export const conflictMessages = {
  'in-and-out': message<{ key: string; inBecause: string; outBecause: string }>({
    severity: 'conflict',
    says: ({ key, inBecause, outBecause }) => `${key} must be funded (${inBecause}) and cannot be (${outBecause})`,
    fix: () => 'Drop one of the two',
  }),
  'together-and-not': message<{ keys: readonly string[]; because: string; rule: string }>({
    severity: 'conflict',
    says: ({ keys, because, rule }) =>
      `${keys.join(' and ')} must be funded (${because}) but exclude each other (${rule})`,
    fix: () => 'Make one optional, or drop the exclusion',
  }),
  'mandatory-above-cap': message<{
    slice: string;
    tokens: number;
    cap: number;
    unit: string;
    /** Each with the rows that make it so: "INIT-1 (Constraints row 4)". */
    members: readonly string[];
  }>({
    severity: 'conflict',
    says: ({ slice, tokens, cap, unit, members }) =>
      `what must be funded in ${slice} comes to ${quantity(tokens, unit)}, above the limit of ${printNumber(cap)}: ${printList(members)}`,
    fix: ({ tokens }) => `Allow at least ${printTyped(tokens)}, or make some optional`,
  }),
  'floor-above-cap': message<{ slice: string; floor: number; cap: number; unit: string; capAt: string }>({
    severity: 'conflict',
    says: ({ slice, floor, cap, unit, capAt }) =>
      `${slice} is to get at least ${quantity(floor, unit)}, but the limit is ${printNumber(cap)} (${capAt})`,
    fix: ({ cap, floor }) => `Ask for at most ${printTyped(cap)}, or allow at least ${printTyped(floor)}`,
  }),
  'floors-above-cap': message<{
    dimension: string;
    sum: number;
    cap: number;
    unit: string;
    capAt: string;
    rows: string;
  }>({
    severity: 'conflict',
    says: ({ dimension, sum, cap, unit, capAt, rows }) =>
      `the leasts by ${dimension} (${rows}) add up to ${printNumber(sum)} ${unit}, above the limit of ${printNumber(cap)} (${capAt})`,
    fix: ({ sum, cap }) => `Lower them, or raise the limit, by at least ${printTyped(sum - cap)}`,
  }),
  'floor-above-supply': message<{ slice: string; floor: number; supply: number; unit: string }>({
    severity: 'conflict',
    says: ({ slice, floor, supply, unit }) =>
      `${slice} is to get at least ${quantity(floor, unit)}, but all that may be funded there comes to ${printNumber(supply)}`,
    fix: ({ supply }) => `Ask for at most ${printTyped(supply)}, or add candidates`,
  }),
  'floor-out-of-reach': message<{
    kpi: string;
    slice: string;
    target: number;
    reachable: number;
    missing: number;
    isFalling: boolean;
  }>({
    severity: 'conflict',
    says: ({ kpi, slice, target, reachable, missing, isFalling }) =>
      `${kpi} in ${slice} ${isFalling ? 'comes down to' : 'reaches'} ${reached(reachable, isFalling)} at best, if all is funded; ${printNumber(target)} is asked for (${printBound(missing, 'at least')} missing)`,
    fix: ({ reachable, isFalling }) =>
      `Add contributions, or ask for ${reached(reachable, isFalling)} at best; other rules may allow less`,
  }),
} as const;
