import type { Rule } from '../../core/constraints/index';
import { emptyStoredSet, type StoredSet } from '../../core/domain/stored-set';
import { canonicalJson, type Json } from '../../core/kernel/canonical-json';
import { storeSet } from '../../core/problem/store-set';

/** A column of the stored form of a constraint set. */
export type StoredColumn = keyof StoredSet;

/** The stored columns in the order of the schema. */
// Object.keys forgets the key type; the empty set has exactly these keys.
export const storedColumns = Object.keys(emptyStoredSet()) as readonly StoredColumn[];

/** The stored columns in which some rules leave anything. */
export function columnsThatHold(rules: readonly Rule[]): readonly StoredColumn[] {
  const set: Readonly<Record<StoredColumn, unknown>> = storeSet({ rules, goals: [] });
  const empty: Readonly<Record<StoredColumn, unknown>> = emptyStoredSet();
  // Both are plain data: the schema has just let one of them pass, and the other is empty.
  return storedColumns.filter((column) => canonicalJson(set[column] as Json) !== canonicalJson(empty[column] as Json));
}
