import { resultOf } from '../../../src/core/app/record-run';
import type { Engine } from '../../../src/core/model/engine';
import { type PlannedRun, portfolioOf } from '../../../src/core/portfolio/portfolio';
import type { Decisions } from '../../../src/core/problem/decisions';
import { withDecisions } from '../../../src/core/problem/decisions';
import type { Problem } from '../../../src/core/problem/problem';
import { readProblem } from '../../../src/core/problem/read-problem';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { tablesOf } from '../../brute-force/plain-workbook';
import { solve } from '../../brute-force/run-product';
import { type Change, smallPlan, smallRun } from '../problem/small-plan';

/** The problem of the small plan with all its candidates, after a change. */
export function smallProblem(change: Change = (workbook) => workbook): Problem {
  const read = readProblem(readWorkbookRows(tablesOf(change(smallPlan))), { ...smallRun, scope: 'all' }, scoreWorkbook);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value.problem;
}

/** What is solved of a problem, with what people decided. */
export function plannedRun(run_id: string, problem: Problem, engine: Engine, decisions?: Decisions): PlannedRun {
  const decided = decisions === undefined ? problem : withDecisions(problem, decisions);
  const result = resultOf(decided, solve(decided, engine));
  if (result.status !== 'success') throw new Error(`${run_id} has no plan: ${result.error}`);
  return { run_id, problem: decided, constraint_set: { name: 'Baseline', version: 1 }, result };
}

/** Keys of what a run funds. */
export const fundedBy = (run: PlannedRun): readonly string[] =>
  portfolioOf(run)
    .items.filter(({ selected }) => selected)
    .map(({ initiative_key }) => initiative_key)
    .sort();
