import { kindOf, type Rule } from '../constraints/index';
import { fundedReasons, notNowReasons, type Reason } from '../constraints/reason';
import type { Candidate } from '../domain/candidate';
import { Plan } from '../domain/plan';
import type { InitiativeKey } from '../kernel/keys';
import { levelValue } from '../objectives/level';
import type { Problem } from '../problem/problem';
import { isSoft } from '../problem/soft-rules';
import { addsNothing, makesWorse } from './worthless';

/** Why a candidate is funded or not now: the first reason that holds (optimization.md, Result). */
export function explainReason(
  candidate: Candidate,
  contribution: number,
  plan: Plan,
  { rules, objective, goals }: Pick<Problem, 'rules' | 'objective' | 'goals'>,
): Reason {
  const isFunded = plan.has(candidate.key);
  /** Some main stage would be worth less without it, through a goal or a later level. */
  const serves = (): boolean => {
    const others = new Plan(
      plan.pool,
      [...plan.selected].filter((key) => key !== candidate.key),
    );
    return objective.levels.some((level) => levelValue(level, others, goals) < levelValue(level, plan, goals));
  };
  const order: readonly string[] = isFunded ? fundedReasons : notNowReasons;
  // A soft rule that the plan breaks is the reason of nothing.
  const kept = rules.filter((rule) => !isSoft(rule) || kindOf(rule).check(rule, plan).holds);
  const found = kept.map((rule) => kindOf(rule).reason(rule, candidate.key, plan)).filter((reason) => reason !== null);
  if (!isFunded && candidate.ineligible !== null)
    found.push({ code: 'ineligible', text: `cannot be funded: ${candidate.ineligible}` });
  if (isFunded)
    found.push(
      contribution > 0 || serves() ? { code: 'value', text: 'value' } : { code: 'tie_break', text: 'tie-break' },
    );
  else {
    const text = contribution === 0 ? addsNothing : contribution < 0 ? makesWorse : 'less value than what is funded';
    found.push({ code: 'less_value', text });
  }
  const [first] = found.sort(
    (left, right) => order.indexOf(left.code) - order.indexOf(right.code) || (left.room ?? 0) - (right.room ?? 0),
  );
  if (first === undefined) throw new Error(`no reason for ${candidate.key}`);
  return first;
}

/** What each initiative needs, by any rule. */
export function needsByKey(rules: readonly Rule[]): ReadonlyMap<InitiativeKey, ReadonlySet<InitiativeKey>> {
  const needs = new Map<InitiativeKey, Set<InitiativeKey>>();
  for (const rule of rules) {
    const kind = kindOf(rule);
    for (const key of kind.initiatives(rule)) {
      needs.set(key, new Set([...(needs.get(key) ?? []), ...kind.needsOf(rule, key)]));
    }
  }
  return needs;
}

/** Whether what a candidate needs is funded too, in words; blank when it needs nothing. */
export function explainDependencies(needs: ReadonlySet<InitiativeKey>, plan: Plan): string {
  if (needs.size === 0) return '';
  const missing = [...needs].filter((key) => !plan.has(key));
  return missing.length === 0 ? `all needs funded (${[...needs].join(', ')})` : `not funded: ${missing.join(', ')}`;
}
