/** Rows as aligned columns; `rightAligned` are the indexes of number columns. */
export function printTable(
  header: readonly string[] | null,
  rows: readonly (readonly string[])[],
  rightAligned: readonly number[],
): readonly string[] {
  const all = header === null ? rows : [header, ...rows];
  const columns = Math.max(0, ...all.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, x) => Math.max(...all.map((row) => displayWidth(row[x] ?? ''))));
  return all.map((row) =>
    row
      .map((cell, x) => {
        const padding = ' '.repeat(Math.max(0, (widths[x] ?? 0) - displayWidth(cell)));
        return rightAligned.includes(x) ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Lines two spaces in. */
export const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** A share from 0 to 1 as a bar of ten marks and a percentage. */
export function bar(share: number): string {
  if (!Number.isFinite(share)) return '';
  const filled = Math.round(Math.min(1, Math.max(0, share)) * 10);
  return `[${'#'.repeat(filled)}${'.'.repeat(10 - filled)}] ${Math.round(share * 100)} %`;
}

/** Columns a text takes in a terminal: wide for emoji and East Asian letters. */
function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (isWide(character) ? 2 : 1), 0);
}

function isWide(character: string): boolean {
  return /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(
    character,
  );
}
