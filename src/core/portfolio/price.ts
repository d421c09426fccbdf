import type { Problem } from '../problem/problem';
import { selectionValues } from './selection-value';

/** A plan that a run chose. */
export interface WorthPlan {
  readonly selected: readonly string[];
  /** What it is worth by its own run: its first stage, after the price of the soft rules that it breaks. */
  readonly objective: number;
}

/** What a change of plan costs. */
export interface Price {
  /** How much of the objective is lost; below 0 when it is won. */
  readonly objective_lost: number;
  /** Relative to the objective before; null when that is 0. */
  readonly share_lost: number | null;
  /** Tokens more (above 0) or fewer. */
  readonly tokens: number;
  /** Who drops out, and who comes in, in canonical order. */
  readonly drops_out: readonly string[];
  readonly comes_in: readonly string[];
}

/**
 * The price of going from one plan to another, both of the candidates of `problem`: the value of the one run less that of
 * the other, so that it is what people see happen to the objective.
 */
export function priceBetween(problem: Problem, before: WorthPlan, after: WorthPlan): Price {
  const values = selectionValues(problem);
  const [was, is] = [values.plan(before.selected), values.plan(after.selected)];
  const lost = before.objective - after.objective;
  const keys = problem.candidates.map(({ key }) => key);
  return {
    objective_lost: lost,
    share_lost: before.objective === 0 ? null : lost / Math.abs(before.objective),
    tokens: values.tokens(after.selected) - values.tokens(before.selected),
    drops_out: keys.filter((key) => was.has(key) && !is.has(key)),
    comes_in: keys.filter((key) => !was.has(key) && is.has(key)),
  };
}
