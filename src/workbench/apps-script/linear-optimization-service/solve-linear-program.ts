import type { Solution } from '../../../core/model/solution';
import { GoogleError, NotEmulatedError } from '../google-error';
import { type LinearProgram, modelOf } from './linear-program';
import type { LinearSolver } from './linear-solver';

/** The members of LinearOptimizationService.Status, in Google's order. */
export const linearStatuses = [
  'OPTIMAL',
  'FEASIBLE',
  'INFEASIBLE',
  'UNBOUNDED',
  'ABNORMAL',
  'MODEL_INVALID',
  'NOT_SOLVED',
] as const;
export type LinearStatus = (typeof linearStatuses)[number];

/** How a solve ended; values by place only with an answer. */
export interface LinearOutcome {
  readonly status: LinearStatus;
  readonly objective: number;
  readonly values: readonly number[] | null;
}

/** The documented limit of one solve. */
const mostSeconds = 300;
/** Solvers keep whole numbers only about so well; a script that does not round shows here. */
const wholeness = 1e-9;

/** Solves a program as it stands now. Throws for a limit that the service does not take. */
export function solveLinearProgram(
  program: LinearProgram,
  solver: LinearSolver | undefined,
  seconds: number,
): LinearOutcome | Promise<LinearOutcome> {
  if (!(seconds > 0 && seconds <= mostSeconds)) throw new GoogleError('Invalid argument: seconds');
  const model = modelOf(program);
  if (model === null) return without('MODEL_INVALID');
  if (solver === undefined) throw new NotEmulatedError('LinearOptimizationService without a solver lent to the host');
  const isWhole = program.columns.map((column) => column.integer);
  try {
    const solution = solver.solve(model, seconds * (solver.msPerSecond ?? 1000));
    return solution instanceof Promise
      ? solution.then((found) => outcomeOf(found, isWhole)).catch(breakdown)
      : outcomeOf(solution, isWhole);
  } catch (error) {
    return breakdown(error);
  }
}

function outcomeOf(solution: Solution, isWhole: readonly boolean[]): LinearOutcome {
  switch (solution.status) {
    case 'infeasible':
      return without('INFEASIBLE');
    case 'undecided':
      return without('NOT_SOLVED');
    case 'optimal':
    case 'feasible': {
      const { objective, values } = solution;
      const shown = values.map((value, place) => (isWhole[place] ? value * (1 - wholeness) : value));
      return { status: solution.status === 'optimal' ? 'OPTIMAL' : 'FEASIBLE', objective, values: shown };
    }
  }
}

/** HiGHS says in words that a model is unbounded. */
const breakdown = (error: unknown): LinearOutcome =>
  without(String(error).includes('unbounded') ? 'UNBOUNDED' : 'ABNORMAL');

const without = (status: LinearStatus): LinearOutcome => ({ status, objective: 0, values: null });
