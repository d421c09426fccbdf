import { problem } from '../columns/column';
import { fold } from '../kernel/fold';
import { type InitiativeKey, initiativeKey } from '../kernel/keys';
import type { RuleBase, RuleKind } from './kind';
import { plainRule } from './plain-rule';
import { logical } from './verdict';

/** The initiative is not selected. */
export interface Exclude extends RuleBase {
  readonly kind: 'exclude';
  readonly key: InitiativeKey;
  /** The bundle as a member of which it is excluded; null when it is excluded by itself. */
  readonly bundle: string | null;
}

export const exclude: RuleKind<Exclude> = {
  kind: 'exclude',
  aliases: ['exclude_initiative'],
  label: 'Excluded',
  help: 'The initiative (or every member of the bundle) is not funded. The note is shown as the reason.',
  dimensions: ['initiative', 'bundle'],
  needs: ['key'],
  uses: [],
  definesBundle: false,
  effect: 'forbid',
  examples: [
    { dimension: 'initiative', key: 'INIT-000044', notes: 'Blocked by legal' },
    { dimension: 'bundle', key: 'BNDL-PAYMENTS' },
  ],
  read: (row) => {
    const entity = row.entity();
    if (entity === null) return [];
    const named = entity === 'bundle' ? row.bundle() : null;
    const key = entity === 'initiative' ? row.initiative() : null;
    const keys = named?.members ?? (key === null ? [] : [key]);
    const common = row.common();
    return keys.map((member) => ({ kind: 'exclude', key: member, bundle: named?.key ?? null, ...common }));
  },
  ofCandidate: () => [],
  subject: (rule) => `exclude|${fold(rule.key)}`,
  content: (rule) => `exclude|${fold(rule.key)}`,
  repeated: (_, rows) => problem('duplicate-rule', { rows }).problem,
  store: (rule, set) => {
    set.exclusions_initiatives_json.push({
      initiative_key: rule.key,
      ...(rule.notes === '' ? {} : { reason: rule.notes }),
    });
  },
  restore: (set, names) =>
    set.exclusions_initiatives_json.map((stored) => ({
      ...plainRule,
      kind: 'exclude',
      key: names.initiative(stored.initiative_key) ?? initiativeKey(stored.initiative_key),
      bundle: null,
      notes: stored.reason ?? '',
    })),
  initiatives: (rule) => [rule.key],
  slice: () => null,
  // A bundle is excluded whoever of its members is offered.
  outsidePool: ({ bundle }, key) =>
    bundle === null ? problem('not-in-pool', { key, consequence: 'the exclusion has no effect' }).problem : null,
  bonus: () => null,
  target: () => null,
  needsOf: () => [],
  compile: (rule, model) => model.forbid(rule.key),
  check: (rule, plan) => logical(!plan.has(rule.key)),
  gives: { by: 'whole', listed: (rule) => [rule.key] },
  sentence: (rule) => (rule.bundle === null ? `${rule.key} is excluded` : `the bundle ${rule.bundle} is excluded`),
  reason: (rule, key) =>
    key === rule.key ? { code: 'excluded', text: rule.notes === '' ? 'excluded' : `excluded: ${rule.notes}` } : null,
};
