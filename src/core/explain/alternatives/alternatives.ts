import { Plan } from '../../domain/plan';
import { wholePortfolio } from '../../domain/slice';
import { compareKeys } from '../../kernel/fold';
import type { InitiativeKey } from '../../kernel/keys';
import type { Row } from '../../model/model';
import { type BaseRun, lossOf, onlyIn, solveAgain } from '../resolve/base-run';
import type { Solver } from '../resolve/solver';
import { sayNames } from '../sentence-parts';

/** Which plans count as alternatives. */
export interface AlternativesRequest {
  /** How many plans there are to be, the one of the run among them; 5 at most are worth comparing. */
  readonly most: number;
  /** How much of the objective may be lost, as a share of it. */
  readonly loss: number;
  /** In how many initiatives each differs from all others at least. */
  readonly distance: number;
}

export const usualAlternatives: AlternativesRequest = { most: 5, loss: 0.02, distance: 3 };

/** A plan that is nearly as good and clearly another. */
export interface Alternative {
  /** By what sets it apart from the run's plan. */
  readonly name: string;
  readonly objective: number;
  readonly loss: number;
  /** Of the objective; null when that is 0. */
  readonly loss_percent: number | null;
  readonly tokens: number;
  readonly selected: readonly InitiativeKey[];
  readonly enters: readonly InitiativeKey[];
  readonly leaves: readonly InitiativeKey[];
}

export interface Alternatives {
  /** The run's own plan first, then by falling objective. */
  readonly plans: readonly Alternative[];
  /** No further plan is as good and differs as much from all of these; null when time did not suffice to find out. */
  readonly complete: boolean | null;
  readonly sentence: string;
}

/** Plans within a loss of the run's that differ from one another, the best first. */
export function findAlternatives(
  base: BaseRun,
  request: AlternativesRequest,
  solver: Solver,
  tell: (plan: Alternative) => void = () => undefined,
): Alternatives {
  const plans: Alternative[] = [alternativeOf(base, base.plan.selected, base.values)];
  const rows: Row[] = [enough(base, request.loss)];
  let complete: boolean | null = false;
  while (plans.length < request.most) {
    const last = plans.at(-1);
    if (last !== undefined) rows.push(farFrom(base, last, request.distance, plans.length));
    const found = solveAgain(base, { rows }, solver);
    if (found.status !== 'solved') {
      complete = found.status === 'impossible' ? true : null;
      break;
    }
    const plan = alternativeOf(base, found.selected, found.values);
    plans.push(plan);
    tell(plan);
  }
  return { plans, complete, sentence: sayAlternatives(plans.length - 1, complete, request, base.isProven) };
}

/** The first stage loses at most a share of its value. */
function enough({ model, values }: BaseRun, share: number): Row {
  const best = values[0] ?? 0;
  const [stage] = model.stages;
  return {
    name: 'good_enough',
    lower: best - share * Math.abs(best) - (stage?.constant ?? 0),
    upper: Number.POSITIVE_INFINITY,
    terms: stage?.terms ?? { columns: [], coefficients: [] },
  };
}

/** sum over the funded of (1 - x) + sum over the others of x >= distance. */
function farFrom({ model }: BaseRun, { selected }: Alternative, distance: number, index: number): Row {
  const funded = new Set(selected);
  const coefficients = model.candidates.map((key) => (funded.has(key) ? -1 : 1));
  return {
    name: `other_than_${index}`,
    lower: distance - funded.size,
    upper: Number.POSITIVE_INFINITY,
    terms: { columns: model.candidates.map((_, j) => j), coefficients },
  };
}

function alternativeOf(base: BaseRun, selected: ReadonlySet<InitiativeKey>, values: readonly number[]): Alternative {
  const best = base.values[0] ?? 0;
  const loss = lossOf(base, values);
  const enters = onlyIn(selected, base.plan.selected);
  const leaves = onlyIn(base.plan.selected, selected);
  return {
    name: nameOf(enters, leaves),
    objective: values[0] ?? 0,
    loss,
    loss_percent: best === 0 ? null : (100 * loss) / Math.abs(best),
    tokens: new Plan(base.plan.pool, selected).tokens(wholePortfolio),
    selected: [...selected].sort(compareKeys),
    enters,
    leaves,
  };
}

function nameOf(enters: readonly InitiativeKey[], leaves: readonly InitiativeKey[]): string {
  if (enters.length + leaves.length === 0) return 'The plan of the run';
  if (enters.length === 0) return `Without ${sayNames(leaves, 4)}`;
  return leaves.length === 0
    ? `With ${sayNames(enters, 4)} too`
    : `${sayNames(enters, 4)} instead of ${sayNames(leaves, 4)}`;
}

function sayAlternatives(
  others: number,
  complete: boolean | null,
  { most, loss, distance }: AlternativesRequest,
  isBest: boolean,
): string {
  const plan = isBest ? 'the best' : 'the plan of the run';
  if (most < 2) return `Ask for 2 plans or more to see others than ${plan}.`;
  const within = `within ${Number((100 * loss).toFixed(2))} % of it`;
  const apart = `in at least ${distance} ${distance === 1 ? 'initiative' : 'initiatives'}`;
  const more =
    others === 0
      ? `none was found ${within} that differs ${apart}`
      : others === 1
        ? `1 more plan is ${within} and differs ${apart}`
        : `${others} more plans are ${within} and differ from it and from one another ${apart}`;
  const ended = complete === null ? '; time ended the search for more' : '';
  if (complete !== true) return `Besides ${plan}, ${more}${ended}.`;
  const only = others === 0 ? `Only ${plan} is this good` : `Only ${others + 1} plans are this good`;
  return others === 0 ? `${only}: no other is ${within} and differs ${apart}.` : `${only}: besides ${plan}, ${more}.`;
}
