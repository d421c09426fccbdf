import type { Kpi } from '../domain/kpi';
import type { SliceDimension } from '../domain/slice';
import type { InitiativeKey } from '../kernel/keys';

/** What the words in a rule row can refer to. Look-ups fold the text and give the display form. */
export interface Names {
  /** The initiative of that key on Candidates or Backlog; null when there is none. */
  initiative(text: string): InitiativeKey | null;
  /** The initiative key nearest to a text that is none. */
  nearestInitiative(text: string): string | null;
  /** The KPI of that key in the registry, and whether targets may use it; null when there is none. */
  kpi(text: string): { readonly kpi: Kpi; readonly unusable: 'inactive' | 'immediate' | null } | null;
  nearestKpi(text: string): string | null;
  /** A slice value in the spelling of Candidates, or as given when no candidate has it. */
  sliceValue(dimension: SliceDimension, value: string): string;
  /** The members of a bundle: those its rule in this constraint set names, else the candidates that carry its key. */
  bundleMembers(bundle: string): readonly InitiativeKey[];
  nearestBundle(text: string): string | null;
  /** The scenario's total capacity in tokens, of which percentages are taken; null when it has none. */
  readonly capacityTotal: number | null;
}
