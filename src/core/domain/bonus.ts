import type { InitiativeKey, KpiKey } from '../kernel/keys';

/** What a KPI gains (or, below 0, loses) when all members are selected together. Signed so that more is better. */
export interface Bonus {
  readonly members: readonly InitiativeKey[];
  readonly kpi: KpiKey;
  readonly amount: number;
}
