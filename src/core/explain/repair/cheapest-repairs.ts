import { kindOf } from '../../constraints/index';
import { Plan } from '../../domain/plan';
import type { InitiativeKey } from '../../kernel/keys';
import { termsOf } from '../../model/builder';
import { valueTolerance } from '../../model/feasibility';
import { type Row, valueOf } from '../../model/model';
import { type Problem, poolOf } from '../../problem/problem';
import { isSoft } from '../../problem/soft-rules';
import { type Solver, timeLeft, within } from '../resolve/solver';
import { ask } from './ask';
import { type LoosenedModel, leastOf, linkRows, loosenedModel } from './loosened-model';
import { type Loosening, loosened, looseningFor } from './loosening';
import { settleTie } from './settle-tie';
import { type Way, waysToGive } from './ways-to-give';

/** A change of some cells after which a plan exists. */
export interface FoundRepair {
  readonly loosening: Loosening;
  /** A plan that keeps every rule once the change is made. */
  readonly selected: readonly InitiativeKey[];
  /** No cheaper one touches rules that no cheaper repair touches; false when time did not suffice to find out. */
  readonly isCheapest: boolean;
}

export interface FoundRepairs {
  readonly repairs: readonly FoundRepair[];
  /** Time ended before any was found: there may be some. */
  readonly isCut: boolean;
}

export const mostRepairs = 3;

/** The share of the time left that finding the least cost of one repair may take, and deciding between equal costs. */
const costShare = 0.6;
const tieShare = 0.5;

/**
 * The cheapest ways to make a problem without a plan have one, at most three. Each touches rules so that it contains no
 * earlier one; cheapest first, then fewest rules, then those that stand highest. Each is checked by the meaning of every
 * rule, on a plan that keeps them all.
 *
 * One that is as cheap and preferred does not contain it either, so that the next repair shows whether there is any.
 */
export function cheapestRepairs(problem: Problem, solver: Solver): FoundRepairs {
  const ways = waysToGive(problem);
  const search: Search = { problem, ways, model: loosenedModel(problem, ways), solver };
  const found: FoundRepair[] = [];
  const rows = [...search.model.rows];
  let next = leastCost(search, rows);
  const isCut = next === 'open';
  while (typeof next === 'object' && keepsAll(problem, next.repair)) {
    let current: Step = next;
    const isLast = found.length === mostRepairs - 1;
    let other = otherThan(search, current, rows);
    next = isLast || other === null ? 'none' : leastCost(search, [...rows, other]);
    if (current.repair.isCheapest && (isLast || isAsCheap(next, current))) {
      const preferred = preferredTo(search, current, rows);
      if (preferred !== current) {
        current = preferred;
        other = otherThan(search, current, rows);
        next = isLast || other === null ? 'none' : leastCost(search, [...rows, other]);
      }
    }
    found.push(current.repair);
    if (other !== null) rows.push(other);
  }
  // Where time did not suffice for a proof, a later one may turn out cheaper; and what contains it was not looked for.
  const unproven = found.findIndex(({ isCheapest }) => !isCheapest);
  const proven = found.map((repair, index) =>
    unproven >= 0 && index > unproven ? { ...repair, isCheapest: false } : repair,
  );
  const repairs = proven.sort((left, right) => left.loosening.cost - right.loosening.cost);
  return { repairs, isCut };
}

/** There is no further repair, or time did not suffice to find one. */
type Next = Step | 'none' | 'open';

interface Search {
  readonly problem: Problem;
  readonly ways: readonly Way[];
  readonly model: LoosenedModel;
  readonly solver: Solver;
}

/** A repair as the model has it. */
interface Step {
  readonly repair: FoundRepair;
  readonly values: readonly number[];
}

const isAsCheap = (next: Next, { repair }: Step): boolean =>
  typeof next === 'object' &&
  next.repair.loosening.cost <= repair.loosening.cost + valueTolerance(repair.loosening.cost);

/** The next repair does not touch all that this one touches; null when this one touches nothing. */
function otherThan({ ways, model }: Search, { repair }: Step, rows: readonly Row[]): Row | null {
  const touched = ways.flatMap((way, index) => (isTouched(repair.loosening, way) ? [model.used[index] ?? 0] : []));
  if (touched.length === 0) return null;
  const terms = termsOf(touched.map((column) => [column, 1]));
  return { name: `other_${rows.length}`, lower: Number.NEGATIVE_INFINITY, upper: touched.length - 1, terms };
}

const isTouched = ({ numbers, wholes }: Loosening, way: Way): boolean =>
  numbers.some((moved) => moved.way === way) || wholes.some((gone) => gone.way === way);

/** Every rule that is left holds on the plan, by its meaning. */
function keepsAll(problem: Problem, { loosening, selected }: FoundRepair): boolean {
  const changed = loosened(problem, loosening);
  const plan = new Plan(poolOf(changed), selected);
  return changed.rules.every((rule) => isSoft(rule) || kindOf(rule).check(rule, plan).holds);
}

/** The cheapest repair that the rows allow. */
function leastCost(search: Search, rows: readonly Row[]): Next {
  const { model, solver } = search;
  const { columns } = model;
  const whole = { columns, rows: [...rows, ...linkRows(model, columns)], objective: leastOf(model.cost) };
  const answer = ask(whole, null, 'search', within(solver, costShare * timeLeft(solver)));
  if (!('values' in answer)) return answer.status === 'infeasible' ? 'none' : 'open';
  return stepOf(search, answer.values, answer.status === 'optimal') ?? 'none';
}

/** Of the repairs that cost as much the one that counts as first. */
function preferredTo(search: Search, current: Step, rows: readonly Row[]): Step {
  const { model, solver } = search;
  const values = settleTie(model, rows, current.values, within(solver, tieShare * timeLeft(solver)));
  const preferred = values === current.values ? null : stepOf(search, values, true);
  return preferred !== null && keepsAll(search.problem, preferred.repair) ? preferred : current;
}

function stepOf({ problem, ways, model }: Search, values: readonly number[], isCheapest: boolean): Step | null {
  const selected = poolOf(problem)
    .candidates.filter((_, index) => (values[index] ?? 0) > 0.5)
    .map(({ key }) => key);
  const allowed = ways.filter((_, index) => (values[model.used[index] ?? 0] ?? 0) > 0.5);
  // Percentages may need more capacity than the plan itself uses.
  const raised = model.capacity === null ? 0 : Math.round(values[model.capacity] ?? 0);
  // An engine keeps its rows within a tolerance, which may be worth a step of large capacities.
  const loosenings = [0, raised, raised + 1].flatMap((steps) => looseningFor(problem, allowed, selected, steps) ?? []);
  const [loosening = looseningFor(problem, ways, selected)] = loosenings.sort((left, right) => left.cost - right.cost);
  if (loosening === null) return null;
  const expected = valueOf(model.cost, values);
  const isAsExpected = loosening.cost <= expected + 1e-6 * Math.max(1, expected);
  const isSure = !ways.some((way) => way.by === 'number' && way.isSaidBothWays);
  return { repair: { loosening, selected, isCheapest: isCheapest && isAsExpected && isSure }, values };
}
