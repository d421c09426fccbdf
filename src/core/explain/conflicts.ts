import { kindOf } from '../constraints/index';
import { type Measure, shortfall, toleranceOf } from '../constraints/verdict';
import { Plan } from '../domain/plan';
import { printSlice } from '../domain/slice';
import { levelAfter } from '../domain/target';
import { type Issue, issue } from '../kernel/issue';
import { type Problem, poolOf } from '../problem/problem';
import { reachable } from './drivers';

/** The conflicts that can be seen without solving: KPI floors that everything together does not reach. */
export function findConflicts(problem: Problem): readonly Issue[] {
  const pool = poolOf(problem);
  const nothing = new Plan(pool, []);
  return problem.rules.flatMap((rule): Issue[] => {
    const measure = kindOf(rule).check(rule, nothing).measure;
    if (measure === null || measure.target === null) return [];
    const best: Measure = { ...measure, achieved: reachable(problem, pool, measure.target) };
    if (shortfall(best) <= toleranceOf(best)) return [];
    const facts = {
      kpi: measure.target.kpi,
      slice: printSlice(measure.slice),
      target: measure.target.value,
      reachable: levelAfter(measure.target, best.achieved),
      missing: shortfall(best),
    };
    return rule.origins.map((at) => issue('floor-out-of-reach', { ...at, column: 'target_value' }, facts));
  });
}
