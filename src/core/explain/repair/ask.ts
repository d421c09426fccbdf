import type { SolveOptions } from '../../model/engine';
import { isFeasible } from '../../model/feasibility';
import type { Model } from '../../model/model';
import { narrow, residualOf } from '../../model/residual';
import { type Solver, timeLeft } from '../resolve/solver';

/** What came of a question about repairs: one number per column of the model, where there is an answer. */
export type Asked =
  | { readonly status: 'optimal' | 'feasible'; readonly values: readonly number[] }
  | { readonly status: 'infeasible' | 'undecided' };

/** Solves a model of repairs, tightened, within what time is left, from a start that is ignored where it does not fit. */
export function ask(
  model: Model,
  start: readonly number[] | null,
  emphasis: NonNullable<SolveOptions['emphasis']>,
  solver: Solver,
): Asked {
  const timeLimitMs = timeLeft(solver);
  if (timeLimitMs <= 0) return { status: 'undecided' };
  const open = narrow(residualOf(model), model);
  if (open === null) return { status: 'infeasible' };
  const { terms, constant } = open.mapTerms(model.objective.terms);
  const objective = { ...model.objective, terms, constant: model.objective.constant + constant };
  const found = solver.engine.solve(
    { ...open.model, objective },
    {
      timeLimitMs,
      gap: 0,
      seed: solver.seed,
      emphasis,
      onProgress: () => (solver.isStopped() ? 'stop' : 'continue'),
      ...(start !== null && isFeasible(model, start) ? { start: open.reduce(start) } : {}),
    },
  );
  return 'values' in found ? { status: found.status, values: open.restore(found.values) } : { status: found.status };
}
