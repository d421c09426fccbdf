import * as z from 'zod/mini';
import { parseIsoDate } from '../kernel/iso-date';
import { parseListText } from '../kernel/list-text';
import { parsePairsText } from '../kernel/pairs-text';
import { monthOf, type Period, parsePeriod } from '../kernel/period';
import { showCell } from './cell';
import { type ColumnType, problem, value } from './column';
import { isReserved, readNumber } from './scalar-columns';

/** Tokens, or a share of the scenario's total capacity. */
export interface Amount {
  readonly value: number;
  readonly isShare: boolean;
}

/** A limit in tokens, or as a percentage of capacity (`20%`, or a number shown as one). */
export const amount: ColumnType<Amount> = {
  label: 'tokens (0 or more), or a percentage of capacity such as 20%',
  choices: [],
  schema: z.strictObject({ value: z.number().check(z.minimum(0)), isShare: z.boolean() }),
  forPeople: false,
  format: null,
  tellsShares: true,
  isCheckbox: false,
  read: (cell, decimalMark) => {
    const read = readNumber(cell, decimalMark, true);
    return read.kind === 'value' ? value({ value: read.value.value, isShare: read.value.isPercent }) : read;
  },
};

/** Several keys in one cell, separated by comma, semicolon, pipe or line break. */
export const keyList: ColumnType<readonly string[]> = {
  label: 'keys, separated by commas',
  choices: [],
  schema: z.array(z.string()),
  forPeople: false,
  format: '@',
  isCheckbox: false,
  read: (cell) => {
    const keys = parseListText(showCell(cell));
    const reserved = keys.find(isReserved);
    return reserved === undefined ? value(keys) : problem('reserved-key', { shown: reserved });
  },
};

/** A planning period; a date means its month, a number from 1900 to 2999 its year. */
export const period: ColumnType<Period> = {
  label: 'a period such as 2026, 2026-H1, 2026-Q2, 2026-03 or 2026-W07',
  choices: [],
  schema: z.strictObject({ key: z.string(), firstDay: day(), lastDay: day() }),
  forPeople: false,
  format: '@',
  isCheckbox: false,
  read: (cell) => {
    const read = typeof cell === 'object' && cell.kind === 'date' ? monthOf(cell.date) : parsePeriod(showCell(cell));
    return read === null ? problem('unreadable-period', { shown: showCell(cell) }) : value(read);
  },
};

function day() {
  return z.custom<Period['firstDay']>((text) => typeof text === 'string' && parseIsoDate(text) === text);
}

/** Words with a number each, in the order typed; `ordered` when they were written `A > B > C` (numbers then fall). */
export interface Weighting {
  readonly entries: readonly { readonly key: string; readonly weight: number }[];
  readonly ordered: boolean;
}

/** Objective weights: `ORDERS: 60%, RETENTION: 0.4`, a JSON object, or an order `ORDERS > RETENTION`. */
export const weighting: ColumnType<Weighting> = {
  label: 'weights such as ORDERS: 60%, RETENTION: 40%, or an order such as ORDERS > RETENTION',
  choices: [],
  schema: z.strictObject({
    entries: z.array(z.strictObject({ key: z.string(), weight: z.number() })),
    ordered: z.boolean(),
  }),
  forPeople: false,
  format: '@',
  isCheckbox: false,
  read: (cell, decimalMark) => {
    const shown = showCell(cell).trim();
    if (!/[:=]/u.test(shown) && !/^[{[]/u.test(shown)) {
      const keys = shown.split('>').map((part) => part.trim());
      if (keys.some((part) => part === ''))
        return problem('unreadable-weights', { shown, reason: 'a KPI is missing beside >' });
      return value({ entries: keys.map((key, index) => ({ key, weight: keys.length - index })), ordered: true });
    }
    const read = parsePairsText(shown, decimalMark);
    if (!read.ok) return problem('unreadable-weights', { shown, reason: read.reason });
    return value({ entries: read.pairs.map(({ name, number }) => ({ key: name, weight: number })), ordered: false });
  },
};

/** Tokens per value of a dimension. */
export type AmountsByValue = readonly { readonly name: string; readonly tokens: number }[];

/** Capacities such as `UK: 400, DE: 300`, or a JSON object. */
export const amountsByValue: ColumnType<AmountsByValue> = {
  label: 'tokens per value, such as UK: 400, DE: 300',
  choices: [],
  schema: z.array(z.strictObject({ name: z.string(), tokens: z.number().check(z.minimum(0)) })),
  forPeople: false,
  format: '@',
  isCheckbox: false,
  read: (cell, decimalMark) => {
    const shown = showCell(cell).trim();
    const read = parsePairsText(shown, decimalMark);
    if (!read.ok) return problem('unreadable-amounts', { shown, reason: read.reason });
    const share = read.pairs.find((pair) => pair.isPercent);
    if (share !== undefined) {
      return problem('unreadable-amounts', { shown, reason: `${share.name} has a percentage instead of tokens` });
    }
    return value(read.pairs.map(({ name, number }) => ({ name, tokens: number })));
  },
};

/** Pairs of keys such as `SESSIONS + ORDERS`, separated like keys. */
export const keyPairs: ColumnType<readonly (readonly [string, string])[]> = {
  label: 'pairs such as SESSIONS + ORDERS, separated by commas',
  choices: [],
  schema: z.array(z.tuple([z.string(), z.string()])),
  forPeople: false,
  format: '@',
  isCheckbox: false,
  read: (cell) => {
    const pairs: (readonly [string, string])[] = [];
    for (const shown of parseListText(showCell(cell))) {
      const [left = '', right = '', ...more] = shown.split('+').map((part) => part.trim());
      if (left === '' || right === '' || more.length > 0) return problem('unreadable-overlap', { shown });
      pairs.push([left, right]);
    }
    return value(pairs);
  },
};
