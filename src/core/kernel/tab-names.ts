/** What people call the tabs that they renamed, by the name the add-on has for each; other tabs are missing. */
export type TabNames = ReadonlyMap<string, string>;

/** No tab was renamed. */
export const declaredNames: TabNames = new Map();

/**
 * A text of the add-on with the tabs called as people call them. Names of tabs are ordinary words, so that only those
 * count that stand where a tab is named: before a row number, or after a word such as "on".
 */
export function withTabNames(text: string, names: TabNames): string {
  if (names.size === 0) return text;
  const words = [...names.keys()].join('|');
  const named = new RegExp(
    `\\b(?:${words})(?= rows? \\d)|(?<=\\b(?:on|to|in|from|of|tab|tabs) )(?:${words})(?![\\w-])`,
    'gu',
  );
  return text.replace(named, (word) => names.get(word) ?? word);
}
