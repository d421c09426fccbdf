/** A markdown table; its columns are padded so that it reads well in a terminal, too. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [header, ...rows];
  const widths = header.map((_, x) => Math.max(3, ...all.map((row) => (row[x] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, x) => (row[x] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(header), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)];
}
