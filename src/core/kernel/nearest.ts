import { fold } from './fold';

/**
 * The one of `choices` that `text` was probably meant to be, or null when none is near or several are equally near.
 * Near: at most a third of the letters differ (insert, delete, replace, swap of neighbours), two for short words.
 */
export function nearest(text: string, choices: Iterable<string>): string | null {
  return onlyOne(allNearest(text, choices));
}

/** The choices that are nearest to `text`, all at the same distance; none when none is near. */
export function allNearest(text: string, choices: Iterable<string>): readonly string[] {
  const wanted = fold(text);
  let found: string[] = [];
  let least = mostChanges(wanted);
  for (const choice of choices) {
    const candidate = fold(choice);
    if (Math.abs(candidate.length - wanted.length) > least) continue;
    const distance = editDistance(wanted, candidate);
    if (distance > least || distance >= Math.max(wanted.length, candidate.length)) continue;
    if (distance < least) found = [];
    found.push(choice);
    least = distance;
  }
  return found;
}

/** How many changes are still a slip of the finger. */
export const mostChanges = (folded: string): number => Math.max(2, Math.floor(folded.length / 3));

/** The only one of some names, however it is spelled; null when there is none or another. */
export function onlyOne(names: readonly string[]): string | null {
  const [first, ...others] = names;
  return first === undefined || others.some((other) => fold(other) !== fold(first)) ? null : first;
}

/** Names such as INIT-102 and INIT-103: different things, not a slip of the finger. */
export function differOnlyInNumbers(left: string, right: string): boolean {
  const withoutDigits = (text: string): string => fold(text).replace(/\d+/gu, '');
  return withoutDigits(left) === withoutDigits(right);
}

/** Damerau-Levenshtein distance (restricted): each swap of neighbours, insert, delete or replacement counts 1. */
export function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replace = (last[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      let cost = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[right.length] ?? 0;
}
