import { kindOf } from '../constraints/index';
import { type Measure, shortfall } from '../constraints/verdict';
import type { Plan } from '../domain/plan';
import type { Pool } from '../domain/pool';
import type { KpiTarget } from '../domain/target';
import type { InitiativeKey } from '../kernel/keys';
import { printList } from '../kernel/list-text';
import { printNumber } from '../kernel/number-text';
import type { Problem } from '../problem/problem';

/** What decides a gap, in words: who brings it, what else could, how much room is left, or by how much a limit is passed. */
export function explainDriver(measure: Measure, plan: Plan): string {
  if (measure.target !== null && measure.limit <= 0) return 'asks for no improvement';
  if (measure.target !== null) return explainKpi(measure.target, measure.limit - measure.achieved, plan);
  const room = -shortfall(measure);
  const amount = amountOf(measure, Math.abs(room));
  if (Math.abs(room) <= 1e-6) return measure.bound === 'cap' ? 'full' : 'just met';
  if (room < 0) return `${amount} too ${measure.bound === 'cap' ? 'many' : 'few'}`;
  return measure.bound === 'cap' ? `room left: ${amount}` : `${amount} more than asked for`;
}

/** An amount in the unit of a measure: "1 initiative", "2.5 ORDERS". */
export function amountOf({ kind, target }: Measure, amount: number): string {
  if (target !== null) return `${printNumber(amount, 4)} ${target.kpi}`;
  const noun = kind === 'capacity' ? 'token' : 'initiative';
  return `${printNumber(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

function explainKpi(target: KpiTarget, missing: number, plan: Plan): string {
  const contributors = plan.pool
    .membersOf(target.slice)
    .filter((candidate) => (candidate.contributions[target.kpi] ?? 0) > 0)
    .sort((left, right) => (right.contributions[target.kpi] ?? 0) - (left.contributions[target.kpi] ?? 0));
  const named = (funded: boolean): readonly string[] =>
    contributors
      .filter((candidate) => plan.has(candidate.key) === funded)
      .map(({ key, contributions }) => `${key} ${printNumber(contributions[target.kpi] ?? 0, 4)}`);
  if (contributors.length === 0) return 'no candidate is known to contribute';
  const bonus = plan.pool
    .bonusesOf(target.slice, target.kpi)
    .filter((candidate) => plan.earns(candidate))
    .reduce((total, { amount }) => total + amount, 0);
  const together = bonus === 0 ? '' : `, together ${printNumber(bonus, 4)}`;
  if (missing <= 0) return `brought by ${printList(named(true), 3)}${together}`;
  const others = named(false);
  return others.length === 0 ? 'everything that contributes is funded' : `not funded: ${printList(others, 3)}`;
}

/**
 * The most a plan could bring to a target if nothing stood in the way but exclusions and eligibility:
 * the sum of positive contributions and bonuses of what may be funded at all.
 */
export function reachable(problem: Pick<Problem, 'rules'>, pool: Pool, target: KpiTarget): number {
  const excluded = new Set<InitiativeKey>(
    problem.rules.filter((rule) => kindOf(rule).effect === 'forbid').flatMap((rule) => kindOf(rule).initiatives(rule)),
  );
  const isOpen = (key: InitiativeKey): boolean => pool.isEligible(key) && !excluded.has(key);
  const contributions = pool
    .membersOf(target.slice)
    .filter((candidate) => isOpen(candidate.key))
    .map((candidate) => Math.max(0, candidate.contributions[target.kpi] ?? 0));
  const bonuses = pool
    .bonusesOf(target.slice, target.kpi)
    .filter((bonus) => bonus.members.every(isOpen))
    .map((bonus) => Math.max(0, bonus.amount));
  return [...contributions, ...bonuses].reduce((total, amount) => total + amount, 0);
}
