import { kindOf, type Rule } from '../constraints/index';
import type { Problem } from './problem';

/** The price that a soft rule without one has: 1 % of the base objective per 1 % of violation. */
const usualPrice = 1;

/** The rule may be broken at a price. */
export const isSoft = (rule: Rule): boolean => rule.strength === 'soft' && kindOf(rule).gives !== null;

export const hasSoftRules = ({ rules }: Pick<Problem, 'rules'>): boolean => rules.some(isSoft);

/**
 * What the first stage loses when a soft rule is broken by 100 %: break_price * |base objective|. The base objective is the
 * best first stage without any soft rule; where it is 0, prices are in units of the objective itself.
 */
export function fullBreakPrice(rule: Rule, base: number): number {
  return (rule.breakPrice ?? usualPrice) * (base === 0 ? 1 : Math.abs(base));
}

/** An amount by which a limit is missed as a share of the limit; of a limit of 0 the amount itself. */
export function shareOfLimit(amount: number, limit: number): number {
  return amount / (limit === 0 ? 1 : Math.abs(limit));
}
