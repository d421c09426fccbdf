import { sha256 } from '@noble/hashes/sha2.js';
import { compareText } from './fold';

/** Anything JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** JSON text with object keys in code-unit order: equal data gives equal text. */
export function canonicalJson(data: Json): string {
  if (Array.isArray(data)) return `[${data.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const parts = Object.entries(data)
    .sort(([left], [right]) => compareText(left, right))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`);
  return `{${parts.join(',')}}`;
}

/** SHA-256 of the canonical JSON text of `data`, as 64 hexadecimal digits. */
export function contentHash(data: Json): string {
  const digest = sha256(utf8(canonicalJson(data)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Apps Script has no TextEncoder. A lone surrogate becomes U+FFFD, as TextEncoder has it. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return Uint8Array.from(bytes);
}
