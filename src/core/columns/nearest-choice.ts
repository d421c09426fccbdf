import { allNearest } from '../kernel/nearest';

/**
 * The choice that a word was probably meant to be, or null when none is near or several are. Near is a word with a few
 * letters wrong, and one that is, or almost is, a part of a choice: "weightd" is near `weighted_kpis`.
 * `words`: every word that is read, folded, with the choice it stands for.
 */
export function nearestChoice<C extends string>(folded: string, words: ReadonlyMap<string, C>): C | null {
  const whole = new Set(allNearest(folded, words.keys()).flatMap((word) => words.get(word) ?? []));
  const [near, other] = whole;
  if (near !== undefined) return other === undefined ? near : null;
  if (folded.length < shortest) return null;
  const found = new Set([...words].filter(([word]) => isPart(folded, word)).map(([, choice]) => choice));
  const [only, another] = found;
  return another === undefined ? (only ?? null) : null;
}

/** Shorter words are the beginning of too many. */
const shortest = 3;

function isPart(folded: string, word: string): boolean {
  const parts = word.split('_');
  const beginnings = parts.map((_, index) => parts.slice(0, index + 1).join('_'));
  const pieces = [...parts, ...beginnings].filter((piece) => piece.length > shortest);
  return pieces.some((piece) => piece.startsWith(folded)) || allNearest(folded, pieces).length > 0;
}
