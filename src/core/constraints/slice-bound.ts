import { problem } from '../columns/column';
import {
  dimensionName,
  parseDimension,
  printSlice,
  type Slice,
  sliceId,
  sliceKey,
  sliceOf,
  wholePortfolio,
} from '../domain/slice';
import type { StoredSet } from '../domain/stored-set';
import { fold } from '../kernel/fold';
import type { RuleColumn } from './columns';
import type { RuleBase, RuleKind } from './kind';
import type { Names } from './names';
import { plainRule } from './plain-rule';
import { bounded } from './verdict';

/** A least or a most on the tokens or the number of the selected in a slice. */
export interface SliceBound extends RuleBase {
  readonly slice: Slice;
  /** Tokens, or a number of initiatives. */
  readonly limit: number;
}

/** What sets the four bounding types apart. */
export interface SliceBoundDeclaration<K extends string> {
  readonly kind: K;
  readonly label: string;
  readonly help: string;
  readonly quantity: 'tokens' | 'count';
  readonly bound: 'floor' | 'cap';
  /** The column of the limit; also its name in the stored JSON. */
  readonly column: 'min_tokens' | 'max_tokens' | 'min_count' | 'max_count';
  readonly examples: readonly Readonly<Partial<Record<RuleColumn, string | number>>>[];
  /** "gets at least 250 tokens". */
  says(limit: number): string;
}

/** The rule type of a bound on a slice: `sum over S of t_i x_i` (or of x_i) `>= min` or `<= max`. */
export function sliceBound<K extends string>(
  declared: SliceBoundDeclaration<K>,
): RuleKind<SliceBound & { readonly kind: K }> {
  const { kind, quantity, bound, column } = declared;
  const measureKind = quantity === 'tokens' ? 'capacity' : 'rule';
  return {
    kind,
    aliases: [],
    label: declared.label,
    help: declared.help,
    dimensions: 'slice',
    needs: [column],
    uses: ['key'],
    definesBundle: false,
    effect: 'other',
    examples: declared.examples,
    read: (row) => {
      const slice = row.slice();
      const limit = column === 'min_tokens' || column === 'max_tokens' ? row.tokens(column) : row.count(column);
      return slice === null || limit === null ? [] : [{ kind, slice, limit, ...row.common() }];
    },
    ofCandidate: () => [],
    subject: (rule) => `${kind}|${sliceId(rule.slice)}`,
    content: (rule) => `${kind}|${sliceId(rule.slice)}|${rule.limit}`,
    repeated: (_, rows, sameContent) => problem(sameContent ? 'duplicate-rule' : 'two-bounds', { rows }).problem,
    store: (rule, set) => {
      const bounds = boundsAt(bound === 'floor' ? set.floors_json : set.caps_json, rule.slice);
      const known = bounds[column];
      const stricter = bound === 'floor' ? Math.max : Math.min;
      bounds[column] = known === undefined ? rule.limit : stricter(known, rule.limit);
    },
    restore: (set, names) =>
      storedSlices<Bounds>(bound === 'floor' ? set.floors_json : set.caps_json, names).flatMap(([slice, bounds]) => {
        const limit = bounds[column];
        return limit === undefined ? [] : [{ kind, slice, limit, ...plainRule }];
      }),
    initiatives: () => [],
    slice: (rule) => rule.slice,
    outsidePool: (_, key) => problem('not-in-pool', { key, consequence: 'no effect' }).problem,
    bonus: () => null,
    target: () => null,
    needsOf: () => [],
    compile: (rule, model) => {
      const terms = quantity === 'tokens' ? model.tokens(rule.slice) : model.count(rule.slice);
      if (bound === 'floor') model.row(rule.limit, terms, Number.POSITIVE_INFINITY);
      else model.row(Number.NEGATIVE_INFINITY, terms, rule.limit);
    },
    check: (rule, plan) => {
      const achieved = quantity === 'tokens' ? plan.tokens(rule.slice) : plan.count(rule.slice);
      return bounded({ kind: measureKind, bound, slice: rule.slice, target: null, limit: rule.limit, achieved });
    },
    gives: {
      by: 'number',
      column,
      typed: (_, limit) => limit,
      withLimit: (rule, limit) => ({ ...rule, limit }),
    },
    sentence: (rule) => `${printSlice(rule.slice)} ${declared.says(rule.limit)}`,
    reason(rule, key, plan) {
      if (!plan.pool.isMember(rule.slice, key) || plan.has(key) === (bound === 'cap')) return null;
      const { holds, measure } = this.check(rule, plan);
      if (!holds || measure === null) return null;
      const own = quantity === 'tokens' ? (plan.pool.find(key)?.tokens ?? 0) : 1;
      const achieved = measure.achieved + (bound === 'floor' ? -own : own);
      if (bounded({ ...measure, achieved }).holds) return null;
      return bound === 'floor'
        ? { code: 'floor', text: `without it a rule breaks: ${this.sentence(rule)}` }
        : { code: 'no_room', text: `no room: ${this.sentence(rule)}`, room: measure.limit - measure.achieved };
    },
  };
}

type Bounds = { [column in 'min_tokens' | 'max_tokens' | 'min_count' | 'max_count']?: number | undefined };

/** The bounds object of a slice in a stored column, made when it is not there. */
function boundsAt(stored: StoredSet['floors_json'] | StoredSet['caps_json'], slice: Slice): Bounds {
  const byKey: Record<string, Bounds> = (stored as Record<string, Record<string, Bounds>>)[dimensionName(slice)] ?? {};
  (stored as Record<string, Record<string, Bounds>>)[dimensionName(slice)] = byKey;
  const known = Object.keys(byKey).find((key) => fold(key) === fold(sliceKey(slice))) ?? sliceKey(slice);
  const bounds = byKey[known] ?? {};
  byKey[known] = bounds;
  return bounds;
}

/** The slices of a stored column with what is stored for each. */
export function storedSlices<T>(
  stored: Readonly<Record<string, Readonly<Record<string, T>>>>,
  names: Names,
): [Slice, T][] {
  return Object.entries(stored).flatMap(([dimension, byKey]) =>
    Object.entries(byKey).flatMap(([key, content]): [Slice, T][] => {
      const dimensions = parseDimension(dimension) ?? [];
      if (dimensions.length === 0) return [[wholePortfolio, content]];
      const slice = sliceOf(dimensions, key, (of, value) => names.sliceValue(of, value));
      return slice === null ? [] : [[slice, content]];
    }),
  );
}
