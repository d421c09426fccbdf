import { kindOf, type Rule } from '../constraints/index';
import { fundedReasons, notNowReasons, type Reason } from '../constraints/reason';
import type { Candidate } from '../domain/candidate';
import type { Plan } from '../domain/plan';

/** Why a candidate is funded or not now: the first reason that holds (optimization.md, Result). */
export function explainReason(candidate: Candidate, contribution: number, plan: Plan, rules: readonly Rule[]): Reason {
  const isFunded = plan.has(candidate.key);
  const order: readonly string[] = isFunded ? fundedReasons : notNowReasons;
  const found = rules.map((rule) => kindOf(rule).reason(rule, candidate.key, plan)).filter((reason) => reason !== null);
  if (!isFunded && candidate.ineligible !== null)
    found.push({ code: 'ineligible', text: `cannot be funded: ${candidate.ineligible}` });
  if (isFunded)
    found.push(contribution > 0 ? { code: 'value', text: 'value' } : { code: 'tie_break', text: 'tie-break' });
  else found.push({ code: 'less_value', text: 'less value than what is funded' });
  const [first] = found.sort((left, right) => order.indexOf(left.code) - order.indexOf(right.code));
  if (first === undefined) throw new Error(`no reason for ${candidate.key}`);
  return first;
}

/** Whether what a candidate needs is funded too, in words; blank when it needs nothing. */
export function explainDependencies(candidate: Candidate, plan: Plan, rules: readonly Rule[]): string {
  const needs = new Set(rules.flatMap((rule) => kindOf(rule).needsOf(rule, candidate.key)));
  if (needs.size === 0) return '';
  const missing = [...needs].filter((key) => !plan.has(key));
  return missing.length === 0 ? `all needs funded (${[...needs].join(', ')})` : `not funded: ${missing.join(', ')}`;
}
