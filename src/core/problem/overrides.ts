import { kindOf, type Rule } from '../constraints/index';
import type { Problem } from './problem';

/** Whether a rule of a problem is there because a person put an initiative in or out. */
export function overridesOf({ decisions }: Pick<Problem, 'decisions'>): (rule: Rule) => boolean {
  const decided = new Set<string>(decisions?.overrides.map(({ initiative_key }) => initiative_key));
  return (rule) =>
    rule.origins.length > 0 &&
    rule.origins.every(({ row }) => row === null) &&
    kindOf(rule)
      .initiatives(rule)
      .some((key) => decided.has(key));
}

/** A problem without the rules that overrides put into it; rules that were set aside stay away. */
export function withoutOverrides(problem: Problem): Problem {
  if (problem.decisions === undefined) return problem;
  const isOverride = overridesOf(problem);
  return { ...problem, rules: problem.rules.filter((rule) => !isOverride(rule)) };
}
