import { solveRun } from '../../src/core/app/solve-run';
import { explainResult } from '../../src/core/explain/result';
import type { Engine } from '../../src/core/model/engine';
import { solveStages } from '../../src/core/model/lexicographic';
import type { Tables } from '../../src/core/problem/workbook-rows';
import type { Outcome, Task } from './contestant';
import { examine } from './examine';
import { naturalModel, readTask } from './natural-model';

const now = (): number => performance.now();

/** From cells to the explained result: reading, all stages, the independent check, reasons and gaps. */
export function runWhole(engine: Engine, tables: Tables, task: Task): Outcome {
  const startedAt = now();
  const problem = readTask(tables, task.mode);
  const answer = solveRun(problem, engine, { timeLimitMs: task.limitMs, gap: 0, seed: 1, now });
  const result = explainResult(problem, answer);
  const seconds = (now() - startedAt) / 1000;
  const stages = answer.stages.map(({ name, time_ms, value, bound, proven }) => ({
    name,
    seconds: time_ms / 1000,
    value,
    bound,
    proven,
  }));
  const { objective, error } = result;
  if (result.status === 'infeasible') return { status: 'infeasible', seconds, objective: null, fault: null, stages };
  if (error !== null) return { status: 'failed', seconds, objective: null, fault: error, stages };
  if (objective === null) return { status: 'none', seconds, objective, fault: null, stages };
  const isProven = stages.every(({ proven }) => proven);
  return { status: isProven ? 'proven' : 'stopped', seconds, objective, fault: null, stages };
}

/** The first stage alone, tightening included: what the other solvers are compared with. */
export function runMainStage(engine: Engine, tables: Tables, task: Task): Outcome {
  const model = naturalModel(readTask(tables, task.mode));
  const startedAt = now();
  const options = { timeLimitMs: task.limitMs, gap: 0, seed: 1, now };
  const solved = solveStages(model, [{ name: 'main', ...model.objective }], engine, options);
  const seconds = (now() - startedAt) / 1000;
  if (solved.status === 'infeasible')
    return { status: 'infeasible', seconds, objective: null, fault: null, stages: [] };
  if (solved.status === 'undecided') return { status: 'none', seconds, objective: null, fault: null, stages: [] };
  const status = solved.status === 'optimal' ? 'proven' : 'stopped';
  return { status, seconds, ...examine(model, solved.values), stages: [] };
}
