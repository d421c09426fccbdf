import type { Problem } from '../problem/problem';
import { selectionValues } from './selection-value';

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

/** The price of going from one selection to another, both of the candidates of `problem`. */
export function priceBetween(problem: Problem, before: readonly string[], after: readonly string[]): Price {
  const values = selectionValues(problem);
  const [was, is] = [values.plan(before), values.plan(after)];
  const objective = values.objective(before);
  const lost = objective - values.objective(after);
  const keys = problem.candidates.map(({ key }) => key);
  return {
    objective_lost: lost,
    share_lost: objective === 0 ? null : lost / Math.abs(objective),
    tokens: values.tokens(after) - values.tokens(before),
    drops_out: keys.filter((key) => was.has(key) && !is.has(key)),
    comes_in: keys.filter((key) => !was.has(key) && is.has(key)),
  };
}
