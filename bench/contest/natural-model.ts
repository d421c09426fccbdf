import type { Model } from '../../src/core/model/model';
import { compileProblem } from '../../src/core/problem/compile-model';
import type { Problem } from '../../src/core/problem/problem';
import { readProblem } from '../../src/core/problem/read-problem';
import { readWorkbookRows, type Tables } from '../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../src/core/scoring/score-workbook';
import { constraintSetName, makePlannerWorkbook, scenarioNames } from '../family/planner';
import type { Task } from './contestant';

/** The workbook of a task. */
export function tablesOf({ n, seed }: Pick<Task, 'n' | 'seed'>): Tables {
  return makePlannerWorkbook(n, seed).tables;
}

/** Reads a workbook of the family from its cells; it has no errors. */
export function readTask(tables: Tables, mode: Task['mode']): Problem {
  const request = { scenario: scenarioNames[mode], constraintSet: constraintSetName, scope: 'all' } as const;
  const reading = readProblem(readWorkbookRows(tables), request, scoreWorkbook);
  if (reading.ok) return reading.value.problem;
  throw new Error(`the family made rows with errors: ${reading.issues.map(({ code }) => code).join(', ')}`);
}

/** The rows and columns of a problem as optimization.md writes them down, under the objective of its first stage. */
export function naturalModel(problem: Problem): Model {
  const { columns, rows, stages } = compileProblem(problem);
  const [first] = stages;
  if (first === undefined) throw new Error('the problem has no stage');
  return { columns, rows, objective: first };
}
