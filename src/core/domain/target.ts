import type { CellRef } from '../kernel/issue';
import type { KpiKey } from '../kernel/keys';
import { type KpiDirection, signOf } from './kpi';
import type { Slice } from './slice';

export const strengths = ['hard', 'locked', 'soft'] as const;
/** How firmly a rule or floor holds: soft may be broken at a price, locked is never proposed for a change. */
export type Strength = (typeof strengths)[number];

/** What one KPI should reach on one slice. Values in the KPI's own unit and sign, as typed. */
export interface KpiTarget {
  readonly slice: Slice;
  readonly kpi: KpiKey;
  readonly direction: KpiDirection;
  /** With a baseline: the level to reach. Without: the change to reach. */
  readonly value: number;
  readonly baseline: number | null;
  readonly notes: string;
  readonly origins: readonly CellRef[];
}

/**
 * The increment the portfolio must bring, signed so that more is better:
 * required = target - baseline, or the target when there is no baseline; negated for lower_is_better KPIs.
 * The one place where this is computed.
 */
export function requiredIncrement(target: Pick<KpiTarget, 'value' | 'baseline' | 'direction'>): number {
  const increment = target.value - (target.baseline ?? 0);
  return increment === 0 ? 0 : signOf(target) * increment;
}

/** The level (or change, without a baseline) that an increment stands for, in the KPI's own unit and sign. */
export function levelAfter(target: Pick<KpiTarget, 'baseline' | 'direction'>, increment: number): number {
  return (target.baseline ?? 0) + signOf(target) * increment;
}
