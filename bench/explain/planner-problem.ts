import type { Problem } from '../../src/core/problem/problem';
import { readProblem } from '../../src/core/problem/read-problem';
import { readWorkbookRows, type Tables } from '../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../src/core/scoring/score-workbook';
import { constraintSetName, makePlannerWorkbook, scenarioNames } from '../family/planner';

/** How many candidates the explained plans have. */
export const size = 200;

/** A member of the family "planner" as a problem, with its cells changed. */
export function plannerProblem(seed: number, change: (tables: Tables) => Tables): Problem {
  const { tables } = makePlannerWorkbook(size, seed);
  const request = { scenario: scenarioNames.weighted_kpis, constraintSet: constraintSetName, scope: 'all' as const };
  const reading = readProblem(readWorkbookRows(change(tables)), request, scoreWorkbook);
  if (!reading.ok) throw new Error(`the workbook of seed ${seed} has mistakes`);
  return reading.value.problem;
}
