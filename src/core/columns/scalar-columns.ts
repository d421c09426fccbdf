import * as z from 'zod/mini';
import { fold } from '../kernel/fold';
import { type IsoDate, parseIsoDate, swappableDays } from '../kernel/iso-date';
import { type DecimalMark, type NumberText, parseNumberText, twoReadings } from '../kernel/number-text';
import { type Cell, showCell } from './cell';
import { type CellReading, type ColumnType, problem, value } from './column';
import { nearestChoice } from './nearest-choice';

const isText = (read: unknown): boolean => typeof read === 'string';

/** Free text for people: titles, reasons, notes. Numbers and dates are kept as they look. */
export const text: ColumnType<string> = {
  label: 'text',
  choices: [],
  schema: z.string(),
  accepts: isText,
  forPeople: true,
  format: '@',
  isCheckbox: false,
  read: (cell) => value(showCell(cell).trim()),
};

/** A key or name that other rows refer to. */
export const key: ColumnType<string> = { ...text, label: 'a key', forPeople: false, read: (cell) => readKey(cell) };

/** A value of a slice dimension such as a country: any text. */
export const label: ColumnType<string> = { ...key, label: 'a value' };

/** Keys name entries of plain objects in what is stored; the words every object has already would be lost there. */
export const isReserved = (word: string): boolean => word in Object.prototype;

function readKey(cell: Cell): CellReading<string> {
  const shown = showCell(cell).trim();
  return isReserved(shown) ? problem('reserved-key', { shown }) : value(shown);
}

/**
 * A number within bounds; `whole` for counts. Text such as `1,200` or `20%` is read; `plain`: a share makes no sense, as
 * for tokens and counts.
 */
export function number(limits: NumberLimits = {}): ColumnType<number> {
  let schema = z.number();
  const { minimum: least = Number.MIN_SAFE_INTEGER, maximum: most = Number.MAX_SAFE_INTEGER } = limits;
  if (limits.minimum !== undefined) schema = schema.check(z.minimum(limits.minimum));
  if (limits.maximum !== undefined) schema = schema.check(z.maximum(limits.maximum));
  if (limits.whole === true) schema = schema.check(z.multipleOf(1));
  return {
    label: `${limits.whole === true ? 'a whole number' : 'a number'}${boundsText(limits)}`,
    choices: [],
    schema,
    accepts: (read) => read >= least && read <= most && (limits.whole !== true || Number.isSafeInteger(read)),
    forPeople: false,
    format: null,
    isCheckbox: false,
    read: (cell, decimalMark) => {
      const read = readNumber(cell, decimalMark, limits.maximum === 1);
      if (read.kind !== 'value') return read;
      const isRefused = read.value.isPercent && limits.plain === true;
      return isRefused ? problem('share-of-nothing', { shown: showCell(cell) }) : value(read.value.value);
    },
  };
}

/** What numbers a column takes. */
interface NumberLimits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly whole?: boolean;
  readonly plain?: boolean;
}

function boundsText({ minimum, maximum }: { minimum?: number; maximum?: number }): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return maximum === undefined ? '' : `, ${maximum} or less`;
}

/**
 * The number in a cell, typed as such or as text; `isPercent` when it is shown or written with a percent sign.
 * `takesShare`: the column is one that is often given in percent, which is then advised.
 */
export function readNumber(
  cell: Cell,
  decimalMark: DecimalMark | undefined,
  takesShare: boolean,
): CellReading<NumberText> {
  if (typeof cell === 'number' && Number.isFinite(cell)) return value({ value: cell, isPercent: false });
  if (typeof cell === 'object' && cell.kind === 'percent') return value({ value: cell.value, isPercent: true });
  const shown = showCell(cell);
  const read = typeof cell === 'string' ? parseNumberText(cell, decimalMark) : null;
  if (read !== null) return value(read);
  const readings = typeof cell === 'string' ? twoReadings(cell, decimalMark) : null;
  return readings === null
    ? problem('not-a-number', { shown, takesShare })
    : problem('two-numbers', { shown, readings });
}

const yes = new Set(['true', 'yes', 'y', '1']);
const no = new Set(['false', 'no', 'n', '0']);

/** A checkbox, or yes/no written out. */
export const boolean: ColumnType<boolean> = {
  label: 'a checkbox, or yes or no',
  choices: [],
  schema: z.boolean(),
  accepts: (read) => typeof read === 'boolean',
  forPeople: false,
  format: null,
  isCheckbox: true,
  read: (cell) => {
    if (typeof cell === 'boolean') return value(cell);
    const word = fold(showCell(cell));
    if (yes.has(word)) return value(true);
    if (no.has(word)) return value(false);
    return problem('not-yes-or-no', { shown: showCell(cell) });
  },
};

/** A calendar day: a date cell, or text such as `2026-05-15`. */
export const date: ColumnType<IsoDate> = {
  label: 'a date',
  choices: [],
  // Every IsoDate comes from the parsers of kernel/iso-date, which check the calendar.
  schema: z.custom<IsoDate>((candidate) => typeof candidate === 'string' && parseIsoDate(candidate) === candidate),
  accepts: isText,
  forPeople: false,
  format: 'yyyy-mm-dd',
  isCheckbox: false,
  read: (cell) => {
    if (typeof cell === 'object' && cell.kind === 'date') return value(cell.date);
    const shown = showCell(cell);
    const parsed = typeof cell === 'string' ? parseIsoDate(cell) : null;
    if (parsed !== null) return value(parsed);
    const days = swappableDays(shown);
    return days === null ? problem('not-a-date', { shown }) : problem('two-dates', { shown, days });
  },
};

/** One of fixed words, compared folded with spaces, hyphens and underscores alike; `aliases` are read as their word. */
export function choice<const C extends string>(
  choices: readonly C[],
  aliases: Readonly<Record<string, C>> = {},
): ColumnType<C> {
  const words = new Map<string, C>();
  for (const word of choices) words.set(foldChoice(word), word);
  for (const [alias, word] of Object.entries(aliases)) words.set(foldChoice(alias), word);
  return {
    label: `one of ${choices.join(', ')}`,
    choices,
    schema: z.enum(choices),
    accepts: isText,
    forPeople: false,
    format: null,
    isCheckbox: false,
    read: (cell): CellReading<C> => {
      const shown = showCell(cell);
      const word = words.get(foldChoice(shown));
      return word === undefined
        ? problem('not-a-choice', { shown, choices, near: nearestChoice(foldChoice(shown), words) })
        : value(word);
    },
  };
}

const foldChoice = (word: string): string => fold(word).replace(/[\s-]/gu, '_');
