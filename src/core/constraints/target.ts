import { problem } from '../columns/column';
import type { KpiDirection } from '../domain/kpi';
import { dimensionName, printSlice, sliceId, sliceKey } from '../domain/slice';
import type { StoredSet } from '../domain/stored-set';
import { type KpiTarget, levelAfter, requiredIncrement } from '../domain/target';
import { fold } from '../kernel/fold';
import { kpiKey } from '../kernel/keys';
import { printNumber } from '../kernel/number-text';
import type { RuleBase, RuleKind } from './kind';
import type { Names } from './names';
import { plainRule } from './plain-rule';
import { storedSlices } from './slice-bound';
import { bounded } from './verdict';

/** A KPI floor: the increment of the selected in the slice >= required. Said on Constraints or as a floor on Targets. */
export interface KpiFloor extends RuleBase {
  readonly kind: 'target';
  readonly target: KpiTarget;
}

export const target: RuleKind<KpiFloor> = {
  kind: 'target',
  aliases: ['kpi_floor'],
  label: 'KPI must reach',
  help: 'The selected initiatives of the slice bring the KPI at least target_value more. The same as a floor row on Targets.',
  dimensions: 'slice',
  needs: ['target_kpi_key', 'target_value'],
  uses: ['key'],
  definesBundle: false,
  effect: 'other',
  examples: [{ dimension: 'country', key: 'UK', target_kpi_key: 'NSM_ORDERS', target_value: 200000 }],
  read: (row) => {
    const slice = row.slice();
    const kpi = row.kpi();
    const value = row.targetValue();
    if (slice === null || kpi === null || value === null) return [];
    const common = row.common();
    return [
      {
        kind: 'target',
        target: {
          slice,
          kpi: kpi.key,
          direction: kpi.direction,
          value,
          baseline: null,
          notes: common.notes,
          origins: common.origins,
        },
        ...common,
      },
    ];
  },
  ofCandidate: () => [],
  subject: (rule) => `target|${fold(rule.target.kpi)}|${sliceId(rule.target.slice)}`,
  content: (rule) =>
    `target|${fold(rule.target.kpi)}|${sliceId(rule.target.slice)}|${rule.target.value}|${rule.target.baseline ?? ''}`,
  repeated: (rule, rows, sameContent) =>
    sameContent
      ? problem('duplicate-rule', { rows }).problem
      : problem('two-floors', { kpi: rule.target.kpi, rows }).problem,
  store: (rule, set) => {
    const aims = aimsAt(set, rule.target);
    const known = aims.floor;
    const isStricter =
      known === undefined ||
      requiredIncrement(rule.target) >
        requiredIncrement({ ...rule.target, value: known.value, baseline: known.baseline ?? null });
    if (isStricter) aims.floor = storedAim(rule.target);
  },
  restore: (set, names) =>
    storedTargets(set, names, 'floor').map((found) => ({
      ...plainRule,
      kind: 'target',
      target: found,
      notes: found.notes,
    })),
  initiatives: () => [],
  slice: (rule) => rule.target.slice,
  outsidePool: (_, key) => problem('not-in-pool', { key, consequence: 'no effect' }).problem,
  bonus: () => null,
  target: (rule) => rule.target,
  needsOf: () => [],
  compile: (rule, model) => {
    const { slice, kpi } = rule.target;
    model.row(requiredIncrement(rule.target), model.kpi(slice, kpi), Number.POSITIVE_INFINITY);
  },
  check: (rule, plan) => {
    const { slice, kpi } = rule.target;
    const limit = requiredIncrement(rule.target);
    return bounded({ kind: 'kpi', bound: 'floor', slice, target: rule.target, limit, achieved: plan.kpi(slice, kpi) });
  },
  gives: {
    by: 'number',
    column: 'target_value',
    typed: (rule, limit) => levelAfter(rule.target, limit),
    withLimit: (rule, limit) => ({ ...rule, target: { ...rule.target, value: levelAfter(rule.target, limit) } }),
  },
  sentence: ({ target: { slice, kpi, value, baseline, direction } }) => {
    const isFalling = direction === 'lower_is_better';
    const change = isFalling ? `falls by at least ${printNumber(-value)}` : `gains at least ${printNumber(value)}`;
    const level = `reaches ${isFalling ? 'at most' : 'at least'} ${printNumber(value)}`;
    return `${kpi} of ${printSlice(slice)} ${baseline === null ? change : level}`;
  },
  reason(rule, key, plan) {
    const { slice, kpi } = rule.target;
    const share = plan.share(key, slice, kpi);
    if (share === 0) return null;
    const { holds, measure } = this.check(rule, plan);
    if (!holds || measure === null) return null;
    if (bounded({ ...measure, achieved: measure.achieved - share }).holds) return null;
    return { code: 'floor', text: `without it a rule breaks: ${this.sentence(rule)}` };
  },
};

type StoredAim = NonNullable<StoredSet['targets_json'][string][string][string]['floor']>;

/** The floor and goal stored for the KPI and slice of a target; made when not there. */
export function aimsAt(set: StoredSet, at: KpiTarget): { floor?: StoredAim | undefined; goal?: StoredAim | undefined } {
  const bySlice = entryOf(set.targets_json, dimensionName(at.slice));
  const key = Object.keys(bySlice).find((known) => fold(known) === fold(sliceKey(at.slice))) ?? sliceKey(at.slice);
  return entryOf(entryOf(bySlice, key), at.kpi);
}

/** The object under a key, made when it is not there. */
function entryOf<T extends object>(objects: Record<string, T>, key: string): T {
  // An empty object has none of the optional parts yet, which every T here allows.
  const found = objects[key] ?? ({} as T);
  objects[key] = found;
  return found;
}

/** A target as it is stored. */
export function storedAim(aim: KpiTarget): StoredAim {
  return {
    value: aim.value,
    ...(aim.baseline === null ? {} : { baseline: aim.baseline }),
    ...(aim.notes === '' ? {} : { notes: aim.notes }),
  };
}

/** The stored floors or goals as targets. */
export function storedTargets(set: StoredSet, names: Names, which: 'floor' | 'goal'): readonly KpiTarget[] {
  return storedSlices(set.targets_json, names).flatMap(([slice, byKpi]) =>
    Object.entries(byKpi).flatMap(([key, aims]) => {
      const aim = aims[which];
      if (aim === undefined) return [];
      const kpi = names.kpi(key)?.kpi;
      const direction: KpiDirection = kpi?.direction ?? 'higher_is_better';
      return [
        {
          slice,
          kpi: kpi?.key ?? kpiKey(key),
          direction,
          value: aim.value,
          baseline: aim.baseline ?? null,
          notes: aim.notes ?? '',
          origins: [],
        },
      ];
    }),
  );
}
