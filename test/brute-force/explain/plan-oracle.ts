import { stageValuesOf } from '../../../src/core/check/check-answer';
import { kindOf } from '../../../src/core/constraints/index';
import { Plan } from '../../../src/core/domain/plan';
import type { InitiativeKey } from '../../../src/core/kernel/keys';
import { type Problem, poolOf } from '../../../src/core/problem/problem';
import { isSoft } from '../../../src/core/problem/soft-rules';

/** A selection that keeps every rule, with the value of its first stage. */
export interface TriedPlan {
  readonly selected: ReadonlySet<InitiativeKey>;
  readonly value: number;
}

/** Every plan of a problem, by trying all selections and judging rules by their meaning. */
export function allPlans(problem: Problem, softBase: number | null = null): readonly TriedPlan[] {
  const pool = poolOf(problem);
  const open = pool.candidates.filter(({ ineligible }) => ineligible === null).map(({ key }) => key);
  return Array.from({ length: 1 << open.length }, (_, bits) => bits).flatMap((bits): TriedPlan[] => {
    const plan = new Plan(
      pool,
      open.filter((_key, i) => (bits & (1 << i)) !== 0),
    );
    if (problem.rules.some((rule) => !isSoft(rule) && !kindOf(rule).check(rule, plan).holds)) return [];
    return [{ selected: plan.selected, value: stageValuesOf(problem, plan, softBase)[0]?.value ?? 0 }];
  });
}

/** The best value among plans; null without any. */
export const bestOf = (plans: readonly TriedPlan[]): number | null =>
  plans.length === 0 ? null : Math.max(...plans.map(({ value }) => value));

/** The problem with one candidate changed; objective factors stay as they are. */
export function withCandidate(
  problem: Problem,
  key: InitiativeKey,
  change: (candidate: Problem['candidates'][number]) => Problem['candidates'][number],
): Problem {
  return { ...problem, candidates: problem.candidates.map((one) => (one.key === key ? change(one) : one)) };
}

/** Equal but for the rounding of sums. */
export const isNear = (left: number, right: number): boolean =>
  Math.abs(left - right) <= 1e-7 * Math.max(1, Math.abs(left), Math.abs(right));
