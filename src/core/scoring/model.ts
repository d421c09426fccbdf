import type { Kpi } from '../domain/kpi';
import type { Issue } from '../kernel/issue';
import type { InitiativeKey } from '../kernel/keys';
import type { Parameter } from './read-parameters';

/** One row of Math_Models, computed. */
export interface Model {
  readonly row: number;
  readonly key: InitiativeKey;
  /** model_name; when blank the target KPI, or `value score`. */
  readonly name: string;
  /** What stands in target_kpi_key; null: the model gives a value score only. */
  readonly target: string | null;
  /** The KPI its value adds to; null: none, or one that plans cannot use. */
  readonly kpi: Kpi | null;
  readonly isPrimary: boolean;
  readonly isApproved: boolean;
  readonly approvedBy: string;
  readonly chain: string;
  readonly formula: string;
  readonly assumptions: string;
  /** Those that the formula uses, in its order. */
  readonly parameters: readonly Parameter[];
  /** The names that the formula takes from Params, whether they are there or not. */
  readonly parameterNames: readonly string[];
  /** In the KPI's own unit, as typed numbers are; null: it could not be computed. */
  readonly value: number | null;
  /** The lines `effort` and `overall`; null: there is none, or it could not be computed. */
  readonly effort: number | null;
  readonly overall: number | null;
  /** Of its row, and of the rows of its parameters. */
  readonly issues: readonly Issue[];
}
