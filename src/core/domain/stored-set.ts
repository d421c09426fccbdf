import * as z from 'zod/mini';
import { strengths } from './target';

/*
 * The agreed JSON columns of optimization_constraint_sets. These strict schemas are the source of truth: unknown keys
 * are refused on write and on read.
 */

const tokens = z.number().check(z.minimum(0));
const count = z.number().check(z.minimum(0), z.multipleOf(1));
const key = z.string().check(z.minLength(1));
const notes = z.optional(z.string());
/** dimension -> slice key -> bounds. */
const bySlice = <T extends z.ZodMiniType>(bounds: T) => z.record(key, z.record(key, bounds));

const aim = z.strictObject({ value: z.number(), baseline: z.optional(z.number()), notes });

export const storedSetSchema = z.strictObject({
  floors_json: bySlice(z.strictObject({ min_tokens: z.optional(tokens), min_count: z.optional(count) })),
  caps_json: bySlice(z.strictObject({ max_tokens: z.optional(tokens), max_count: z.optional(count) })),
  targets_json: bySlice(z.record(key, z.strictObject({ floor: z.optional(aim), goal: z.optional(aim) }))),
  mandatory_initiatives_json: z.array(z.strictObject({ initiative_key: key, reason: notes })),
  bundles_json: z.array(
    z.strictObject({
      bundle_key: key,
      initiative_keys: z.array(key),
      mode: z.literal('all_or_nothing'),
      notes,
    }),
  ),
  exclusions_initiatives_json: z.array(z.strictObject({ initiative_key: key, reason: notes })),
  exclusions_pairs_json: z.array(z.tuple([key, key])),
  prerequisites_json: z.record(key, z.array(key)),
  synergy_bonuses_json: z.array(z.strictObject({ initiative_keys: z.array(key), kpi_key: key, bonus: z.number() })),
  rule_options_json: z.record(
    key,
    z.strictObject({ strength: z.enum(strengths), break_price: z.optional(z.number().check(z.minimum(0))) }),
  ),
});

/** The compiled content of one constraint-set version, as it is stored. */
export type StoredSet = z.infer<typeof storedSetSchema>;

/** A set without any rule. */
export function emptyStoredSet(): StoredSet {
  return {
    floors_json: {},
    caps_json: {},
    targets_json: {},
    mandatory_initiatives_json: [],
    bundles_json: [],
    exclusions_initiatives_json: [],
    exclusions_pairs_json: [],
    prerequisites_json: {},
    synergy_bonuses_json: [],
    rule_options_json: {},
  };
}
