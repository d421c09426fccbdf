import { checkAnswer } from '../check/check-answer';
import { Plan } from '../domain/plan';
import { wholePortfolio } from '../domain/slice';
import type { InitiativeKey } from '../kernel/keys';
import { tieBreakNames } from '../objectives/tie-breaks';
import type { Answer, StageAnswer, Termination } from '../problem/answer';
import type { Waiver } from '../problem/decisions';
import { type Problem, poolOf } from '../problem/problem';
import { type DescribedBreach, explainBreaches } from './explain-breaches';
import { explainGaps, explainGapsWithoutPlan, type Gap } from './gaps';
import { explainItems, type ResultItem } from './items';

/** The outcome of a run, as it is stored and shown. Figures are the checker's, never the engine's. */
export interface RunResult {
  readonly status: 'success' | 'infeasible' | 'failed' | 'cancelled';
  readonly termination: Termination | null;
  /** What went wrong, when the run failed. */
  readonly error: string | null;
  readonly stages: readonly StageAnswer[];
  /** Value of the first stage. */
  readonly objective: number | null;
  /** By how much a better plan could at most exceed the objective, relative to it; 0: proven; null: not known. */
  readonly provenGap: number | null;
  readonly goalShortfall: number | null;
  readonly tokensUsed: number | null;
  readonly capacityTotal: number | null;
  readonly selected: readonly InitiativeKey[] | null;
  readonly items: readonly ResultItem[];
  readonly gaps: readonly Gap[];
  /** The soft rules that the plan breaks; not there when it breaks none. */
  readonly breaches?: readonly DescribedBreach[];
  readonly ineligible: readonly { readonly initiative_key: string; readonly reason: string }[];
  readonly engine: Answer['engine'] | null;
  /** Rules that somebody set aside: the plan may break them. Missing when there are none. */
  readonly waived?: readonly Waiver[];
}

/** Examines an answer and puts it into figures and words. A plan that fails the check gives a failed result. */
export function explainResult(problem: Problem, answer: Answer): RunResult {
  const waived = problem.decisions?.waived ?? [];
  const base = {
    termination: answer.termination,
    error: null,
    stages: answer.stages,
    capacityTotal: problem.scenario.capacityTotal,
    ineligible: ineligibleOf(problem),
    engine: answer.engine,
    ...(waived.length === 0 ? {} : { waived }),
  };
  if (answer.selected === null) return { ...base, ...withoutPlan(problem, answer) };
  const report = checkAnswer(problem, answer);
  if (!report.ok) {
    const error = `The answer did not pass the check: ${report.failures.join('; ')}.`;
    return {
      ...base,
      ...withoutPlan(problem, answer),
      status: 'failed',
      termination: null,
      error,
      stages: [],
      gaps: [],
    };
  }
  const { plan, stageValues } = report;
  const mainStages = problem.objective.levels.length;
  const stages = answer.stages.map((stage, index) =>
    withValue(stage, stageValues[index]?.value ?? null, index < mainStages),
  );
  const breaches = explainBreaches(problem, plan, answer.soft_base ?? null);
  return {
    ...base,
    status: 'success',
    stages,
    objective: stageValues[0]?.value ?? null,
    provenGap: gapOf(stages, problem),
    goalShortfall: stageValues.find((stage) => stage.name === tieBreakNames[0])?.value ?? null,
    tokensUsed: plan.tokens(wholePortfolio),
    selected: plan.selectedIn(wholePortfolio).map((candidate) => candidate.key),
    items: explainItems(problem, plan),
    gaps: explainGaps(problem, plan),
    ...(breaches.length === 0 ? {} : { breaches }),
  };
}

/** A stage with the checker's value; a bound that rounding put on the wrong side of it is the value itself. */
function withValue(stage: StageAnswer, value: number | null, isMaximized: boolean): StageAnswer {
  if (value === null || stage.bound === null) return { ...stage, value };
  return { ...stage, value, bound: (isMaximized ? Math.max : Math.min)(stage.bound, value) };
}

function withoutPlan(problem: Problem, answer: Answer) {
  const status =
    answer.termination === 'infeasible' ? 'infeasible' : answer.stopped ? ('cancelled' as const) : ('failed' as const);
  return {
    status,
    objective: null,
    provenGap: null,
    goalShortfall: null,
    tokensUsed: null,
    selected: null,
    items: [],
    gaps: status === 'infeasible' ? explainGapsWithoutPlan(problem, new Plan(poolOf(problem), [])) : [],
  } as const;
}

/** (bound - value) / max(1e-9, |value|) of the first main stage that is not proven; 0 when all are. */
function gapOf(stages: readonly StageAnswer[], problem: Problem): number | null {
  const open = stages.slice(0, problem.objective.levels.length).find((stage) => !stage.proven);
  if (open === undefined) return 0;
  if (open.bound === null || open.value === null) return null;
  return Math.max(0, open.bound - open.value) / Math.max(1e-9, Math.abs(open.value));
}

/** Candidates that could not be selected at all. */
function ineligibleOf(problem: Problem): RunResult['ineligible'] {
  return problem.candidates.flatMap(({ key, ineligible }) =>
    ineligible === null ? [] : [{ initiative_key: key, reason: ineligible }],
  );
}
