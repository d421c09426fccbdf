import { fold } from './fold';
import { parseNumberText } from './number-text';

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

/**
 * Reads `NAME: 60%, OTHER: 0.4` (also `=` for the colon; comma, semicolon, pipe or line break between) or a JSON object of
 * numbers. A name may stand once only; an empty object or text has no pairs.
 */
export function parsePairsText(text: string): PairsText {
  const clean = text.trim();
  const parts = clean.startsWith('{') || clean.startsWith('[') ? jsonPairs(clean) : listPairs(clean);
  if (typeof parts === 'string') return { ok: false, reason: parts };
  const seen = new Set<string>();
  const pairs: NamedNumber[] = [];
  for (const [name, shown] of parts) {
    if (name === '') return { ok: false, reason: `a name is missing before "${shown}"` };
    if (name in Object.prototype) return { ok: false, reason: `"${name}" cannot be used as a name` };
    const number = parseNumberText(shown);
    if (number === null) return { ok: false, reason: `"${shown}" beside ${name} is not a number` };
    if (seen.has(fold(name))) return { ok: false, reason: `${name} stands twice` };
    seen.add(fold(name));
    pairs.push({ name, number: number.value, isPercent: number.isPercent });
  }
  return { ok: true, pairs };
}

function jsonPairs(text: string): readonly (readonly [string, string])[] | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'it starts like JSON but is not valid JSON';
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'it is not a JSON object';
  return Object.entries(data).map(([name, number]) => [
    name.trim(),
    typeof number === 'number' || typeof number === 'string' ? String(number) : JSON.stringify(number),
  ]);
}

/**
 * `NAME: number` parts between commas, semicolons, pipes and line breaks. A comma inside a number (`UK: 1,200`) is told
 * from one between parts by what follows it: exactly three digits, and no name.
 */
function listPairs(text: string): readonly (readonly [string, string])[] | string {
  const pieces = text.split(/([,;|\n\r])/u);
  const parts: string[] = [pieces[0] ?? ''];
  for (let index = 1; index < pieces.length; index += 2) {
    const [separator, piece = ''] = pieces.slice(index, index + 2);
    const isThousands = separator === ',' && /^\d{3}(\.\d+)?\s*%?\s*$/u.test(piece) && /\d$/u.test(parts.at(-1) ?? '');
    if (isThousands) parts.push(`${parts.pop()},${piece}`);
    else parts.push(piece);
  }
  const pairs: [string, string][] = [];
  for (const part of parts) {
    if (part.trim() === '') continue;
    const [name = '', number, ...rest] = part.split(/[:=]/u);
    if (number === undefined) return `"${part.trim()}" has no colon and number`;
    if (rest.length > 0) return `"${part.trim()}" has more than one colon; put a comma between the parts`;
    pairs.push([name.trim(), number.trim()]);
  }
  return pairs;
}
