import type { Engine } from '../model/engine';
import { type StageProgress, solveStages } from '../model/lexicographic';
import type { Answer, StageAnswer } from '../problem/answer';
import { compileProblem } from '../problem/compile-model';
import type { Problem } from '../problem/problem';

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
}

/** Solves a frozen problem, stage after stage. Pure but for the engine and the clock it is lent. */
export function solveRun(problem: Problem, engine: Engine, options: SolveRunOptions): Answer {
  const startedAt = options.now();
  const model = compileProblem(problem);
  let stopped = false;
  const selectedAt = (values: readonly number[]): string[] =>
    model.candidates.filter((_, index) => (values[index] ?? 0) > 0.5);
  const onProgress = ({ stage, best, bound, values }: StageProgress): 'continue' | 'stop' => {
    const selected = values === null ? null : selectedAt(values);
    const word = options.onProgress?.({ stage, best, bound, selected }) ?? 'continue';
    if (word === 'stop') stopped = true;
    return word;
  };
  const { timeLimitMs, gap, seed, now } = options;
  const solved = solveStages(model, model.stages, engine, { timeLimitMs, gap, seed, now, onProgress });
  const common = {
    stopped,
    engine: { name: engine.name, version: engine.version },
    time_ms: options.now() - startedAt,
    model_size: { columns: model.columns.length, rows: model.rows.length },
  };
  if (solved.status === 'infeasible' || solved.status === 'undecided') {
    const stages = model.stages.map(({ name }, index): StageAnswer => {
      const bound = solved.status === 'undecided' && index === 0 ? solved.bound : null;
      return { name, value: null, bound, proven: false, time_ms: 0 };
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
    selected: selectedAt(solved.values),
    stages,
  };
}
