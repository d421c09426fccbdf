import { kindOf } from '../../../src/core/constraints/index';
import { sliceId } from '../../../src/core/domain/slice';
import type { Problem } from '../../../src/core/problem/problem';

/** The problem with every limit in tokens on the slice at another amount. */
export function withLimit(problem: Problem, slice: string, limit: number): Problem {
  const rules = problem.rules.map((rule) => {
    const { gives } = kindOf(rule);
    const isCap = rule.kind === 'capacity_cap' && sliceId(rule.slice) === slice;
    return isCap && gives?.by === 'number' ? gives.withLimit(rule, limit) : rule;
  });
  return { ...problem, rules };
}
