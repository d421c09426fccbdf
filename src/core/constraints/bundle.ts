import { problem } from '../columns/column';
import { compareKeys, fold } from '../kernel/fold';
import { type InitiativeKey, initiativeKey } from '../kernel/keys';
import { termsOf } from '../model/builder';
import type { RuleBase, RuleKind } from './kind';
import { plainRule } from './plain-rule';
import { logical } from './verdict';

/** All members are selected or none is. */
export interface Bundle extends RuleBase {
  readonly kind: 'bundle_all_or_nothing';
  readonly bundle: string;
  /** In canonical order. */
  readonly members: readonly InitiativeKey[];
}

export const bundle: RuleKind<Bundle> = {
  kind: 'bundle_all_or_nothing',
  aliases: ['bundle'],
  label: 'All or nothing',
  help: 'The members of the bundle are funded together or not at all. Members are the related_keys; when these are blank, the candidates whose bundle_key names the bundle.',
  dimensions: ['bundle'],
  needs: ['key'],
  uses: ['related_keys'],
  definesBundle: true,
  effect: 'other',
  examples: [
    { dimension: 'bundle', key: 'BNDL-PAYMENTS' },
    { dimension: 'bundle', key: 'BNDL-PAYMENTS', related_keys: 'INIT-000201, INIT-000202' },
  ],
  read: (row) => {
    const entity = row.entity();
    const related = row.related();
    if (entity === null || related === null) return [];
    const named = related.length > 0 ? { key: row.key() ?? '', members: related } : row.bundle();
    if (named === null || named.key === '') return [];
    if (named.members.length === 1) row.report('bundle-of-one', 'key', { key: named.key });
    const members = [...named.members].sort(compareKeys);
    return [{ kind: 'bundle_all_or_nothing', bundle: named.key, members, ...row.common() }];
  },
  ofCandidate: () => [],
  subject: (rule) => `bundle|${fold(rule.bundle)}`,
  content: (rule) => `bundle|${fold(rule.bundle)}|${rule.members.map(fold).join('|')}`,
  repeated: (rule, rows, sameContent) =>
    sameContent
      ? problem('duplicate-rule', { rows }).problem
      : problem('bundle-members-differ', { key: rule.bundle, rows }).problem,
  store: (rule, set) => {
    set.bundles_json.push({
      bundle_key: rule.bundle,
      initiative_keys: [...rule.members],
      mode: 'all_or_nothing',
      ...(rule.notes === '' ? {} : { notes: rule.notes }),
    });
  },
  restore: (set, names) =>
    set.bundles_json.map((stored) => ({
      ...plainRule,
      kind: 'bundle_all_or_nothing',
      bundle: stored.bundle_key,
      members: stored.initiative_keys.map((key) => names.initiative(key) ?? initiativeKey(key)).sort(compareKeys),
      notes: stored.notes ?? '',
    })),
  initiatives: (rule) => rule.members,
  slice: () => null,
  outsidePool: (rule, key) =>
    problem('not-in-pool', { key, consequence: `no other member of the bundle ${rule.bundle} can be funded` }).problem,
  bonus: () => null,
  target: () => null,
  needsOf: (rule, key) => (rule.members.includes(key) ? rule.members.filter((other) => other !== key) : []),
  compile: (rule, model) => {
    const columns = rule.members.map((key) => model.column(key));
    if (columns.includes(null)) {
      for (const key of rule.members) model.forbid(key);
      return;
    }
    const [first, ...others] = columns.filter((column) => column !== null);
    for (const other of others) {
      if (first !== undefined)
        model.row(
          0,
          termsOf([
            [first, 1],
            [other, -1],
          ]),
          0,
        );
    }
  },
  check: (rule, plan) => {
    const funded = rule.members.filter((key) => plan.has(key)).length;
    return logical(funded === 0 || funded === rule.members.length);
  },
  gives: { by: 'whole', listed: () => [] },
  sentence: (rule) => `the bundle ${rule.bundle} (${rule.members.join(', ')}) is funded whole or not at all`,
  reason: (rule, key, plan) => {
    if (!rule.members.includes(key) || rule.members.length < 2) return null;
    if (plan.has(key)) return { code: 'bundle', text: `bundle ${rule.bundle}` };
    const missing = rule.members.find((member) => !plan.pool.isEligible(member));
    return missing === undefined || missing === key
      ? null
      : { code: 'needs', text: `needs ${missing} (bundle ${rule.bundle}), which cannot be funded` };
  },
};
