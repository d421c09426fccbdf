/** Splits a list cell at commas, semicolons, pipes and line breaks; drops empty parts and surrounding space. */
export function parseListText(text: string): readonly string[] {
  return text
    .split(/[,;|\n\r]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Names as a sentence lists them: the first `most`, then how many more. */
export function printList(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
