import { problem } from '../columns/column';
import { type KpiDirection, signOf } from '../domain/kpi';
import { compareKeys, fold } from '../kernel/fold';
import { type InitiativeKey, initiativeKey, type KpiKey, kpiKey } from '../kernel/keys';
import { printNumber } from '../kernel/number-text';
import type { RuleBase, RuleKind } from './kind';
import { plainRule } from './plain-rule';
import { logical } from './verdict';

/** A bonus to a KPI when all members are selected; a negative one is what they take from each other. */
export interface SynergyBonus extends RuleBase {
  readonly kind: 'synergy_bonus';
  /** In canonical order. */
  readonly members: readonly InitiativeKey[];
  readonly kpi: KpiKey;
  readonly direction: KpiDirection;
  /** In the KPI's own unit and sign, as typed. */
  readonly amount: number;
}

export const synergyBonus: RuleKind<SynergyBonus> = {
  kind: 'synergy_bonus',
  aliases: ['synergy'],
  label: 'Better together',
  help: 'When all the initiatives named (or all members of the bundle) are funded, target_kpi_key gains target_value. A negative value means that they take from each other.',
  dimensions: ['initiative', 'bundle'],
  needs: ['key', 'target_kpi_key', 'target_value'],
  uses: ['related_keys'],
  definesBundle: false,
  effect: 'other',
  examples: [
    { dimension: 'initiative', key: 'INIT-000500 + INIT-000501', target_kpi_key: 'NSM_ORDERS', target_value: 1200 },
    { dimension: 'bundle', key: 'BNDL-PAYMENTS', target_kpi_key: 'NSM_ORDERS', target_value: 500 },
  ],
  read: (row) => {
    const entity = row.entity();
    if (entity === null) return [];
    const members = entity === 'bundle' ? row.bundleAlone() : row.initiatives('+');
    const kpi = row.kpi();
    const amount = row.targetValue();
    if (members === null || kpi === null || amount === null) return [];
    if (members.length < 2) {
      row.report('too-few-members', 'related_keys', { type: 'synergy_bonus', wanted: 2 });
      return [];
    }
    const { key, direction } = kpi;
    const sorted = [...members].sort(compareKeys);
    return [{ kind: 'synergy_bonus', members: sorted, kpi: key, direction, amount, ...row.common() }];
  },
  ofCandidate: () => [],
  subject: (rule) => `synergy_bonus|${fold(rule.kpi)}|${rule.members.map(fold).join('|')}`,
  content: (rule) => `synergy_bonus|${fold(rule.kpi)}|${rule.members.map(fold).join('|')}|${rule.amount}`,
  repeated: (_, rows) => problem('duplicate-synergy', { rows }).problem,
  store: (rule, set) => {
    set.synergy_bonuses_json.push({ initiative_keys: [...rule.members], kpi_key: rule.kpi, bonus: rule.amount });
  },
  restore: (set, names) =>
    set.synergy_bonuses_json.map((stored) => ({
      ...plainRule,
      kind: 'synergy_bonus',
      members: stored.initiative_keys.map((key) => names.initiative(key) ?? initiativeKey(key)).sort(compareKeys),
      kpi: names.kpi(stored.kpi_key)?.kpi.key ?? kpiKey(stored.kpi_key),
      direction: names.kpi(stored.kpi_key)?.kpi.direction ?? 'higher_is_better',
      amount: stored.bonus,
    })),
  initiatives: (rule) => rule.members,
  slice: () => null,
  outsidePool: (_, key) => problem('not-in-pool', { key, consequence: 'the bonus cannot be earned' }).problem,
  bonus: (rule) => ({
    members: rule.members,
    kpi: rule.kpi,
    amount: rule.amount === 0 ? 0 : signOf(rule) * rule.amount,
  }),
  target: () => null,
  needsOf: () => [],
  // The bonus is part of the KPI's sum wherever that is asked for; the rule forbids nothing.
  compile: () => undefined,
  check: () => logical(true),
  gives: null,
  sentence: ({ members, amount, kpi }) =>
    amount < 0
      ? `${members.join(' and ')} together take ${printNumber(-amount)} from ${kpi}`
      : `${members.join(' and ')} together bring ${printNumber(amount)} more ${kpi}`,
  reason: () => null,
};
