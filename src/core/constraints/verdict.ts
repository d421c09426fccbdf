import type { Slice } from '../domain/slice';
import type { KpiTarget } from '../domain/target';

/** What a bounding rule measures on a plan. */
export interface Measure {
  /** kpi: an outcome; capacity: tokens; rule: a number of initiatives. */
  readonly kind: 'kpi' | 'capacity' | 'rule';
  readonly bound: 'floor' | 'cap';
  readonly slice: Slice;
  /** For kpi: the target measured; its figures are increments, signed so that more is better. */
  readonly target: KpiTarget | null;
  readonly limit: number;
  readonly achieved: number;
}

/** Whether a rule holds on a plan; `measure` for rules with a number. */
export interface Verdict {
  readonly holds: boolean;
  readonly measure: Measure | null;
}

/** The verdict of a rule without a number. */
export const logical = (holds: boolean): Verdict => ({ holds, measure: null });

/** The verdict of a bound, within the tolerance of its kind (optimization.md, Stages). */
export function bounded(measure: Measure): Verdict {
  return { holds: shortfall(measure) <= toleranceOf(measure), measure };
}

/** By how much the bound is missed; negative when there is room. */
export function shortfall(measure: Measure): number {
  const { bound, limit, achieved } = measure;
  return bound === 'floor' ? limit - achieved : achieved - limit;
}

/** Tokens and counts: 1e-6; KPI figures: 1e-9 * max(1, |required|). */
export function toleranceOf(measure: Measure): number {
  return measure.kind === 'kpi' ? 1e-9 * Math.max(1, Math.abs(measure.limit)) : 1e-6;
}
