import { fold } from './fold';
import { editDistance, mostChanges, onlyOne } from './nearest';

/** A known key in pieces: its numbers one by one, and its words. */
interface Known {
  readonly key: string;
  readonly words: readonly string[];
  readonly numbers: readonly string[];
}

/** The only key that a text was probably meant to be; null when none is near or several are equally near. */
export type FindNearestKey = (text: string) => string | null;

/**
 * Looks for slips among keys such as INIT-MP-001. There one other digit, or one other letter of a short code, is another
 * initiative, not a slip: a suggestion to enter it would be followed. Near are keys with other separators, with zeros too
 * few or too many, with a digit more or less, with two neighbouring digits swapped, and with a slip in a longer word.
 */
export function nearestKeyAmong(keys: Iterable<string>): FindNearestKey {
  const byShape = new Map<string, Known[]>();
  for (const key of keys) {
    const { shape, ...pieces } = piecesOf(key);
    const alike = byShape.get(shape);
    if (alike === undefined) byShape.set(shape, [{ key, ...pieces }]);
    else alike.push({ key, ...pieces });
  }
  return (text) => {
    const { shape, words, numbers } = piecesOf(text);
    let found: string[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (const [other, alike] of byShape) {
      const ofWords = other === shape ? 0 : wordChanges(shape, words, other, alike[0]?.words ?? []);
      if (ofWords === null) continue;
      for (const known of alike) {
        const ofNumbers = numberChanges(numbers, known.numbers);
        // Wrong in words and in numbers is no slip any more.
        if (ofNumbers === null || (ofWords > 0 && ofNumbers > 0)) continue;
        const changes = ofWords + ofNumbers;
        if (changes > least) continue;
        if (changes < least) found = [];
        found.push(known.key);
        least = changes;
      }
    }
    return onlyOne(found);
  };
}

/** The words and numbers of a key, and its words with a mark for each number: "init mp #". */
function piecesOf(key: string): { readonly shape: string } & Omit<Known, 'key'> {
  const pieces: readonly string[] = fold(key).match(/\d+|\p{L}+/gu) ?? [];
  const isNumber = (piece: string): boolean => /^\d/u.test(piece);
  return {
    shape: pieces.map((piece) => (isNumber(piece) ? '#' : piece)).join(' '),
    words: pieces.filter((piece) => !isNumber(piece)),
    numbers: pieces.filter(isNumber),
  };
}

/** Words of so many letters are codes, each of which may stand for something. */
const longestCode = 4;

/** How many letters are wrong; null when that is no slip. */
function wordChanges(
  shape: string,
  words: readonly string[],
  knownShape: string,
  known: readonly string[],
): number | null {
  if (shape.replace(/ /gu, '') === knownShape.replace(/ /gu, '')) return 1;
  const isSameOrder = shape.replace(/[^# ]+/gu, 'w') === knownShape.replace(/[^# ]+/gu, 'w');
  if (!isSameOrder) return null;
  let changes = 0;
  for (const [index, word] of known.entries()) {
    const typed = words[index] ?? '';
    if (typed === word) continue;
    if (word.length <= longestCode || Math.abs(typed.length - word.length) > mostChanges(typed)) return null;
    const distance = editDistance(typed, word);
    if (distance > mostChanges(typed)) return null;
    changes += distance;
  }
  return changes;
}

/** 0 for equal numbers, 1 when zeros in front differ, 2 for a digit more, less or swapped in one; else null. */
function numberChanges(numbers: readonly string[], known: readonly string[]): number | null {
  let changes = 0;
  for (const [index, number] of known.entries()) {
    const typed = numbers[index] ?? '';
    if (typed === number) continue;
    if (changes > 0) return null;
    if (withoutZeros(typed) === withoutZeros(number)) changes = 1;
    else if (isDigitSlip(typed, number)) changes = 2;
    else return null;
  }
  return changes;
}

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/u, '');

/** One digit more or less, or two neighbouring ones swapped. */
function isDigitSlip(left: string, right: string): boolean {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  if (left.length + 1 === right.length) return left.slice(at) === right.slice(at + 1);
  if (left.length === right.length + 1) return left.slice(at + 1) === right.slice(at);
  const isSwapped = left[at] === right[at + 1] && left[at + 1] === right[at];
  return left.length === right.length && isSwapped && left.slice(at + 2) === right.slice(at + 2);
}
