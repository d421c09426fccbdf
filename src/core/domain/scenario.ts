import type { KpiKey } from '../kernel/keys';
import type { Period } from '../kernel/period';

export const objectiveModes = ['north_star_only', 'weighted_kpis', 'lexicographic', 'max_score'] as const;
export type ObjectiveMode = (typeof objectiveModes)[number];

/** The intent of a run: period, capacity, what to maximise. */
export interface Scenario {
  readonly name: string;
  /** Its row on Scenario_Config. */
  readonly row: number;
  readonly period: Period;
  /** Tokens in all; null when there is no total cap. */
  readonly capacityTotal: number | null;
  readonly mode: ObjectiveMode;
  /**
   * The KPIs of the objective. weighted_kpis: shares that sum to 1. lexicographic: first to last level, weights falling.
   * north_star_only and max_score: empty.
   */
  readonly weights: readonly KpiWeight[];
  /** g in [0, 1]: how much missed goals count against the objective. */
  readonly goalWeight: number;
}

export interface KpiWeight {
  readonly kpi: KpiKey;
  readonly weight: number;
}
