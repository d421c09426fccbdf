import type { Outcome } from './contestant';

/** Relative difference beyond which an objective that is called best is not. */
const tolerance = 1e-6;

/**
 * What is wrong with an outcome: an answer that breaks a row, a plan called best though another entrant has a better one,
 * a feasible portfolio called infeasible, a crash. An answer that was stopped early may be worse than others.
 */
export function faultOf(outcome: Outcome, all: readonly Outcome[]): string | null {
  if (outcome.status === 'failed') return outcome.fault ?? 'failed';
  // Every member of the family has a plan.
  if (outcome.status === 'infeasible') return 'called infeasible';
  if (outcome.objective === null) return null;
  if (outcome.fault !== null) return outcome.fault;
  const [first] = outcome.stages;
  const isCalledBest = first === undefined ? outcome.status === 'proven' : first.proven;
  const best = Math.max(
    ...all.flatMap(({ objective, fault }) => (objective === null || fault !== null ? [] : [objective])),
  );
  const missing = best - outcome.objective;
  return isCalledBest && missing > tolerance * Math.abs(best) ? `${missing.toExponential(1)} below the best` : null;
}
