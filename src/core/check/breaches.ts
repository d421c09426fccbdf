import { kindOf } from '../constraints/index';
import { type Measure, shortfall } from '../constraints/verdict';
import type { Plan } from '../domain/plan';
import type { Problem } from '../problem/problem';
import { fullBreakPrice, isSoft, shareOfLimit } from '../problem/soft-rules';

/** A soft rule that a plan breaks. */
export interface Breach {
  /** Index of the rule in `problem.rules`. */
  readonly rule: number;
  /** Null for a rule without a number, which is broken as a whole. */
  readonly measure: Measure | null;
  /** How much is missing or too much, in the unit of the measure; null without a number. */
  readonly amount: number | null;
  /** By which share of its limit it is broken; 1 for a rule without a number. */
  readonly share: number;
  /** What that takes from the first stage. */
  readonly price: number;
}

/** The soft rules that a plan breaks, by their meaning alone. `base`: see {@link fullBreakPrice}. */
export function breachesOf(problem: Problem, plan: Plan, base: number): readonly Breach[] {
  return problem.rules.flatMap((rule, index): Breach[] => {
    if (!isSoft(rule)) return [];
    const { holds, measure } = kindOf(rule).check(rule, plan);
    if (holds) return [];
    const amount = measure === null ? null : shortfall(measure);
    const share = measure === null || amount === null ? 1 : shareOfLimit(amount, measure.limit);
    return [{ rule: index, measure, amount, share, price: share * fullBreakPrice(rule, base) }];
  });
}
