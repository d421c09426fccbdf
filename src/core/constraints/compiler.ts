import type { Slice } from '../domain/slice';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import type { Terms } from '../model/model';

/** What a rule type needs to turn a rule into rows. Row names are made from the rule's own. */
export interface Compiler {
  /** x_i of a candidate; null when it is not in the pool. */
  column(key: InitiativeKey): number | null;
  /** sum over S of t_i x_i. */
  tokens(slice: Slice): Terms;
  /** sum over S of x_i. */
  count(slice: Slice): Terms;
  /** sum over S of c_ik x_i, and the synergies that count in S. */
  kpi(slice: Slice, kpi: KpiKey): Terms;
  /** Adds `lower <= terms <= upper`. */
  row(lower: number, terms: Terms, upper: number): void;
  /** Adds x_i = 0 for a candidate of the pool; nothing for a stranger. */
  forbid(key: InitiativeKey): void;
}
