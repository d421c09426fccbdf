import type { Dialect } from '../../database/request';

/** What starts at a place where a `?` is only a character, for each language. */
const SKIPPED = {
  mysql: /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`[^`]*`|--\s[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//y,
  mysqlPlainBackslash: /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--\s[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//y,
  postgresql:
    /[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|\w+/y,
} as const;

/** Cuts a statement at its parameters: one part more than there are `?` outside strings, names and comments. */
export function splitStatement(sql: string, dialect: Dialect, plainBackslash = false): readonly string[] {
  const skipped = SKIPPED[dialect === 'mysql' && plainBackslash ? 'mysqlPlainBackslash' : dialect];
  const parts: string[] = [];
  let part = '';
  let at = 0;
  while (at < sql.length) {
    skipped.lastIndex = at;
    // Two marks are PostgreSQL's operator `?`, written so that it is not a parameter.
    const isOperator = dialect === 'postgresql' && sql.startsWith('??', at);
    const plain = skipped.exec(sql)?.[0] ?? (isOperator ? '??' : sql[at] === '?' ? undefined : sql[at]);
    if (plain === undefined) {
      parts.push(part);
      part = '';
    } else part += isOperator ? '?' : plain;
    at += plain?.length ?? 1;
  }
  parts.push(part);
  return parts;
}
