import type { FrameworkName } from '../domain/framework';
import type { Model } from './model';

/** The typed inputs of the frameworks that need no formula, by header of Scoring_Inputs; null where blank. */
export type ScoringInputs = Readonly<Record<(typeof frameworkInputs)['RICE' | 'WSJF'][number], number | null>>;

/** What a framework needs, in the order it is said. */
export const frameworkInputs = {
  RICE: ['rice_reach', 'rice_impact', 'rice_confidence', 'rice_effort'],
  WSJF: ['wsjf_business_value', 'wsjf_time_criticality', 'wsjf_risk_reduction', 'wsjf_job_size'],
} as const;

/** One score: value, effort and value per effort; with what is missing, none of what needs it. */
export interface Score {
  readonly framework: FrameworkName;
  /** The model it comes from; null: none. */
  readonly model: Model | null;
  readonly value: number | null;
  readonly effort: number | null;
  readonly overall: number | null;
  /** The numbers that went in, by name. */
  readonly inputs: Readonly<Record<string, number>>;
  /** Inputs that are blank, in the order they are asked for. */
  readonly missing: readonly string[];
}

/** RICE: value = reach x impact x confidence, overall = value / effort. Null when nothing of it was typed. */
export function scoreRice(inputs: ScoringInputs): Score | null {
  const { rice_reach: reach, rice_impact: impact, rice_confidence: confidence, rice_effort: effort } = inputs;
  const value = reach === null || impact === null || confidence === null ? null : reach * impact * confidence;
  return scoreOf('RICE', inputs, value, effort);
}

/** WSJF: value = business value + time criticality + risk reduction, overall = value / job size. Null as above. */
export function scoreWsjf(inputs: ScoringInputs): Score | null {
  const { wsjf_business_value: business, wsjf_time_criticality: time, wsjf_risk_reduction: risk } = inputs;
  const value = business === null || time === null || risk === null ? null : business + time + risk;
  return scoreOf('WSJF', inputs, value, inputs.wsjf_job_size);
}

function scoreOf(
  framework: 'RICE' | 'WSJF',
  typed: ScoringInputs,
  value: number | null,
  effort: number | null,
): Score | null {
  const names = frameworkInputs[framework];
  const missing = names.filter((name) => typed[name] === null);
  if (missing.length === names.length) return null;
  const inputs = Object.fromEntries(names.flatMap((name) => (typed[name] === null ? [] : [[name, typed[name]]])));
  return { framework, model: null, value, effort, overall: perEffort(value, effort), inputs, missing };
}

/** value / effort; null where one is missing, effort is not above 0, or the result is no number any more. */
export function perEffort(value: number | null, effort: number | null): number | null {
  if (value === null || effort === null || effort <= 0) return null;
  const overall = value / effort;
  return Number.isFinite(overall) ? overall : null;
}

/** The score of a framework for which nothing was entered; null for no framework. */
export function blankScore(framework: FrameworkName | null): Score | null {
  if (framework === null) return null;
  const missing = framework === 'MATH_MODEL' ? ['an approved model'] : frameworkInputs[framework];
  return { framework, model: null, value: null, effort: null, overall: null, inputs: {}, missing };
}
