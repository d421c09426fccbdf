import { solveRun } from '../../src/core/app/solve-run';
import type { Table } from '../../src/core/columns/cell';
import { explainResult, type RunResult } from '../../src/core/explain/result';
import { type DescribedIssue, describeIssue } from '../../src/core/kernel/issue';
import type { Engine } from '../../src/core/model/engine';
import type { Answer } from '../../src/core/problem/answer';
import type { Problem } from '../../src/core/problem/problem';
import { type ProblemReading, type RunRequest, readProblem } from '../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../src/core/scoring/score-workbook';

/** What the product made of a workbook. */
export type Run =
  | { readonly status: 'invalid'; readonly issues: readonly DescribedIssue[] }
  | {
      readonly status: RunResult['status'];
      readonly reading: ProblemReading;
      readonly answer: Answer;
      readonly result: RunResult;
    };

/** Reads, solves, checks and explains, as a run does. */
export function runProduct(tables: ReadonlyMap<string, Table>, request: RunRequest, engine: Engine): Run {
  const reading = readProblem(readWorkbookRows(tables), request, scoreWorkbook);
  if (!reading.ok) return { status: 'invalid', issues: reading.issues.map(describeIssue) };
  const answer = solve(reading.value.problem, engine);
  const result = explainResult(reading.value.problem, answer);
  return { status: result.status, reading: reading.value, answer, result };
}

/** Solves to the end, whatever it takes. */
export function solve(problem: Problem, engine: Engine): Answer {
  const now = (): number => performance.now();
  return solveRun(problem, engine, { timeLimitMs: 60_000, gap: 0, seed: 1, now });
}
