/** The words for a bench: those after its name, which may be left out, whether build.mjs runs it or it runs by itself. */
export function benchWords(): string[] {
  const words = process.argv.slice(2);
  const at = words.indexOf('--bench');
  if (at < 0) return words;
  return words.slice(words[at + 1]?.startsWith('-') === false ? at + 2 : at + 1);
}
