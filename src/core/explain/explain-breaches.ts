import { breachesOf } from '../check/breaches';
import { kindOf } from '../constraints/index';
import type { Measure } from '../constraints/verdict';
import type { Plan } from '../domain/plan';
import { printNumber } from '../kernel/number-text';
import type { Problem } from '../problem/problem';

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
      measure === null || amount === null
        ? ''
        : ` by ${printNumber(amount, 4)}${unitOf(measure)} (${printNumber(percent, 1)} %)`;
    const sentence = `${kindOf(rule).sentence(rule)}: broken${by}`;
    return [{ tab: at.tab, row: at.row, sentence, amount, percent, price }];
  });
}

function unitOf({ kind, target }: Measure): string {
  switch (kind) {
    case 'capacity':
      return ' tokens';
    case 'rule':
      return ' initiatives';
    case 'kpi':
      return target === null ? '' : ` ${target.kpi}`;
  }
}
