import type { Engine } from '../model/engine';
import { type StageProgress, type StagesSolution, solveStages } from '../model/lexicographic';
import type { Answer, StageAnswer } from '../problem/answer';
import { type CompiledProblem, compileProblem } from '../problem/compile-model';
import { withoutOverrides } from '../problem/overrides';
import type { Problem } from '../problem/problem';
import { hasSoftRules } from '../problem/soft-rules';
import { startFrom } from '../problem/start-from';

/** How long and how exactly to solve. */
export interface SolveRunOptions {
  /** Budget of all stages together in milliseconds. */
  readonly timeLimitMs: number;
  /** Relative gap at which a stage counts as proven; 0 asks for the best. */
  readonly gap: number;
  readonly seed: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** Called now and then; the answer `stop` keeps the best found so far. */
  readonly onProgress?: (progress: RunProgress) => 'continue' | 'stop';
}

/** Where a running solve stands; `selected` only when a better plan was just found. */
export interface RunProgress {
  readonly stage: string;
  readonly best: number | null;
  readonly bound: number | null;
  readonly selected: readonly string[] | null;
  /** The base objective that soft rules are priced by; null before it is known, and without soft rules. */
  readonly softBase: number | null;
}

/** The share of the time that finding the base objective of soft rules may take. */
const baseShare = 0.4;

/** Solves a frozen problem, stage after stage. Pure but for the engine and the clock it is lent. */
export function solveRun(problem: Problem, engine: Engine, options: SolveRunOptions): Answer {
  const startedAt = options.now();
  const { timeLimitMs, gap, seed, now } = options;
  // Prices of soft rules stay what they are whatever people decide about a run.
  let model: CompiledProblem = compileProblem(hasSoftRules(problem) ? withoutOverrides(problem) : problem);
  let stopped = false;
  let softBase: number | null = null;
  const onProgress = ({ stage, best, bound, values }: StageProgress): 'continue' | 'stop' => {
    const word = options.onProgress?.({ stage, best, bound, selected: values && selectedAt(model, values), softBase });
    if (word === 'stop') stopped = true;
    return word ?? 'continue';
  };
  const solve = (stages: CompiledProblem['stages'], limitMs: number, start: readonly number[] | null): StagesSolution =>
    solveStages(model, stages, engine, {
      timeLimitMs: Math.max(1, limitMs),
      gap,
      seed,
      now,
      onProgress,
      ...(start === null ? {} : { start }),
    });
  let solved: StagesSolution;
  if (hasSoftRules(problem)) {
    // First what could be reached if no soft rule counted: their prices are percentages of that.
    solved = solve(model.stages.slice(0, 1), baseShare * timeLimitMs, null);
    const known = solved.status === 'optimal' || solved.status === 'feasible' ? solved : null;
    softBase = known?.stages[0]?.value ?? null;
    if (known !== null && softBase !== null) {
      const x = known.values.slice(0, model.candidates.length);
      model = compileProblem(problem, softBase);
      const start = startFrom(x, model);
      solved = solve(model.stages, timeLimitMs - (now() - startedAt), start);
    }
  } else {
    solved = solve(model.stages, timeLimitMs, null);
  }
  const common = {
    stopped,
    ...(softBase === null ? {} : { soft_base: softBase }),
    engine: { name: engine.name, version: engine.version },
    time_ms: options.now() - startedAt,
    model_size: { columns: model.columns.length, rows: model.rows.length },
  };
  if (solved.status === 'infeasible' || solved.status === 'undecided') {
    const bound = solved.status === 'undecided' ? solved.bound : null;
    const stages = model.stages.map(({ name }, index): StageAnswer => {
      return { name, value: null, bound: index === 0 ? bound : null, proven: false, time_ms: 0 };
    });
    return { ...common, termination: solved.status, tied: false, selected: null, stages };
  }
  const stages = solved.stages.map(({ name, value, bound, proven, timeMs }) => ({
    name,
    value,
    bound,
    proven,
    time_ms: timeMs,
  }));
  const mainStages = problem.objective.levels.length;
  const isProven = stages.slice(0, mainStages).every((stage) => stage.proven);
  return {
    ...common,
    termination: isProven ? 'optimal' : 'feasible_stopped',
    tied: isProven && solved.stages[mainStages - 1]?.unique === false,
    selected: selectedAt(model, solved.values),
    stages,
  };
}

const selectedAt = ({ candidates }: CompiledProblem, values: readonly number[]): string[] =>
  candidates.filter((_, index) => (values[index] ?? 0) > 0.5);
