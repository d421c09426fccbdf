import { isFeasible } from '../../model/feasibility';
import type { Model } from '../../model/model';
import type { Solution } from '../../model/solution';
import { type Solver, timeLeft } from '../resolve/solver';

/** Solves a model of repairs within what time is left, from a start that is ignored where it does not fit. */
export function ask(model: Model, start: readonly number[] | null, solver: Solver): Solution {
  const timeLimitMs = timeLeft(solver);
  if (timeLimitMs <= 0) return { status: 'undecided', bound: null };
  return solver.engine.solve(model, {
    timeLimitMs,
    gap: 0,
    seed: solver.seed,
    onProgress: () => (solver.isStopped() ? 'stop' : 'continue'),
    ...(start !== null && isFeasible(model, start) ? { start } : {}),
  });
}
