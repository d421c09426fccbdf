import { bundle } from './bundle';
import { capacityCap } from './capacity-cap';
import { capacityFloor } from './capacity-floor';
import { exclude } from './exclude';
import { excludePair } from './exclude-pair';
import type { RuleBase, RuleKind } from './kind';
import { mandatory } from './mandatory';
import { maxSelected } from './max-selected';
import { minSelected } from './min-selected';
import { requirePrereq } from './require-prereq';
import { synergyBonus } from './synergy-bonus';
import { target } from './target';

/** Every rule type, in the order of the dropdown. A new type is one file and one word here. */
export const ruleKinds = [
  capacityFloor,
  capacityCap,
  minSelected,
  maxSelected,
  mandatory,
  exclude,
  excludePair,
  bundle,
  requirePrereq,
  synergyBonus,
  target,
] as const;

type RuleOf<K> = K extends RuleKind<infer R> ? R : never;

/** Any rule of a constraint set. */
export type Rule = RuleOf<(typeof ruleKinds)[number]>;

/** The word in the constraint_type column. */
export type RuleKindName = (typeof ruleKinds)[number]['kind'];

const byName = new Map<string, RuleKind<Rule>>(
  // Each definition is asked only about its own rules, by the look-up below.
  ruleKinds.map((kind) => [kind.kind, kind as unknown as RuleKind<Rule>]),
);

/** What the product knows about a rule's type. */
export function kindOf(rule: Pick<RuleBase, 'kind'>): RuleKind<Rule> {
  const kind = byName.get(rule.kind);
  if (kind === undefined) throw new Error(`unknown rule type ${rule.kind}`);
  return kind;
}
