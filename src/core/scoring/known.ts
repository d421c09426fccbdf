import type { Kpi } from '../domain/kpi';
import type { InitiativeKey } from '../kernel/keys';

/** The initiatives that rows may name. */
export interface KnownInitiatives {
  /** Display form of a key; null when there is no such initiative. */
  find(text: string): InitiativeKey | null;
  nearest(text: string): string | null;
}

/** The KPIs that rows may name. */
export interface KnownKpis {
  /** `unusable`: why plans cannot use it; null: they can. */
  find(key: string): { readonly kpi: Kpi; readonly unusable: 'inactive' | 'immediate' | null } | null;
  nearest(key: string): string | null;
}
