import { problem } from '../columns/column';
import { compareKeys, fold } from '../kernel/fold';
import { type InitiativeKey, initiativeKey } from '../kernel/keys';
import { termsOf } from '../model/builder';
import type { RuleBase, RuleKind } from './kind';
import { plainRule } from './plain-rule';
import { logical } from './verdict';

/** At most one of the initiatives is selected. */
export interface ExcludePair extends RuleBase {
  readonly kind: 'exclude_pair';
  /** Two or more, in canonical order. */
  readonly keys: readonly InitiativeKey[];
}

export const excludePair: RuleKind<ExcludePair> = {
  kind: 'exclude_pair',
  aliases: [],
  label: 'Not together',
  help: 'At most one of the initiatives named in key and related_keys is funded. A + B in key is read too.',
  dimensions: ['initiative'],
  needs: ['key'],
  uses: ['related_keys'],
  definesBundle: false,
  effect: 'at_most_one',
  examples: [
    { dimension: 'initiative', key: 'INIT-000010', related_keys: 'INIT-000099' },
    { dimension: 'initiative', key: 'INIT-000010 + INIT-000099' },
  ],
  read: (row) => {
    const entity = row.entity();
    const keys = row.initiatives('+');
    if (entity === null || keys === null) return [];
    if (keys.length > 1) return [{ kind: 'exclude_pair', keys: [...keys].sort(compareKeys), ...row.common() }];
    row.report('too-few-members', 'related_keys', { type: 'exclude_pair', wanted: 2 });
    return [];
  },
  ofCandidate: (facts) =>
    facts.excludes
      .filter((other) => other !== facts.key)
      .map((other) => ({
        ...plainRule,
        kind: 'exclude_pair',
        keys: [facts.key, other].sort(compareKeys),
        origins: [facts.at('exclusion_keys')],
      })),
  subject: (rule) => `exclude_pair|${rule.keys.map(fold).join('|')}`,
  content: (rule) => `exclude_pair|${rule.keys.map(fold).join('|')}`,
  repeated: (_, rows) => problem('duplicate-rule', { rows }).problem,
  store: (rule, set) => {
    for (const [index, first] of rule.keys.entries()) {
      for (const second of rule.keys.slice(index + 1)) {
        const known = set.exclusions_pairs_json.some(([left, right]) => left === first && right === second);
        if (!known) set.exclusions_pairs_json.push([first, second]);
      }
    }
  },
  restore: (set, names) =>
    set.exclusions_pairs_json.map((pair) => ({
      ...plainRule,
      kind: 'exclude_pair',
      keys: pair.map((key) => names.initiative(key) ?? initiativeKey(key)).sort(compareKeys),
    })),
  initiatives: (rule) => rule.keys,
  slice: () => null,
  outsidePool: (_, key) => problem('not-in-pool', { key, consequence: 'the pair has no effect' }).problem,
  bonus: () => null,
  target: () => null,
  needsOf: () => [],
  compile: (rule, model) => {
    const columns = rule.keys.map((key) => model.column(key)).filter((column) => column !== null);
    if (columns.length > 1) model.row(Number.NEGATIVE_INFINITY, termsOf(columns.map((column) => [column, 1])), 1);
  },
  check: (rule, plan) => logical(rule.keys.filter((key) => plan.has(key)).length <= 1),
  gives: { by: 'whole', listed: (rule) => rule.keys },
  sentence: (rule) => `${rule.keys.join(' and ')} are not funded together`,
  reason: (rule, key, plan) => {
    if (!rule.keys.includes(key) || plan.has(key)) return null;
    const funded = rule.keys.find((other) => plan.has(other));
    return funded === undefined ? null : { code: 'not_together', text: `not together with ${funded}` };
  },
};
