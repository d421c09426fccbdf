import type { KpiDirection, KpiLevel } from '../domain/kpi';
import type { ObjectiveMode } from '../domain/scenario';
import type { SliceDimension } from '../domain/slice';
import type { IsoDate } from '../kernel/iso-date';

/** What the workbook knows besides one run: the records that runs, portfolios and roadmaps refer to by key. */
export interface Anchors {
  /** The scenarios that are to be brought up to date; when read back, all that are known. */
  readonly scenarios: readonly ScenarioRecord[];
  readonly metrics: readonly MetricRecord[];
  readonly initiatives: readonly InitiativeRecord[];
}

/** One scenario as it is typed; shares of capacity stay as tokens. Keyed by name, folded. */
export interface ScenarioRecord {
  readonly name: string;
  readonly period_key: string;
  readonly objective_mode: ObjectiveMode;
  /** Weight by KPI, as the objective uses them; null in the modes without. */
  readonly objective_weights: Readonly<Record<string, number>> | null;
  readonly goal_weight: number;
  readonly capacity_total_tokens: number | null;
  /** Tokens by slice value or quarter; null when blank. */
  readonly capacity_by_country: Readonly<Record<string, number>> | null;
  readonly capacity_by_department: Readonly<Record<string, number>> | null;
  readonly capacity_by_quarter: Readonly<Record<string, number>> | null;
  readonly notes: string;
}

/** One KPI of the registry. Keyed by kpi_key, folded. */
export interface MetricRecord {
  readonly kpi_key: string;
  readonly kpi_name: string;
  readonly kpi_level: KpiLevel;
  readonly unit: string;
  readonly direction: KpiDirection;
  readonly is_active: boolean;
  readonly description: string;
  readonly notes: string;
}

/** One initiative of Candidates or Backlog. Keyed by initiative_key, folded. Blank text is '', other blanks are null. */
export interface InitiativeRecord extends Readonly<Record<SliceDimension, string>> {
  readonly initiative_key: string;
  readonly title: string;
  readonly lifecycle_status: string;
  readonly engineering_tokens: number | null;
  readonly value_score: number | null;
  readonly deadline_date: IsoDate | null;
  readonly is_optimization_candidate: boolean | null;
  readonly candidate_period_key: string;
  readonly is_archived: boolean | null;
  /** Typed contributions by KPI key, as typed (not signed); unknown KPIs are missing. */
  readonly kpi_contribution: Readonly<Record<string, number>>;
  /** Where the record was last changed from, for example `Candidates`. */
  readonly updated_source: string;
}
