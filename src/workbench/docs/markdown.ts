/** A markdown table. Cells may hold any text; an empty one stays empty. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(' | ')} |`;
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}

/** Text as code: keys, headers, values to type. Empty text stays empty. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

/** Words or codes as a sentence lists them: "a", "a and b", "a, b and c". */
export function listed(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words[words.length - 1];
  if (last === undefined || words.length === 1) return last ?? '';
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** A sentence from words that lack their capital or full stop. */
export function sentence(words: string): string {
  const capital = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/u.test(capital) ? capital : `${capital}.`;
}

/** A link to a heading of the same page. */
export function linkTo(heading: string): string {
  const anchor = heading
    .toLowerCase()
    .replace(/[^a-z0-9_ -]/gu, '')
    .replace(/ /gu, '-');
  return `[${heading}](#${anchor})`;
}

/** A block of code. */
export function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** A pipe would end the cell and a line break the row. */
function cellText(text: string): string {
  return text.replace(/\|/gu, '\\|').replace(/\s*\n\s*/gu, ' ');
}
