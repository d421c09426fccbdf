import { kindOf } from '../constraints/index';
import { bounded, type Measure, shortfall, toleranceOf } from '../constraints/verdict';
import type { Plan } from '../domain/plan';
import { dimensionName, type Slice, sliceId, sliceKey } from '../domain/slice';
import { type KpiTarget, levelAfter, requiredIncrement } from '../domain/target';
import { fold } from '../kernel/fold';
import type { Problem } from '../problem/problem';
import { explainDriver, reachable } from './drivers';

export const gapSeverities = ['OK', 'WARN', 'CRITICAL'] as const;
export type GapSeverity = (typeof gapSeverities)[number];

/** How far a plan got on one target, capacity or count. Figures in the unit and sign people typed. */
export interface Gap {
  readonly kind: Measure['kind'];
  readonly dimension: string;
  readonly key: string;
  readonly kpi_key: string | null;
  readonly floor_or_goal: 'floor' | 'goal' | 'cap';
  readonly target: number;
  /** Null when there is no plan to measure. For a KPI without a plan: the best that could be reached. */
  readonly achieved: number | null;
  /** How much is missing or too much; 0 when met. */
  readonly gap: number | null;
  readonly severity: GapSeverity | null;
  readonly driver: string;
}

interface Measured extends Measure {
  readonly isGoal: boolean;
}

/** Every KPI target, capacity bound and count rule on a plan; KPIs first, each said once. */
export function explainGaps(problem: Problem, plan: Plan): readonly Gap[] {
  return measures(problem, plan).map((measure): Gap => {
    const missing = shortfall(measure);
    // A goal that asks for nothing is met whatever the plan brings (optimization.md, Rules).
    const asksNothing = measure.isGoal && measure.limit <= 0;
    const isMet = asksNothing || bounded(measure).holds;
    const isTight = !asksNothing && measure.limit !== 0 && -missing <= 0.05 * Math.abs(measure.limit);
    return {
      ...place(measure),
      ...figures(measure),
      gap: isMet ? 0 : missing,
      severity: isMet ? (isTight ? 'WARN' : 'OK') : 'CRITICAL',
      driver: explainDriver(measure, plan),
    };
  });
}

/** Which line of Gaps is meant; case does not count. */
export type GapPlace = Pick<Gap, 'kind' | 'dimension' | 'key' | 'kpi_key'>;

/** What is measured for a line of Gaps on a plan; null when there is no such line. */
export function measuredAt(
  problem: Problem,
  plan: Plan,
  wanted: GapPlace,
): (Pick<Gap, 'kind' | 'dimension' | 'key' | 'kpi_key' | 'target' | 'achieved'> & MeasuredOf) | null {
  const idOf = ({ kind, dimension, key, kpi_key }: GapPlace): string =>
    JSON.stringify([kind, dimension, key, kpi_key ?? ''].map(fold));
  const found = measures(problem, plan).find((measure) => idOf(place(measure)) === idOf(wanted));
  return found === undefined ? null : { ...place(found), ...figures(found), slice: found.slice, of: found.target };
}

interface MeasuredOf {
  readonly slice: Slice;
  readonly of: KpiTarget | null;
}

/** The same rows for a run without a plan: what was asked for, and for KPIs the most that could be reached. */
export function explainGapsWithoutPlan(problem: Problem, emptyPlan: Plan): readonly Gap[] {
  return measures(problem, emptyPlan).map((measure): Gap => {
    const { target } = figures(measure);
    if (measure.target === null) {
      return { ...place(measure), target, achieved: null, gap: null, severity: null, driver: '' };
    }
    const most = reachable(problem, emptyPlan.pool, measure.target);
    const best: Measured = { ...measure, achieved: most };
    const missing = shortfall(best);
    const isOutOfReach = missing > toleranceOf(best);
    return {
      ...place(best),
      ...figures(best),
      gap: isOutOfReach ? missing : 0,
      severity: isOutOfReach ? 'CRITICAL' : 'OK',
      driver: isOutOfReach ? 'out of reach even if everything is funded' : 'within reach on its own',
    };
  });
}

function measures(problem: Problem, plan: Plan): readonly Measured[] {
  const ofRules = problem.rules.flatMap((rule): Measured[] => {
    const { measure } = kindOf(rule).check(rule, plan);
    return measure === null ? [] : [{ ...measure, isGoal: false }];
  });
  const ofGoals = problem.goals.map((goal): Measured => {
    const achieved = plan.kpi(goal.slice, goal.kpi);
    const limit = requiredIncrement(goal);
    return { kind: 'kpi', bound: 'floor', slice: goal.slice, target: goal, limit, achieved, isGoal: true };
  });
  const order = ['kpi', 'capacity', 'rule'];
  const distinct = new Map([...ofGoals, ...ofRules].map((measure) => [idOf(measure), measure]));
  return [...distinct.values()].sort((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind));
}

function idOf({ kind, bound, slice, target, limit, isGoal }: Measured): string {
  return JSON.stringify([kind, bound, isGoal, sliceId(slice), target?.kpi ?? '', limit]);
}

function place(measure: Measured): Pick<Gap, 'kind' | 'dimension' | 'key' | 'kpi_key' | 'floor_or_goal'> {
  return {
    kind: measure.kind,
    dimension: dimensionName(measure.slice),
    key: sliceKey(measure.slice),
    kpi_key: measure.target?.kpi ?? null,
    floor_or_goal: measure.isGoal ? 'goal' : measure.bound,
  };
}

/** KPI figures as levels (or changes, without a baseline) in the KPI's own sign; others as they are. */
function figures(measure: Measured): Pick<Gap, 'target' | 'achieved'> {
  const { target, limit, achieved } = measure;
  if (target === null) return { target: limit, achieved };
  return { target: target.value, achieved: levelAfter(target, achieved) };
}
