import { kpis, roundTo } from './initiatives';
import type { Ground } from './logic';
import { type PlannedSlice, slicesOf } from './reference';
import type { PlannedSynergy } from './synergies';
import type { Temper } from './temper';

/** A least or a most on a slice: tokens, a share of the capacity, or a number of initiatives. */
export interface PlannedBound {
  readonly type: 'capacity_floor' | 'capacity_cap' | 'min_selected' | 'max_selected';
  readonly dimension: string;
  readonly key: string;
  readonly limit: number;
  readonly isShare: boolean;
}

/** What a KPI must or should reach on a slice, as typed. */
export interface PlannedTarget {
  readonly dimension: string;
  readonly key: string;
  readonly kpi: number;
  readonly value: number;
  readonly baseline: number | null;
}

/** Capacities, bounds and targets around the reference plan. */
export interface PlannedBounds {
  readonly capacityTotal: number;
  readonly capacityByDepartment: readonly (readonly [name: string, tokens: number])[];
  readonly capacityByCountry: readonly (readonly [name: string, tokens: number])[];
  readonly bounds: readonly PlannedBound[];
  /** Typed as a rule. */
  readonly targetRules: readonly PlannedTarget[];
  /** Typed on Targets. */
  readonly floors: readonly PlannedTarget[];
  readonly goals: readonly PlannedTarget[];
}

/** Draws them: caps a little above what the reference plan takes, floors a little below, goals partly out of its reach. */
export function drawBounds(
  { initiatives, reference, random }: Ground,
  synergies: readonly PlannedSynergy[],
  { slack, cappedCountries }: Temper,
): PlannedBounds {
  const above = (least: number, most: number): number => 1 + slack * random.between(least, most);
  const below = (least: number, most: number): number => 1 - slack * random.between(least, most);
  const used = ({ members }: PlannedSlice): number =>
    members.reduce((sum, i) => sum + (reference.has(i) ? (initiatives[i]?.tokens ?? 0) : 0), 0);
  const count = ({ members }: PlannedSlice): number => members.filter((i) => reference.has(i)).length;
  const whole: PlannedSlice = { dimension: 'all', key: 'all', members: initiatives.map((_, i) => i) };
  const capacityTotal = up(used(whole) * (1 + 0.015 * slack), 10);
  /** Some slices of the dimensions in which the reference plan has at least two initiatives. */
  const some = (wanted: number, ...dimensions: Parameters<typeof slicesOf>[1]): readonly PlannedSlice[] =>
    random
      .shuffled(slicesOf(initiatives, dimensions).filter((slice) => count(slice) > 1))
      .slice(0, Math.max(0, wanted));

  // Rules about slices grow with the logarithm of n: a larger company has more programs, not more countries.
  const extra = Math.max(0, Math.round(Math.log2(initiatives.length / 25)));
  const bound = (type: PlannedBound['type'], { dimension, key }: PlannedSlice, limit: number, isShare = false) => ({
    type,
    dimension,
    key,
    limit,
    isShare,
  });
  const cap = (slice: PlannedSlice) => bound('capacity_cap', slice, up(used(slice) * above(0.02, 0.15), 5));
  const floor = (slice: PlannedSlice) => bound('capacity_floor', slice, down(used(slice) * below(0.05, 0.2), 5));
  const least = (slice: PlannedSlice) => bound('min_selected', slice, down(count(slice) * below(0.05, 0.25), 1));
  const most = (slice: PlannedSlice) => bound('max_selected', slice, up(count(slice) * above(0.03, 0.2), 1));
  const bounds = [
    ...some(2 + (extra > 3 ? 1 : 0), 'country').map(floor),
    ...some(1, 'department').map((slice) => {
      const percent = down((used(slice) / capacityTotal) * 100 * below(0.05, 0.1), 1);
      return bound('capacity_floor', slice, percent / 100, true);
    }),
    ...some(1 + Math.floor(extra / 3), 'country', 'department').map(floor),
    ...some(2, 'category').map(cap),
    ...some(1, 'country').map((slice) => {
      const percent = up((used(slice) / capacityTotal) * 100 * above(0.03, 0.1), 1);
      return bound('capacity_cap', slice, percent / 100, true);
    }),
    ...some(1 + extra, 'country', 'department').map(cap),
    ...some(Math.floor(extra / 2), 'program').map(cap),
    ...some(2, 'category').map(least),
    ...some(Math.floor(extra / 2), 'country', 'category').map(least),
    most(whole),
    ...some(1 + Math.floor(extra / 2), 'program').map(most),
    ...some(1, 'department', 'category').map(most),
  ].filter(({ limit }) => limit > 0);

  /** What the reference plan brings, more is better. */
  const brings = ({ members }: PlannedSlice, k: number): number => {
    const inside = new Set(members.filter((i) => reference.has(i)));
    const own = [...inside].reduce((sum, i) => sum + (initiatives[i]?.contributions[k] ?? 0), 0);
    const earned = synergies.filter((synergy) => synergy.kpi === k && synergy.members.every((i) => inside.has(i)));
    return goodSign(k) * earned.reduce((sum, synergy) => sum + synergy.amount, own);
  };
  const target = (
    slice: PlannedSlice,
    k: number,
    factor: number,
    baseline: number | null,
  ): readonly PlannedTarget[] => {
    const step = (kpis[k]?.step ?? 1) * 10;
    const required = down(brings(slice, k) * factor, step);
    if (required <= 0) return [];
    const value = roundTo((baseline ?? 0) + goodSign(k) * required, kpis[k]?.step ?? 1);
    return [{ dimension: slice.dimension, key: slice.key, kpi: k, value, baseline }];
  };
  const size = initiatives.length;
  return {
    capacityTotal,
    capacityByDepartment: slicesOf(initiatives, ['department']).map((slice) => [
      slice.key,
      Math.max(20, up(used(slice) * above(0.04, 0.25), 10)),
    ]),
    capacityByCountry: some(cappedCountries, 'country').map((slice) => [
      slice.key,
      up(used(slice) * above(0.05, 0.3), 10),
    ]),
    bounds,
    targetRules: some(1, 'country').flatMap((slice) => target(slice, 0, below(0.05, 0.15), null)),
    floors: [
      ...target(whole, 3, below(0.05, 0.15), 2500 * size),
      ...some(1, 'department').flatMap((slice) => target(slice, 0, below(0.05, 0.15), null)),
    ],
    goals: [
      ...target(whole, 0, random.between(1, 1.35), 1500 * size),
      ...target(whole, 1, random.between(0.95, 1.5), 60),
      ...some(1, 'country').flatMap((slice) => target(slice, 2, random.between(1, 1.8), null)),
      ...some(1, 'category').flatMap((slice) => target(slice, 0, random.between(0.9, 1.3), null)),
    ],
  };
}

/** 1 when a larger figure of the KPI is better, else -1. */
function goodSign(k: number): 1 | -1 {
  return kpis[k]?.direction === 'lower_is_better' ? -1 : 1;
}

const up = (value: number, step: number): number => roundTo(Math.ceil(value / step - 1e-9) * step, step);
const down = (value: number, step: number): number => roundTo(Math.floor(value / step + 1e-9) * step, step);
