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
 * Reads `NAME: 60%, OTHER: 0.4` (also `=` for the colon; comma, semicolon or line break between) or a JSON object of
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

/** A thousands separator (`UK: 1,200`) is told from a list separator by what follows the comma: a bare `200`. */
function listPairs(text: string): readonly (readonly [string, string])[] | string {
  const pairs: [string, string][] = [];
  for (const part of text.split(/[;\n\r]+|,(?!\d{3}(?![\d:=])(?!\s*[:=]))/u)) {
    if (part.trim() === '') continue;
    const match = /^(.*?)[:=]([^:=]*)$/su.exec(part);
    if (match === null) return `"${part.trim()}" has no colon and number`;
    pairs.push([(match[1] ?? '').trim(), (match[2] ?? '').trim()]);
  }
  return pairs;
}
