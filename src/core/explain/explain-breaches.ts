import { breachesOf } from '../check/breaches';
import { kindOf } from '../constraints/index';
import type { Plan } from '../domain/plan';
import { printNumber } from '../kernel/number-text';
import type { Problem } from '../problem/problem';
import { amountOf } from './drivers';

/** A soft rule that a plan breaks, as people and programs see it. */
export interface DescribedBreach {
  readonly tab: string;
  readonly row: number | null;
  /** The rule, and by how much it is broken: "DE gets at most 100 tokens: broken by 20 tokens (20 %)". */
  readonly sentence: string;
  /** How much is missing or too much, in the rule's unit; null for a rule without a number. */
  readonly amount: number | null;
  readonly percent: number;
  /** What it takes from the objective. */
  readonly price: number;
}

/** The soft rules that a plan breaks, each with its amount and price; `base` null: the problem has none. */
export function explainBreaches(problem: Problem, plan: Plan, base: number | null): readonly DescribedBreach[] {
  if (base === null) return [];
  return breachesOf(problem, plan, base).flatMap(({ rule: index, measure, amount, share, price }) => {
    const rule = problem.rules[index];
    const at = rule?.origins[0];
    if (rule === undefined || at === undefined) return [];
    const percent = 100 * share;
    const by =
      measure === null || amount === null ? '' : ` by ${amountOf(measure, amount)} (${printNumber(percent, 1)} %)`;
    const sentence = `${kindOf(rule).sentence(rule)}: broken${by}`;
    return [{ tab: at.tab, row: at.row, sentence, amount, percent, price }];
  });
}

/**
 * What broken soft rules took from an objective and what the plan brings without that, for behind the objective: "after
 * 128,556.38 for rules broken; the plan itself brings 314,623.82". Null when they took nothing.
 */
export function explainPaid(objective: number, breaches: readonly Pick<DescribedBreach, 'price'>[]): string | null {
  const paid = breaches.reduce((sum, { price }) => sum + price, 0);
  if (paid === 0) return null;
  return `after ${printNumber(paid, 2)} for rules broken; the plan itself brings ${printNumber(objective + paid, 2)}`;
}
