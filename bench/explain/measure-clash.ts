import { namedRules } from '../../src/core/explain/conflict/named-rules';
import { explainClash } from '../../src/core/explain/explain-clash';
import type { Engine } from '../../src/core/model/engine';
import { shown } from '../report/statistics';
import { madeInfeasible, waysToClash } from './made-infeasible';
import { plannerProblem } from './planner-problem';
import { now, solverOf } from './stopwatch';

/** What the product allows conflicts and repairs together, in seconds. */
const limit = 20;

export const clashHeader = ['seed', 'asks too much', 'conflicts', 'with repairs', 'rules of each', 'costs'] as const;

/** Conflicts and repairs of a plan made infeasible in every way, within the product's own limit. */
export function measureClash(seed: number, engine: Engine): readonly (readonly string[])[] {
  return waysToClash.map((way) => {
    const problem = plannerProblem(seed, (tables) => madeInfeasible(tables, way));
    let atConflict = 0;
    const startedAt = now();
    const { conflicts, repairs } = explainClash(problem, solverOf(engine, limit), () => {
      atConflict = (now() - startedAt) / 1000;
    });
    const seconds = (now() - startedAt) / 1000;
    const sizes = conflicts.map(({ rules, irreducible }) => `${rules.length}${irreducible ? '' : '?'}`).join(', ');
    const costs = repairs.map(({ cost, proven }) => `${shown(cost)}${proven ? '' : '?'}`).join(', ');
    const rules = namedRules(problem).length;
    return [String(seed), way, shown(atConflict), shown(seconds), `${sizes} of ${rules}`, costs];
  });
}
