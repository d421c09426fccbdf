import type { KpiKey } from '../kernel/keys';

export const kpiLevels = ['north_star', 'strategic', 'immediate'] as const;
export type KpiLevel = (typeof kpiLevels)[number];

export const kpiDirections = ['higher_is_better', 'lower_is_better'] as const;
export type KpiDirection = (typeof kpiDirections)[number];

/** A metric of the registry. */
export interface Kpi {
  readonly key: KpiKey;
  readonly name: string;
  readonly level: KpiLevel;
  readonly direction: KpiDirection;
  readonly unit: string;
}

/** 1 when more is better, -1 when less is: what a typed number is multiplied with so that more is better. */
export const signOf = (kpi: Pick<Kpi, 'direction'>): 1 | -1 => (kpi.direction === 'lower_is_better' ? -1 : 1);
