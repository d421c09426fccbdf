import { kindOf } from '../constraints/index';
import { aimsAt, storedAim } from '../constraints/target';
import { emptyStoredSet, type StoredSet, storedSetSchema } from '../domain/stored-set';
import { contentHash, type Json } from '../kernel/canonical-json';
import { fold } from '../kernel/fold';
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
  for (const goal of goals) aimsAt(set, goal).goal = storedAim(goal);
  return storedSetSchema.parse(set);
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
