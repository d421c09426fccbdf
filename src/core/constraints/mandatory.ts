import { problem } from '../columns/column';
import { fold } from '../kernel/fold';
import { type InitiativeKey, initiativeKey } from '../kernel/keys';
import { termsOf } from '../model/builder';
import type { RuleBase, RuleKind } from './kind';
import { plainRule } from './plain-rule';
import { logical } from './verdict';

/** The initiative is selected. */
export interface Mandatory extends RuleBase {
  readonly kind: 'mandatory';
  readonly key: InitiativeKey;
}

export const mandatory: RuleKind<Mandatory> = {
  kind: 'mandatory',
  aliases: [],
  label: 'Mandatory',
  help: 'The initiative is funded whatever it brings. The note is shown as the reason.',
  dimensions: ['initiative'],
  needs: ['key'],
  uses: [],
  definesBundle: false,
  effect: 'fund',
  examples: [{ dimension: 'initiative', key: 'INIT-000017', notes: 'Licence deadline' }],
  read: (row) => {
    const entity = row.entity();
    const key = row.initiative();
    return entity === null || key === null ? [] : [{ kind: 'mandatory', key, ...row.common() }];
  },
  ofCandidate: (facts) =>
    facts.isMandatory
      ? [
          {
            ...plainRule,
            kind: 'mandatory',
            key: facts.key,
            origins: [facts.at('is_mandatory')],
            notes: facts.mandateReason,
          },
        ]
      : [],
  subject: (rule) => `mandatory|${fold(rule.key)}`,
  content: (rule) => `mandatory|${fold(rule.key)}`,
  repeated: (_, rows) => problem('duplicate-rule', { rows }).problem,
  store: (rule, set) => {
    set.mandatory_initiatives_json.push({
      initiative_key: rule.key,
      ...(rule.notes === '' ? {} : { reason: rule.notes }),
    });
  },
  restore: (set, names) =>
    set.mandatory_initiatives_json.map((stored) => ({
      ...plainRule,
      kind: 'mandatory',
      key: names.initiative(stored.initiative_key) ?? initiativeKey(stored.initiative_key),
      notes: stored.reason ?? '',
    })),
  initiatives: (rule) => [rule.key],
  slice: () => null,
  outsidePool: (_, key) => problem('mandatory-not-in-pool', { key }).problem,
  bonus: () => null,
  target: () => null,
  needsOf: () => [],
  compile: (rule, model) => {
    const column = model.column(rule.key);
    model.row(1, termsOf(column === null ? [] : [[column, 1]]), 1);
  },
  check: (rule, plan) => logical(plan.has(rule.key)),
  gives: { by: 'whole', listed: (rule) => [rule.key] },
  sentence: (rule) => `${rule.key} is mandatory`,
  reason: (rule, key, plan) =>
    key === rule.key && plan.has(key)
      ? { code: 'mandatory', text: rule.notes === '' ? 'mandatory' : `mandatory: ${rule.notes}` }
      : null,
};
