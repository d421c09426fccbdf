import { kindOf, type Rule, ruleKinds } from '../constraints/index';
import type { Names } from '../constraints/names';
import { aimsAt, storedAim, storedTargets } from '../constraints/target';
import { emptyStoredSet, type StoredSet, storedSetSchema } from '../domain/stored-set';
import { contentHash, type Json } from '../kernel/canonical-json';
import { compareKeys, fold } from '../kernel/fold';
import type { ConstraintSet } from './read-set';

/** The stored form of a constraint set: the agreed JSON columns. */
export function storeSet({ rules, goals }: Pick<ConstraintSet, 'rules' | 'goals'>): StoredSet {
  const set = emptyStoredSet();
  for (const rule of rules) {
    const kind = kindOf(rule);
    kind.store(rule, set);
    if (rule.strength === 'hard' && rule.breakPrice === null) continue;
    set.rule_options_json[kind.subject(rule)] = {
      strength: rule.strength,
      ...(rule.breakPrice === null ? {} : { break_price: rule.breakPrice }),
    };
  }
  set.exclusions_pairs_json.sort((left, right) => compareKeys(left.join('|'), right.join('|')));
  for (const goal of goals) aimsAt(set, goal).goal = storedAim(goal);
  return storedSetSchema.parse(set);
}

/** The rules and goals of a stored set, with their strengths; rules it was told from no longer have rows. */
export function restoreSet(set: StoredSet, names: Names): Pick<ConstraintSet, 'rules' | 'goals'> {
  const stored = storedSetSchema.parse(set);
  const rules = ruleKinds.flatMap((kind): readonly Rule[] => kind.restore(stored, names));
  return { rules: rules.map((rule) => withOptions(rule, stored)), goals: storedTargets(stored, names, 'goal') };
}

function withOptions(rule: Rule, { rule_options_json }: StoredSet): Rule {
  const options = rule_options_json[kindOf(rule).subject(rule)];
  return options === undefined
    ? rule
    : { ...rule, strength: options.strength, breakPrice: options.break_price ?? null };
}

/** SHA-256 over the stored columns without free notes, keys folded: equal for sets that say the same. */
export function contentHashOf(set: StoredSet): string {
  return contentHash(withoutNotes(set as unknown as Json));
}

const freeText: ReadonlySet<string> = new Set(['notes', 'reason']);

/** Keys and texts folded, notes and reasons left out. */
function withoutNotes(data: Json): Json {
  if (typeof data === 'string') return fold(data);
  if (Array.isArray(data)) return data.map((item: Json) => withoutNotes(item));
  if (typeof data !== 'object' || data === null) return data;
  const kept = Object.entries(data).filter(([key]) => !freeText.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [fold(key), withoutNotes(value)]));
}
