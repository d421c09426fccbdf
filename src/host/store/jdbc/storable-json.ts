/**
 * Databases refuse the character NUL, and halves of a surrogate pair, in text. In every JSON text that goes to a
 * database these become U+001A and four hexadecimal digits, as does U+001A itself; nothing else is changed.
 */

const refused = /\\(?:u(0000|001a|d[89a-f][0-9a-f]{2})|.)/giu;
const replaced = /\\(?:u001a([0-9a-f]{4})|.)/giu;

/** Data as JSON text that a database takes. */
export function storableJson(data: unknown): string {
  // Escapes are read one by one, so that a backslash before an ordinary u is not taken for one. JSON.stringify writes
  // all of these characters as escapes.
  return JSON.stringify(data).replace(refused, (escape: string, digits: string | undefined) =>
    digits === undefined ? escape : `\\u001a${digits}`,
  );
}

/** The data of a JSON text that a database gave back. */
export function readStorableJson<T>(text: string): T {
  const restored = text.replace(replaced, (escape: string, digits: string | undefined) =>
    digits === undefined ? escape : `\\u${digits}`,
  );
  // The store reads back what it wrote.
  return JSON.parse(restored) as T;
}
