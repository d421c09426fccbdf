import { GoogleError, NotEmulatedError } from '../google-error';
import type { OpenResult } from './open-result';

type Read = (result: OpenResult) => unknown;

const READERS: Readonly<Record<string, (result: OpenResult, column: number | string) => unknown>> = {
  getString: (result, column) => result.text(column),
  getInt: (result, column) => result.value(column, 'int'),
  getLong: (result, column) => result.value(column, 'long'),
  getDouble: (result, column) => result.value(column, 'double'),
  getBoolean: (result, column) => result.value(column, 'boolean'),
};

/** Reads the rows that follow, at most so many, with one list of getters for all: `getString(1), getInt('age')`. */
export function readRows(result: OpenResult, getters: string, mostRows = Infinity): readonly (readonly unknown[])[] {
  const reads = readGetters(getters);
  const rows: unknown[][] = [];
  while (rows.length < mostRows && result.next()) rows.push(reads.map((read) => read(result)));
  return rows;
}

function readGetters(text: string): readonly Read[] {
  const getter = /\s*(\w+)\(\s*(?:(\d+)|'([^']*)'|"([^"]*)")\s*\)\s*(?:,|$)/y;
  const reads: Read[] = [];
  while (getter.lastIndex < text.length) {
    const found = getter.exec(text);
    if (found === null) throw new GoogleError(`Invalid argument: ${text}`);
    const [, name = '', place, single, double] = found;
    const read = READERS[name];
    if (read === undefined) throw new NotEmulatedError(`Jdbc.JdbcResultSet.getRows with ${name}`);
    const column = place === undefined ? (single ?? double ?? '') : Number(place);
    reads.push((result) => read(result, column));
  }
  if (reads.length === 0) throw new GoogleError(`Invalid argument: ${text}`);
  return reads;
}
