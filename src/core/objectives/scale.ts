import type { Pool } from '../domain/pool';
import { type KpiTarget, requiredIncrement } from '../domain/target';
import type { KpiKey } from '../kernel/keys';
import type { ScaleSource } from './level';

/** The targets of a constraint set, told apart. */
export interface Targets {
  readonly floors: readonly KpiTarget[];
  readonly goals: readonly KpiTarget[];
}

/**
 * s_k, the first that is > 0: required of the all/all goal of k; of the all/all floor; the largest required among its
 * sliced targets; sum of positive c_ik over the pool; sum of |c_ik|; else 0 (optimization.md, Objective).
 */
export function scaleOf(kpi: KpiKey, targets: Targets, pool: Pool): { scale: number; source: ScaleSource } {
  const ofKpi = (target: KpiTarget): boolean => target.kpi === kpi;
  const isWhole = (target: KpiTarget): boolean => target.slice.dimensions.length === 0;
  const largest = (some: readonly KpiTarget[]): number => Math.max(0, ...some.map(requiredIncrement));
  const goals = targets.goals.filter(ofKpi);
  const floors = targets.floors.filter(ofKpi);
  const contributions = pool.candidates.map((candidate) => candidate.contributions[kpi] ?? 0);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const choices: readonly (readonly [ScaleSource, number])[] = [
    ['goal', largest(goals.filter(isWhole))],
    ['floor', largest(floors.filter(isWhole))],
    ['sliced target', largest([...goals, ...floors].filter((target) => !isWhole(target)))],
    ['contributions', sum(contributions.filter((contribution) => contribution > 0))],
    ['absolute contributions', sum(contributions.map(Math.abs))],
  ];
  const [source, scale] = choices.find(([, value]) => value > 0) ?? (['none', 0] as const);
  return { scale, source };
}
