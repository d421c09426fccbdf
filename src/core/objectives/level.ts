import type { Plan } from '../domain/plan';
import { wholePortfolio } from '../domain/slice';
import { type KpiTarget, requiredIncrement } from '../domain/target';
import type { KpiKey } from '../kernel/keys';

/**
 * One main stage: what is maximised, as factors on totals of the plan.
 * value = sum over kpis of factor * (sum_i c_ik x_i + synergies) + scoreFactor * sum_i value_score_i x_i
 *         - shortfallFactor * mean shortfall of the goals.
 */
export interface Level {
  /** `weighted`, `score`, or the KPI key. */
  readonly name: string;
  readonly kpis: readonly { readonly kpi: KpiKey; readonly factor: number }[];
  readonly scoreFactor: number;
  readonly shortfallFactor: number;
}

/** What a KPI is divided by in a mix, and where that number comes from. */
export interface Scale {
  readonly kpi: KpiKey;
  /** w_k, its share of the mix. */
  readonly weight: number;
  /** s_k in the KPI's unit; 0 when the KPI adds nothing. */
  readonly scale: number;
  readonly source: ScaleSource;
}

export const scaleSources = [
  'goal',
  'floor',
  'sliced target',
  'contributions',
  'absolute contributions',
  'none',
] as const;
export type ScaleSource = (typeof scaleSources)[number];

/** The objective of a run: its main stages from first to last, and the scales of a mix. */
export interface Objective {
  readonly levels: readonly Level[];
  readonly scales: readonly Scale[];
}

/** The value of a level on a plan. */
export function levelValue(level: Level, plan: Plan, goals: readonly KpiTarget[]): number {
  const parts = level.kpis.map(({ kpi, factor }) => factor * plan.kpi(wholePortfolio, kpi));
  if (level.scoreFactor !== 0) {
    const scores = plan.selectedIn(wholePortfolio).map((candidate) => candidate.valueScore ?? 0);
    parts.push(level.scoreFactor * scores.reduce((total, score) => total + score, 0));
  }
  if (level.shortfallFactor !== 0) parts.push(-level.shortfallFactor * meanShortfall(goals, plan));
  return parts.reduce((total, part) => total + part, 0);
}

/** The goals that ask for something: those with required > 0. */
export function openGoals(goals: readonly KpiTarget[]): readonly KpiTarget[] {
  return goals.filter((goal) => requiredIncrement(goal) > 0);
}

/** Mean of u_g / required_g over the goals with required_g > 0, u_g = max(0, required_g - achieved); 0 without goals. */
export function meanShortfall(goals: readonly KpiTarget[], plan: Plan): number {
  const open = openGoals(goals);
  if (open.length === 0) return 0;
  const shares = open.map((goal) => {
    const required = requiredIncrement(goal);
    return Math.max(0, required - plan.kpi(goal.slice, goal.kpi)) / required;
  });
  return shares.reduce((total, share) => total + share, 0) / open.length;
}
