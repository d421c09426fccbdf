import { printNumber } from '../../kernel/number-text';
import { printQuarter } from '../quarter';
import { deadlinePlace } from './deadline-place';
import { fixedPlace, isInside, type Places, type SequenceTask } from './task';

/** What a sequence comes to; less is better, in this order. */
export interface SequenceValues {
  readonly tokens_unplaced: number;
  readonly deadlines_missed: number;
  /** Sum of contribution times quarter number, 1 for the first; without a quarter one more than the last. */
  readonly value_delay: number;
}

/** Something that a sequence does not keep to. */
export interface SequenceBreak {
  readonly kind: 'room' | 'need' | 'bundle' | 'deadline';
  /** The entries it is about. */
  readonly keys: readonly string[];
  /** In words without a full stop. */
  readonly sentence: string;
}

export interface SequenceReport {
  readonly values: SequenceValues;
  readonly breaks: readonly SequenceBreak[];
}

/** Tokens are sums of doubles. */
const tolerance = 1e-6;

/** Examines a sequence by the meaning of its rules; it knows nothing of rows, columns or engines. */
export function checkSequence(task: SequenceTask, places: Places): SequenceReport {
  const { quarters, entries } = task;
  const length = quarters.length;
  const placeOf = (key: string): number | null => places.get(key) ?? null;
  const breaks: SequenceBreak[] = [];
  const tokens = new Map(entries.map(({ initiative_key: key, tokens: own }) => [key, own]));
  const everything = { name: '', keys: [...tokens.keys()], capacity: task.capacity };
  for (const { name, keys, capacity } of [everything, ...task.pools]) {
    for (const [q, quarter] of quarters.entries()) {
      const inside = keys.filter((key) => placeOf(key) === q);
      const used = inside.reduce((total, key) => total + (tokens.get(key) ?? 0), 0);
      const cap = capacity[q] ?? null;
      if (cap === null || used <= cap + tolerance) continue;
      const whose = name === '' ? '' : ` for ${name}`;
      const sentence = `${printQuarter(quarter)} has ${printNumber(cap)} tokens${whose}, ${printNumber(used)} are planned`;
      breaks.push({ kind: 'room', keys: inside, sentence });
    }
  }
  for (const { dependent, needed } of task.needs) {
    const [at, before] = [placeOf(dependent), placeOf(needed)];
    if (at === null || (before !== null && before <= at)) continue;
    const where = before === null ? 'has no quarter' : 'comes later';
    breaks.push({ kind: 'need', keys: [dependent, needed], sentence: `${dependent} needs ${needed}, which ${where}` });
  }
  for (const { bundle, members } of task.bundles) {
    if (new Set(members.map(placeOf)).size < 2) continue;
    breaks.push({ kind: 'bundle', keys: members, sentence: `the bundle ${bundle} does not start together` });
  }
  let missed = 0;
  for (const entry of entries) {
    const last = deadlinePlace(task, entry);
    const at = placeOf(entry.initiative_key);
    if (last === null || (at ?? length) <= last) continue;
    missed += 1;
    const sentence = `${entry.initiative_key} has the deadline ${entry.deadline}`;
    breaks.push({ kind: 'deadline', keys: [entry.initiative_key], sentence });
  }
  const delays = entries.map(({ initiative_key: key, contribution }) => {
    const at = placeOf(key);
    return contribution * (at === null && contribution < 0 ? length : (at ?? length) + 1);
  });
  const unplaced = entries.filter(({ initiative_key: key }) => placeOf(key) === null);
  return {
    values: {
      tokens_unplaced: unplaced.reduce((total, { tokens: own }) => total + own, 0),
      deadlines_missed: missed,
      value_delay: delays.reduce((total, delay) => total + delay, 0),
    },
    breaks,
  };
}

/** Where people put entries, without anything proposed. */
export function fixedPlaces(task: SequenceTask): Places {
  return new Map(task.entries.map((entry) => [entry.initiative_key, fixedPlace(task, entry)]));
}

/**
 * Whether a proposed sequence may be used: nobody's own quarter is changed, and whatever it breaks has to do with an entry
 * that people fixed. Missed deadlines are no fault: not all can always be met.
 */
export function isAcceptable(task: SequenceTask, places: Places): boolean {
  const fixed = fixedPlaces(task);
  const isFixed = (key: string): boolean => (fixed.get(key) ?? null) !== null;
  const isKept = task.entries.every(({ initiative_key: key }) => {
    const [at, own] = [places.get(key) ?? null, fixed.get(key) ?? null];
    return own === null ? at === null || isInside(task, at) : at === own;
  });
  return (
    isKept && checkSequence(task, places).breaks.every(({ kind, keys }) => kind === 'deadline' || keys.some(isFixed))
  );
}
