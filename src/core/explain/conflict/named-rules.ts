import { kindOf, type Rule } from '../../constraints/index';
import type { CellRef } from '../../kernel/issue';
import type { Problem } from '../../problem/problem';
import { isSoft } from '../../problem/soft-rules';
import { candidatesTab, constraintsTab, scenarioConfig, targetsTab } from '../../tabs/index';

/** A rule as people name it: what one row, or one cell of an initiative, says. One row may stand for several rules. */
export interface NamedRule {
  /** Indexes in `problem.rules`. */
  readonly rules: readonly number[];
  readonly origins: readonly CellRef[];
  /** Without its full stop. */
  readonly sentence: string;
  /** It may be proposed for a change. */
  readonly isLocked: boolean;
}

/** The tabs in the order in which rules are listed. */
const tabOrder: readonly string[] = [scenarioConfig.name, constraintsTab.name, targetsTab.name, candidatesTab.name];

/** The rules that forbid something and must hold, in the order of tabs and rows. Bonuses are facts, not rules. */
export function namedRules({ rules }: Pick<Problem, 'rules'>): readonly NamedRule[] {
  const groups = new Map<string, number[]>();
  for (const [index, rule] of rules.entries()) {
    const { gives } = kindOf(rule);
    if (gives === null || isSoft(rule)) continue;
    // The members of an excluded bundle or the needs of one row are one rule to the person who typed it.
    const isRow = gives.by === 'whole' && rule.origins.every(({ column }) => column === null);
    const id = isRow ? `${rule.kind}|${JSON.stringify(rule.origins)}` : `rule ${index}`;
    groups.set(id, [...(groups.get(id) ?? []), index]);
  }
  return [...groups.values()]
    .map((indexes) => named(indexes, rules))
    .sort((left, right) => placeOf(left) - placeOf(right));
}

function named(indexes: readonly number[], rules: readonly Rule[]): NamedRule {
  const members = indexes.flatMap((index) => rules[index] ?? []);
  const sentences = new Set(members.map((rule) => kindOf(rule).sentence(rule)));
  return {
    rules: indexes,
    origins: members[0]?.origins ?? [],
    sentence: [...sentences].join(' and '),
    isLocked: members.some(({ strength }) => strength === 'locked'),
  };
}

function placeOf({ origins }: NamedRule): number {
  const [first] = origins;
  return first === undefined ? 0 : 1e7 * tabOrder.indexOf(first.tab) + (first.row ?? 0);
}
