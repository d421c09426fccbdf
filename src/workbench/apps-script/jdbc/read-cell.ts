import type { ResultCell } from '../../database/request';
import { GoogleError } from '../google-error';
import type { CellKind, Driver } from './driver';

const LIMITS = {
  int: [-2_147_483_648n, 2_147_483_647n],
  long: [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
} as const;
const YES = ['true', 't', 'yes', 'y', 'on', '1'];
const NO = ['false', 'f', 'no', 'n', 'off', '0'];

/** A cell as getString gives it. */
export function textOf(cell: ResultCell): string | null {
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('utf8') : cell;
}

/** A cell as getInt, getLong, getDouble or getBoolean gives it; null is 0 or false. Throws in the driver's words. */
export function convertCell(cell: ResultCell, kind: CellKind, driver: Driver): number | boolean {
  const text = textOf(cell);
  if (text === null) return kind === 'boolean' ? false : 0;
  if (kind === 'boolean') return asBoolean(text.trim().toLowerCase(), text, driver);
  // A boolean of PostgreSQL is no number, MySQL's are.
  const trimmed = text.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed)) {
    const special = { NaN: Number.NaN, Infinity: Infinity, '-Infinity': -Infinity }[trimmed];
    if (kind === 'double' && special !== undefined) return special;
    throw new GoogleError(driver.badCell(kind, text));
  }
  if (kind === 'double') return Number(trimmed);
  const whole = /^[+-]?\d+/.exec(trimmed)?.[0];
  const number = /e/i.test(trimmed) ? BigInt(Math.trunc(Number(trimmed))) : BigInt(whole?.replace('+', '') ?? 0);
  const [lowest, highest] = LIMITS[kind];
  if (number < lowest || number > highest) throw new GoogleError(driver.outOfRange(kind, text));
  return Number(number);
}

function asBoolean(word: string, text: string, driver: Driver): boolean {
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  if (driver.dialect === 'mysql' && Number.isFinite(Number(word)) && word !== '') return Number(word) !== 0;
  throw new GoogleError(driver.badCell('boolean', text));
}
