import type { Engine } from '../../model/engine';
import type { YearQuarter } from '../quarter';
import { checkSequence, type SequenceBreak, type SequenceValues } from './check-sequence';
import { compileSequence } from './compile-sequence';
import { explainUnplaced } from './explain-unplaced';
import { solveInOrder } from './solve-in-order';
import { fixedPlace, type Places, type SequenceTask } from './task';

export interface SequenceOptions {
  /** Wall-clock budget of all stages and prices together, in milliseconds. */
  readonly timeLimitMs: number;
  readonly seed: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
}

/** The quarter of one entry; of one without why. */
export interface ProposedPlace {
  readonly initiative_key: string;
  readonly place: YearQuarter | null;
  /** Why it has no quarter, in words; blank when it has one. */
  readonly why: string;
}

/** What people's own quarters break, and what it costs. */
export interface PricedEdit {
  readonly initiative_key: string;
  readonly breaks: readonly SequenceBreak[];
  /** What would be won if this entry were ours to place; null when time did not suffice to find out. */
  readonly price: SequenceValues | null;
}

/** A proposed sequence. Plain JSON. */
export interface Sequence {
  readonly places: readonly ProposedPlace[];
  readonly values: SequenceValues;
  /** No better sequence exists. */
  readonly proven: boolean;
  /** By what share the first value that is not proven could at most be better; null when not known; 0: proven. */
  readonly gap: number | null;
  readonly edits: readonly PricedEdit[];
}

/** Share of the time that goes into the sequence itself when there are edits to be priced. */
const ownShare = 0.6;

/**
 * Puts the entries of a roadmap into quarters, exactly: what is said of the values is proven by the engine's search, and
 * the places are checked by their meaning. Throws what the engine throws.
 */
export function solveSequence(task: SequenceTask, engine: Engine, options: SequenceOptions): Sequence {
  const until = options.now() + options.timeLimitMs;
  const isAnyFixed = task.entries.some(({ fixed }) => fixed !== null);
  const solved = solve(task, engine, { ...options, timeLimitMs: options.timeLimitMs * (isAnyFixed ? ownShare : 1) });
  const { values, breaks } = checkSequence(task, solved.places);
  const priced = task.entries.flatMap((entry): readonly PricedEdit[] => {
    const { initiative_key, fixed } = entry;
    const own = breaks.filter(({ keys }) => keys.includes(initiative_key));
    if (fixed === null || own.length === 0) return [];
    const left = until - options.now();
    if (left <= 0) return [{ initiative_key, breaks: own, price: null }];
    const entries = task.entries.map((other) => (other === entry ? { ...other, fixed: null } : other));
    const free = { ...task, entries };
    const without = checkSequence(free, solve(free, engine, { ...options, timeLimitMs: left / 2 }).places).values;
    return [{ initiative_key, breaks: own, price: difference(values, without) }];
  });
  const places = task.entries.map(({ initiative_key, fixed }): ProposedPlace => {
    const at = solved.places.get(initiative_key) ?? null;
    if (fixed !== null) return { initiative_key, place: fixed, why: '' };
    const place = at === null ? null : (task.quarters[at] ?? null);
    return { initiative_key, place, why: place === null ? explainUnplaced(task, solved.places, initiative_key) : '' };
  });
  return { places, values, proven: solved.proven, gap: solved.gap, edits: priced };
}

interface Solved {
  readonly places: Places;
  readonly proven: boolean;
  readonly gap: number | null;
}

function solve(task: SequenceTask, engine: Engine, options: SequenceOptions): Solved {
  const { region, stages, placesOf, valuesOf } = compileSequence(task);
  const fixed = new Map(task.entries.map((entry) => [entry.initiative_key, fixedPlace(task, entry)]));
  if (stages.length === 0) return { places: fixed, proven: true, gap: 0 };
  const answer = solveInOrder(region, stages, engine, options, valuesOf(fixed));
  return { places: placesOf(answer.values), proven: answer.proven, gap: answer.gap };
}

function difference(from: SequenceValues, to: SequenceValues): SequenceValues {
  return {
    tokens_unplaced: from.tokens_unplaced - to.tokens_unplaced,
    deadlines_missed: from.deadlines_missed - to.deadlines_missed,
    value_delay: from.value_delay - to.value_delay,
  };
}
