import { explainBudgets, explainRun } from '../../src/core/app/explain-run';
import { solveRun } from '../../src/core/app/solve-run';
import { findAlternatives, usualAlternatives } from '../../src/core/explain/alternatives/alternatives';
import { type BaseRun, baseRun, type Change, solveAgain } from '../../src/core/explain/resolve/base-run';
import { whyCard } from '../../src/core/explain/why/why-card';
import { frontier } from '../../src/core/explain/worth/frontier';
import { worthOfCapacity } from '../../src/core/explain/worth/worth-of-capacity';
import type { Engine } from '../../src/core/model/engine';
import { valueTolerance } from '../../src/core/model/feasibility';
import type { Row } from '../../src/core/model/model';
import { shown } from '../report/statistics';
import { plannerProblem } from './planner-problem';
import { now, solverOf, timed } from './stopwatch';

export const planHeader = ['seed', 'what', 'seconds', 'goal', 'notes'] as const;

/**
 * What every choice in a plan costs: seconds of each explanation within the product's own limits, and what starts and bounds
 * of the run bring to one decision in `every`.
 */
export function measurePlan(seed: number, engine: Engine, every: number): readonly (readonly string[])[] {
  const problem = plannerProblem(seed, (tables) => tables);
  const line = (what: string, seconds: number, goal = '', notes = ''): readonly string[] => [
    String(seed),
    what,
    shown(seconds),
    goal,
    notes,
  ];
  const solved = timed(() => solveRun(problem, engine, { timeLimitMs: 120_000, gap: 0, seed: 1, now }));
  const base = baseRun(problem, solved.value);
  if (base === null) throw new Error('the family always has a plan');
  const keys = problem.candidates.map(({ key }) => key);
  const [firstKey] = keys.filter((key) => !base.plan.has(key));
  if (firstKey === undefined) throw new Error('everything is funded');
  const first = timed(() => whyCard(base, firstKey, solverOf(engine)));
  const some = keys.filter((_, i) => i % every === 3);
  const cold = timed(() => decideOtherwise(base, some, engine, false, []));
  const warm = timed(() => decideOtherwise(base, some, engine, true, []));
  const bounded = timed(() => decideOtherwise(base, some, engine, true, base.isProven ? [noBetter(base)] : []));
  const ofCold = (seconds: number): string => `${shown(seconds / cold.seconds)} of cold`;
  const budget = (part: keyof typeof explainBudgets) => solverOf(engine, explainBudgets[part] / 1000);
  const hooks = { seed: 1, now, isStopped: () => false };
  const everyCard = { why: { of: 'all' }, alternatives: null, frontier: false, robustness: null } as const;
  const cards = timed(() => explainRun(problem, solved.value, everyCard, engine, hooks).why ?? {});
  const made = Object.values(cards.value);
  const points = timed(() => frontier(base, budget('frontier')));
  const pools = timed(() => worthOfCapacity(base, budget('worth')));
  const plans = timed(() => findAlternatives(base, usualAlternatives, budget('alternatives')));
  return [
    line('the run itself', solved.seconds, '', solved.value.termination),
    line('first why card', first.seconds, '5'),
    line(`${some.length} decisions the other way, cold`, cold.seconds),
    line(`${some.length} from the best plan known`, warm.seconds, '', ofCold(warm.seconds)),
    line(`${some.length} also bounded by the run`, bounded.seconds, '', ofCold(bounded.seconds)),
    line(
      `${keys.length} why cards`,
      cards.seconds,
      '180',
      `${made.length} made, ${made.filter((card) => card.exact).length} of them exact`,
    ),
    line('frontier', points.seconds, '60', `${points.value.length} points`),
    line('worth of capacity', pools.seconds, '', `${pools.value.length} pools`),
    line('alternatives', plans.seconds, '', `${plans.value.plans.length} plans`),
  ];
}

/** Every decision by itself: only the plan of the run and those met here are known. */
function decideOtherwise(
  base: BaseRun,
  keys: readonly BaseRun['model']['candidates'][number][],
  engine: Engine,
  warm: boolean,
  rows: readonly Row[],
): void {
  const fresh = { ...base, known: base.known.slice(0, 1) };
  for (const key of keys) {
    const change: Change = { rows, fixed: new Map([[key, base.plan.has(key) ? 0 : 1]]) };
    solveAgain(fresh, change, solverOf(engine), { warm });
  }
}

/** No plan of fewer choices is better than the run's, where that is proven best. */
function noBetter({ model, values }: BaseRun): Row {
  const best = values[0] ?? 0;
  const [stage] = model.stages;
  if (stage === undefined) throw new Error('a run has a main stage');
  const upper = best - stage.constant + valueTolerance(best);
  return { name: 'no_better', lower: Number.NEGATIVE_INFINITY, upper, terms: stage.terms };
}
