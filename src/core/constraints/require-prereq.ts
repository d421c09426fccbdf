import { problem } from '../columns/column';
import { compareKeys, fold } from '../kernel/fold';
import { type InitiativeKey, initiativeKey } from '../kernel/keys';
import { termsOf } from '../model/builder';
import type { RuleBase, RuleKind } from './kind';
import { plainRule } from './plain-rule';
import { logical } from './verdict';

/** The dependent is selected only when what it needs is. */
export interface RequirePrereq extends RuleBase {
  readonly kind: 'require_prereq';
  readonly dependent: InitiativeKey;
  readonly needed: InitiativeKey;
}

export const requirePrereq: RuleKind<RequirePrereq> = {
  kind: 'require_prereq',
  aliases: ['prerequisite'],
  label: 'Needs',
  help: 'The initiative in key is funded only if all initiatives in related_keys are. A<-B in key (A needs B) is read too; a cycle means all or none.',
  dimensions: ['initiative'],
  needs: ['key'],
  uses: ['related_keys'],
  definesBundle: false,
  effect: 'other',
  examples: [
    { dimension: 'initiative', key: 'INIT-000081', related_keys: 'INIT-000012' },
    { dimension: 'initiative', key: 'INIT-000081<-INIT-000012' },
  ],
  read: (row) => {
    const entity = row.entity();
    const found = row.dependency();
    if (entity === null || found === null) return [];
    const common = row.common();
    return found.needs.map((needed) => ({ kind: 'require_prereq', dependent: found.dependent, needed, ...common }));
  },
  ofCandidate: (facts) =>
    facts.needs
      .filter((needed) => needed !== facts.key)
      .map((needed) => ({
        ...plainRule,
        kind: 'require_prereq',
        dependent: facts.key,
        needed,
        origins: [facts.at('prerequisite_keys')],
      })),
  subject: (rule) => `require_prereq|${fold(rule.dependent)}|${fold(rule.needed)}`,
  content: (rule) => `require_prereq|${fold(rule.dependent)}|${fold(rule.needed)}`,
  repeated: (_, rows) => problem('duplicate-rule', { rows }).problem,
  store: (rule, set) => {
    const needs = set.prerequisites_json[rule.dependent] ?? [];
    set.prerequisites_json[rule.dependent] = [...needs, rule.needed].sort(compareKeys);
  },
  restore: (set, names) =>
    Object.entries(set.prerequisites_json).flatMap(([dependent, needs]) =>
      needs.map((needed) => ({
        ...plainRule,
        kind: 'require_prereq' as const,
        dependent: names.initiative(dependent) ?? initiativeKey(dependent),
        needed: names.initiative(needed) ?? initiativeKey(needed),
      })),
    ),
  initiatives: (rule) => [rule.dependent, rule.needed],
  slice: () => null,
  outsidePool: (rule, key) =>
    problem('not-in-pool', {
      key,
      consequence: key === rule.needed ? `${rule.dependent} cannot be funded` : 'the rule has no effect',
    }).problem,
  bonus: () => null,
  target: () => null,
  needsOf: (rule, key) => (key === rule.dependent ? [rule.needed] : []),
  compile: (rule, model) => {
    const dependent = model.column(rule.dependent);
    const needed = model.column(rule.needed);
    if (dependent === null) return;
    if (needed === null) model.forbid(rule.dependent);
    else
      model.row(
        Number.NEGATIVE_INFINITY,
        termsOf([
          [dependent, 1],
          [needed, -1],
        ]),
        0,
      );
  },
  check: (rule, plan) => logical(!plan.has(rule.dependent) || plan.has(rule.needed)),
  gives: { by: 'whole', listed: (rule) => [rule.needed] },
  sentence: (rule) => `${rule.dependent} needs ${rule.needed}`,
  reason: (rule, key, plan) => {
    if (key === rule.needed && plan.has(key) && plan.has(rule.dependent)) {
      return { code: 'needed_by', text: `needed by ${rule.dependent}` };
    }
    if (key === rule.dependent && !plan.has(key) && !plan.has(rule.needed)) {
      return { code: 'needs', text: `needs ${rule.needed}` };
    }
    return null;
  },
};
