import { breachesOf } from '../check/breaches';
import { printSlice, type Slice, type SliceDimension } from '../domain/slice';
import { fold } from '../kernel/fold';
import type { Problem } from '../problem/problem';
import { capsOf } from './caps';
import { type InputEdit, inputEdits } from './input-edits';
import { selectionValues } from './selection-value';

/** A selection that is compared: a run, a roadmap, ticks. */
export interface Compared {
  /** For people. */
  readonly name: string;
  /** The run it comes from; null when it comes from none. */
  readonly run_id: string | null;
  /** What it is measured with. */
  readonly problem: Problem;
  readonly keys: readonly string[];
  /** What soft rules are priced by, as in the run that it is measured with; null: that priced none. */
  readonly softBase: number | null;
  /** What is known of its initiatives that the problem does not offer; by default nothing. */
  readonly outside?: readonly OutsideInitiative[];
}

/** An initiative that people put on a roadmap though its run did not choose among it. */
export interface OutsideInitiative extends Readonly<Record<SliceDimension, string>> {
  readonly initiative_key: string;
  readonly title: string;
  /** Null: not known. */
  readonly engineering_tokens: number | null;
}

/** One initiative of either selection. */
export interface ComparedInitiative {
  readonly initiative_key: string;
  readonly title: string;
  /** As each side knows it; null where it does not. */
  readonly tokens: readonly [number | null, number | null];
}

/** A limit of tokens, and what each selection takes of it. */
export interface ComparedPool {
  /** "the whole portfolio", "UK". */
  readonly pool: string;
  readonly cap: readonly [number | null, number | null];
  readonly tokens: readonly [number, number];
}

/** How two selections differ. Of pairs the first is the left one. */
export interface Comparison {
  readonly names: readonly [string, string];
  readonly run_ids: readonly [string | null, string | null];
  readonly both: readonly ComparedInitiative[];
  readonly only_left: readonly ComparedInitiative[];
  readonly only_right: readonly ComparedInitiative[];
  /** Each by the objective of its own problem; null where soft rules are broken whose price is not known. */
  readonly objective: readonly [number | null, number | null];
  /** Rules of its own problem that a selection breaks. */
  readonly broken: readonly [readonly string[], readonly string[]];
  readonly pools: readonly ComparedPool[];
  readonly edits: readonly InputEdit[];
}

/** Compares two selections: who is in which, value and tokens per pool, and what was edited in between. */
export function compareSelections(left: Compared, right: Compared): Comparison {
  const [first, second] = [selectionValues(left.problem), selectionValues(right.problem)];
  const [inLeft, inRight] = [new Set(left.keys.map(fold)), new Set(right.keys.map(fold))];
  const known = [left, right].map(outsiders);
  const describe = (key: string): ComparedInitiative => {
    const [one, other] = [first.find(key), second.find(key)];
    const [outside, alsoOutside] = known.map((list) => list.find(isSame(key)));
    return {
      initiative_key: one?.key ?? other?.key ?? key,
      title: one?.title || other?.title || outside?.title || alsoOutside?.title || '',
      tokens: [
        one?.tokens ?? outside?.engineering_tokens ?? null,
        other?.tokens ?? alsoOutside?.engineering_tokens ?? null,
      ],
    };
  };
  const plans = [first.plan(left.keys), second.plan(right.keys)] as const;
  const caps = [capsOf(left.problem), capsOf(right.problem)] as const;
  const slices = new Map([...caps[0], ...caps[1]].map(([id, { slice }]) => [id, slice]));
  return {
    names: [left.name, right.name],
    run_ids: [left.run_id, right.run_id],
    both: left.keys.filter((key) => inRight.has(fold(key))).map(describe),
    only_left: left.keys.filter((key) => !inRight.has(fold(key))).map(describe),
    only_right: right.keys.filter((key) => !inLeft.has(fold(key))).map(describe),
    objective: [objectiveOf(left), objectiveOf(right)],
    broken: [first.broken(left.keys), second.broken(right.keys)],
    pools: [...slices].map(([id, slice]) => ({
      pool: printSlice(slice),
      cap: [caps[0].get(id)?.cap ?? null, caps[1].get(id)?.cap ?? null],
      tokens: [
        plans[0].tokens(slice) + tokensOutside(known[0], slice),
        plans[1].tokens(slice) + tokensOutside(known[1], slice),
      ],
    })),
    edits: left.problem === right.problem ? [] : inputEdits(left.problem, right.problem),
  };
}

function objectiveOf({ problem, keys, softBase }: Compared): number | null {
  const values = selectionValues(problem);
  // Any base tells whether a soft rule is broken.
  const isPriced = softBase !== null || breachesOf(problem, values.plan(keys), 1).length === 0;
  return isPriced ? values.objective(keys, softBase) : null;
}

/** Initiatives of a selection that its problem does not offer: they take their tokens all the same. */
function outsiders({ problem, keys, outside = [] }: Compared): readonly OutsideInitiative[] {
  const offered = new Set(problem.candidates.map(({ key }) => fold(key)));
  const selected = new Set(keys.map(fold));
  return outside.filter(({ initiative_key: key }) => selected.has(fold(key)) && !offered.has(fold(key)));
}

const isSame =
  (key: string) =>
  ({ initiative_key }: OutsideInitiative): boolean =>
    fold(initiative_key) === fold(key);

function tokensOutside(outside: readonly OutsideInitiative[] = [], { dimensions, values }: Slice): number {
  const inside = outside.filter((one) =>
    dimensions.every((dimension, index) => fold(one[dimension]) === fold(values[index] ?? '')),
  );
  return inside.reduce((sum, { engineering_tokens: tokens }) => sum + (tokens ?? 0), 0);
}
