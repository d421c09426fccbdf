import { kindOf } from '../../constraints/index';
import { Plan } from '../../domain/plan';
import type { InitiativeKey } from '../../kernel/keys';
import { termsOf } from '../../model/builder';
import { isFeasible } from '../../model/feasibility';
import { type Objective, type Row, type Terms, valueOf } from '../../model/model';
import { type Problem, poolOf } from '../../problem/problem';
import { isSoft } from '../../problem/soft-rules';
import { type Solver, timeLeft, within } from '../resolve/solver';
import { type LoosenedModel, leastOf, loosenedModel } from './loosened-model';
import { type Loosening, loosened, looseningFor } from './loosening';
import { type Way, waysToGive } from './ways-to-give';

/** A change of some cells after which a plan exists. */
export interface FoundRepair {
  readonly loosening: Loosening;
  /** A plan that keeps every rule once the change is made. */
  readonly selected: readonly InitiativeKey[];
  /** No cheaper one touches rules that no cheaper repair touches; false when time did not suffice to find out. */
  readonly isCheapest: boolean;
}

export const mostRepairs = 3;

/** The share of the time left that finding the least cost may take, and the longest a tie may, in milliseconds. */
const costShare = 0.5;
const tieMs = 2_000;

/**
 * The cheapest ways to make a problem without a plan have one, at most three. Each touches rules so that it contains no
 * earlier one; cheapest first, then fewest rules, then those that stand highest. Each is checked by the meaning of every
 * rule, on a plan that keeps them all.
 */
export function cheapestRepairs(problem: Problem, solver: Solver): readonly FoundRepair[] {
  const ways = waysToGive(problem);
  const model = loosenedModel(problem, ways);
  const found: FoundRepair[] = [];
  const differing: Row[] = [];
  while (found.length < mostRepairs && timeLeft(solver) > 0) {
    const next = cheapest(problem, ways, model, differing, solver);
    if (next === null || !keepsAll(problem, next)) break;
    found.push(next);
    const touched = ways.flatMap((way, index) => (isTouched(next.loosening, way) ? [model.used[index] ?? 0] : []));
    if (touched.length === 0) break;
    differing.push({
      name: `other_than_${found.length}`,
      lower: Number.NEGATIVE_INFINITY,
      upper: touched.length - 1,
      terms: termsOf(touched.map((column) => [column, 1])),
    });
  }
  // Where time did not suffice for a proof, a later one may turn out cheaper.
  return found.sort((left, right) => left.loosening.cost - right.loosening.cost);
}

const isTouched = ({ numbers, wholes }: Loosening, way: Way): boolean =>
  numbers.some((moved) => moved.way === way) || wholes.some((gone) => gone.way === way);

/** Every rule that is left holds on the plan, by its meaning. */
function keepsAll(problem: Problem, { loosening, selected }: FoundRepair): boolean {
  const changed = loosened(problem, loosening);
  const plan = new Plan(poolOf(changed), selected);
  return changed.rules.every((rule) => isSoft(rule) || kindOf(rule).check(rule, plan).holds);
}

/** Least cost, then fewest rules, then the highest rows. */
function cheapest(
  problem: Problem,
  ways: readonly Way[],
  model: LoosenedModel,
  differing: readonly Row[],
  solver: Solver,
): FoundRepair | null {
  const rows = [...model.rows, ...differing];
  const stages: readonly Terms[] = [
    model.cost,
    termsOf(model.used.map((column) => [column, 1])),
    termsOf(model.used.map((column, index) => [column, index + 1])),
  ];
  let values: readonly number[] | null = null;
  let isCheapest = true;
  for (const [stage, terms] of stages.entries()) {
    if (stage > 0 && !isCheapest) break;
    const limited = within(solver, stage === 0 ? costShare * timeLeft(solver) : tieMs);
    const answer = ask({ columns: model.columns, rows, objective: leastOf(terms) }, values, limited);
    if (answer === null) {
      isCheapest = false;
      break;
    }
    ({ values } = answer);
    isCheapest &&= answer.isBest;
    const reached = valueOf(terms, values);
    const upper = reached + 1e-9 * Math.max(1, Math.abs(reached));
    rows.push({ name: `keep_${rows.length}`, lower: Number.NEGATIVE_INFINITY, upper, terms });
  }
  if (values === null) return null;
  const selected = poolOf(problem)
    .candidates.filter((_, index) => (values?.[index] ?? 0) > 0.5)
    .map(({ key }) => key);
  const allowed = ways.filter((_, index) => (values?.[model.used[index] ?? 0] ?? 0) > 0.5);
  const loosening = looseningFor(problem, allowed, selected) ?? looseningFor(problem, ways, selected);
  return loosening === null ? null : { loosening, selected, isCheapest };
}

function ask(
  model: { readonly columns: LoosenedModel['columns']; readonly rows: readonly Row[]; readonly objective: Objective },
  start: readonly number[] | null,
  solver: Solver,
): { readonly values: readonly number[]; readonly isBest: boolean } | null {
  const timeLimitMs = timeLeft(solver);
  if (timeLimitMs <= 0) return null;
  const answer = solver.engine.solve(model, {
    timeLimitMs,
    gap: 0,
    seed: solver.seed,
    onProgress: () => (solver.isStopped() ? 'stop' : 'continue'),
    ...(start !== null && isFeasible(model, start) ? { start } : {}),
  });
  if (answer.status !== 'optimal' && answer.status !== 'feasible') return null;
  return { values: answer.values, isBest: answer.status === 'optimal' };
}
