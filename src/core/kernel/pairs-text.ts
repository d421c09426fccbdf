import { fold } from './fold';
import { type DecimalMark, type NumberText, parseNumberText, twoReadings } from './number-text';

/** A name and its number; `isPercent` when that was written with a percent sign. */
export interface NamedNumber {
  readonly name: string;
  readonly number: number;
  readonly isPercent: boolean;
}

/** Names with a number each, in the order written. */
export type PairsText =
  | { readonly ok: true; readonly pairs: readonly NamedNumber[] }
  | { readonly ok: false; readonly reason: string };

/** A name with its number still as written; a number of JSON is one already. */
type WrittenPair = readonly [name: string, number: string | number];

/**
 * Reads `NAME: 60%, OTHER: 0.4` (also `=` for the colon; comma, semicolon, pipe or line break between) or a JSON object of
 * numbers. A name may stand once only; an empty object or text has no pairs. Numbers are read as in a cell of a
 * spreadsheet with that decimal mark; a decimal comma is read everywhere where no comma separates parts.
 */
export function parsePairsText(text: string, decimalMark: DecimalMark = '.'): PairsText {
  const clean = text.trim();
  const parts = clean.startsWith('{') || clean.startsWith('[') ? jsonPairs(clean) : listPairs(clean);
  if (typeof parts === 'string') return { ok: false, reason: parts };
  const seen = new Set<string>();
  const pairs: NamedNumber[] = [];
  for (const [name, written] of parts) {
    if (name === '') return { ok: false, reason: `a name is missing before "${written}"` };
    if (name in Object.prototype) return { ok: false, reason: `"${name}" cannot be used as a name` };
    const number = numberOf(written, decimalMark);
    if (number === null) return { ok: false, reason: unreadable(name, String(written), decimalMark) };
    if (seen.has(fold(name))) return { ok: false, reason: `${name} stands twice` };
    seen.add(fold(name));
    pairs.push({ name, number: number.value, isPercent: number.isPercent });
  }
  return { ok: true, pairs };
}

function numberOf(written: string | number, decimalMark: DecimalMark): NumberText | null {
  if (typeof written === 'number') return Number.isFinite(written) ? { value: written, isPercent: false } : null;
  if (twoReadings(written, decimalMark) !== null) return null;
  return parseNumberText(written, decimalMark) ?? parseNumberText(written, ',');
}

function unreadable(name: string, written: string, decimalMark: DecimalMark): string {
  const readings = twoReadings(written, decimalMark);
  if (readings === null) return `"${written}" beside ${name} is not a number`;
  return `"${written}" beside ${name} can mean ${readings.join(' or ')}; write the one that is meant`;
}

function jsonPairs(text: string): readonly WrittenPair[] | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'it starts like JSON but is not valid JSON';
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'it is not a JSON object';
  return Object.entries(data).map(
    ([name, number]): WrittenPair => [
      name.trim(),
      typeof number === 'number' || typeof number === 'string' ? number : JSON.stringify(number),
    ],
  );
}

/** `NAME: number` parts between semicolons, pipes and line breaks, and between commas. */
function listPairs(text: string): readonly WrittenPair[] | string {
  const pairs: WrittenPair[] = [];
  for (const chunk of text.split(/[;|\n\r]/u)) {
    const parts = splitAtCommas(chunk);
    if (typeof parts === 'string') return parts;
    for (const part of parts) {
      if (part.trim() === '') continue;
      const [name = '', number, ...rest] = part.split(/[:=]/u);
      if (number === undefined) return `"${part.trim()}" has no colon and number`;
      if (rest.length > 0) return `"${part.trim()}" has more than one colon; put a comma between the parts`;
      pairs.push([name.trim(), number.trim()]);
    }
  }
  return pairs;
}

/**
 * A comma inside a number (`UK: 1,200`) is told from one between parts by what follows it: digits, and no name. Where
 * commas separate parts too, those digits must be thousands.
 */
function splitAtCommas(chunk: string): readonly string[] | string {
  const [first = '', ...pieces] = chunk.split(',');
  const parts = [first];
  const isOnePart = chunk.split(/[:=]/u).length === 2;
  for (const piece of pieces) {
    const before = parts.at(-1) ?? '';
    const isDigits = /^\d+(\.\d+)?\s*%?\s*$/u.test(piece) && /\d$/u.test(before);
    if (!isDigits) {
      parts.push(piece);
    } else if (isOnePart || /^\d{3}(?!\d)/u.test(piece)) {
      parts[parts.length - 1] = `${before},${piece}`;
    } else {
      const [written, point] = [`${before},${piece}`.trim(), `${before.split(/[:=]\s*/u).at(-1)}.${piece.trim()}`];
      return `"${written}" has a decimal comma, but commas separate the parts; write ${point}, or semicolons between`;
    }
  }
  return parts;
}
