import { stageValuesOf } from '../check/check-answer';
import { kindOf } from '../constraints/index';
import type { Candidate } from '../domain/candidate';
import { Plan } from '../domain/plan';
import { wholePortfolio } from '../domain/slice';
import { fold } from '../kernel/fold';
import { type Problem, poolOf } from '../problem/problem';

/** What selections of a problem's candidates come to, whoever made them. Keys are given in any spelling. */
export interface SelectionValues {
  /** The candidate of a key; null when the problem does not offer it. */
  find(key: string): Candidate | null;
  /** The plan of these keys; those that the problem does not offer are not in it. */
  plan(keys: Iterable<string>): Plan;
  /**
   * What they are worth: the first stage, which pays for the soft rules that they break. `softBase`: what those are priced
   * by, as in the run that they are measured with; null: it priced none.
   */
  objective(keys: Iterable<string>, softBase: number | null): number;
  tokens(keys: Iterable<string>): number;
  /** The rules that a selection breaks, as sentences. */
  broken(keys: Iterable<string>): readonly string[];
}

/** Evaluates selections against a frozen problem. */
export function selectionValues(problem: Problem): SelectionValues {
  const pool = poolOf(problem);
  const byKey = new Map(problem.candidates.map((candidate) => [fold(candidate.key), candidate]));
  const find = (key: string): Candidate | null => byKey.get(fold(key)) ?? null;
  const plan = (keys: Iterable<string>): Plan => {
    const known = [...keys].map(find).filter((candidate) => candidate !== null);
    return new Plan(
      pool,
      known.map(({ key }) => key),
    );
  };
  return {
    find,
    plan,
    objective: (keys, softBase) => stageValuesOf(problem, plan(keys), softBase)[0]?.value ?? 0,
    tokens: (keys) => plan(keys).tokens(wholePortfolio),
    broken: (keys) => {
      const of = plan(keys);
      const rules = problem.rules.filter((rule) => !kindOf(rule).check(rule, of).holds);
      return [...new Set(rules.map((rule) => kindOf(rule).sentence(rule)))];
    },
  };
}
