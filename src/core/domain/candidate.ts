import type { IsoDate } from '../kernel/iso-date';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import type { SliceDimension } from './slice';

/** The least and the most to expect of a figure. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** An initiative offered to one optimisation, with what the run needs to know of it. */
export interface Candidate {
  readonly key: InitiativeKey;
  /** Its row on Candidates. */
  readonly row: number;
  readonly title: string;
  /** Value of each slice dimension, '' where there is none. */
  readonly slices: Readonly<Record<SliceDimension, string>>;
  /** t_i, tokens it takes; 0 or more. */
  readonly tokens: number;
  readonly valueScore: number | null;
  readonly deadline: IsoDate | null;
  /**
   * c_ik: what it moves each KPI by in the period, signed so that more is better (a cost cut of 3 is +3).
   * A KPI that is not here is unknown and counts as 0.
   */
  readonly contributions: Readonly<Record<KpiKey, number>>;
  /** How far its figures may lie from these, signed as they are; not there when nobody said. No plan depends on it. */
  readonly ranges?: { readonly tokens: Range | null; readonly kpis: Readonly<Record<KpiKey, Range>> };
  /** Why it cannot be selected at all; null when it can. */
  readonly ineligible: string | null;
}
