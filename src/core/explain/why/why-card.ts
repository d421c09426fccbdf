import { kindOf } from '../../constraints/index';
import type { Candidate } from '../../domain/candidate';
import { requiredIncrement } from '../../domain/target';
import type { InitiativeKey } from '../../kernel/keys';
import type { Problem } from '../../problem/problem';
import { candidatesTab } from '../../tabs/index';
import { smallestClashWith } from '../conflict/find-clashes';
import { type BaseRun, lossOf, onlyIn, solveAgain } from '../resolve/base-run';
import { nearestPlan } from '../resolve/nearest-plan';
import type { Solver } from '../resolve/solver';
import { type BreakEven, breakEvenFactor, breakEvenTokens } from './break-even';
import { type CapacityToEnter, capacityToEnter } from './break-even-capacity';

/** A rule that stands between an initiative and another decision. */
export interface Blocker {
  readonly tab: string;
  readonly row: number | null;
  readonly sentence: string;
}

/** Why a candidate is funded or not, and what the other decision would cost. */
export interface WhyCard {
  readonly key: InitiativeKey;
  readonly funded: boolean;
  /** What the objective loses with the other decision; null when rules forbid that or time did not suffice. */
  readonly loss: number | null;
  /** Who leaves the plan with the other decision, besides the initiative itself. */
  readonly displaced: readonly InitiativeKey[];
  /** Who comes in. */
  readonly enters: readonly InitiativeKey[];
  /** Its objective contribution now. */
  readonly value: number;
  readonly tokens: number;
  /** The objective contribution at which both decisions are as good; null when there is none, or its own is not positive. */
  readonly break_even_value: number | null;
  /** The tokens at which both decisions are as good; null when there are none. */
  readonly break_even_tokens: number | null;
  /** The pool that lets it in when it gets more tokens; null when none does, or nobody asked. */
  readonly break_even_capacity: CapacityToEnter | null;
  /** The other decision is as good: the tie-breaks decided. */
  readonly tie: boolean;
  /** From break_even_tokens on both decisions stay as good for a while, rather than the other one being better. */
  readonly tokens_tie: boolean;
  /** The rules that forbid the other decision; null when none do. */
  readonly blocked_by: readonly Blocker[] | null;
  /** Every figure is proven. */
  readonly exact: boolean;
}

/**
 * Works out the card of one candidate by solving the run again with the other decision. `warm`: from plans known already;
 * `withCapacity`: also at which capacity it gets in, which takes several more solves.
 */
export function whyCard(
  base: BaseRun,
  key: InitiativeKey,
  solver: Solver,
  { warm = true, withCapacity = false } = {},
): WhyCard {
  const candidate = base.plan.pool.find(key);
  if (candidate === null) throw new Error(`${key} is not a candidate of the run`);
  const funded = base.plan.has(key);
  const card: WhyCard = {
    key,
    funded,
    loss: null,
    displaced: [],
    enters: [],
    value: contributionOf(base.problem, candidate),
    tokens: candidate.tokens,
    break_even_value: null,
    break_even_tokens: null,
    break_even_capacity: null,
    tie: false,
    tokens_tie: false,
    blocked_by: null,
    exact: false,
  };
  if (candidate.ineligible !== null) {
    const sentence = `${key} cannot be funded: ${candidate.ineligible}`;
    return { ...card, blocked_by: [{ tab: candidatesTab.name, row: candidate.row, sentence }], exact: true };
  }
  const change = { fixed: new Map([[key, funded ? (0 as const) : (1 as const)]]) };
  const other = solveAgain(base, change, solver, { warm });
  if (other.status === 'open') return card;
  if (other.status === 'impossible') {
    const clash = smallestClashWith(base.problem, { key, at: funded ? 0 : 1 }, solver);
    const blocked = clash?.rules.map(({ origins, sentence }) => {
      return { tab: origins[0]?.tab ?? '', row: origins[0]?.row ?? null, sentence };
    });
    return { ...card, blocked_by: blocked ?? [], exact: clash?.isIrreducible === true };
  }
  const loss = lossOf(base, other.values);
  const nearest = nearestPlan(base, change, other.selected);
  const itself = new Set([key]);
  const withoutIt = (keys: readonly InitiativeKey[]): readonly InitiativeKey[] =>
    keys.filter((one) => !itself.has(one));
  // The best plan without the initiative: the other one when it is funded, the run's own when it is not.
  const without = (funded ? other.values[0] : base.values[0]) ?? 0;
  const value = breakEvenValue(base, candidate, card.value, loss, without, funded, solver);
  const tokens =
    loss === 0
      ? ({ status: 'found', at: candidate.tokens, isTie: true } as const)
      : breakEvenTokens(base, candidate, without, funded, solver);
  return {
    ...card,
    loss,
    displaced: withoutIt(onlyIn(base.plan.selected, nearest)),
    enters: withoutIt(onlyIn(nearest, base.plan.selected)),
    break_even_value: value.status === 'found' ? value.at : null,
    break_even_tokens: tokens.status === 'found' ? tokens.at : null,
    break_even_capacity: withCapacity && !funded && loss > 0 ? capacityToEnter(base, candidate, solver) : null,
    tie: other.values.every((one, level) => isEqual(one, base.values[level] ?? 0)),
    tokens_tie: tokens.status === 'found' && tokens.isTie,
    exact: base.isProven && other.isProven && value.status !== 'open' && tokens.status !== 'open',
  };
}

const isEqual = (left: number, right: number): boolean => Math.abs(left - right) <= 2e-9 * Math.max(1, Math.abs(right));

/**
 * The objective contribution at which both decisions are as good. Where its contributions count for nothing but the
 * objective, the best plan with it is the same at any factor, so that the break-even is v + loss (v - loss when funded).
 */
function breakEvenValue(
  base: BaseRun,
  candidate: Candidate,
  value: number,
  loss: number,
  without: number,
  funded: boolean,
  solver: Solver,
): BreakEven {
  // Beside the objective, what is left of a difference of sums is nothing.
  const isSomething = (at: number): boolean => at > 1e-9 * Math.max(value, Math.abs(base.values[0] ?? 0));
  if (!isSomething(value)) return { status: 'none' };
  if (loss === 0) return { status: 'found', at: value, isTie: false };
  if (countsOnlyInObjective(base.problem, candidate)) {
    const at = funded ? value - loss : value + loss;
    return isSomething(at) ? { status: 'found', at, isTie: false } : { status: 'none' };
  }
  const factor = breakEvenFactor(base, candidate, without, funded, solver);
  if (factor.status !== 'found') return factor;
  // It stays in even if it brings nothing.
  return isSomething(factor.at * value) ? { ...factor, at: factor.at * value } : { status: 'none' };
}

/** No KPI rule, and no goal that counts in the objective, looks at what the candidate brings. */
function countsOnlyInObjective(problem: Problem, candidate: Candidate): boolean {
  if (problem.scenario.mode === 'max_score') return true;
  const floors = problem.rules.map((rule) => kindOf(rule).target(rule)).filter((target) => target !== null);
  const counted = problem.objective.levels[0]?.shortfallFactor === 0 ? [] : problem.goals;
  const goals = counted.filter((goal) => requiredIncrement(goal) > 0);
  return [...floors, ...goals].every(({ kpi, slice }) => {
    const isIn = slice.dimensions.every((dimension, index) =>
      sameWord(candidate.slices[dimension], slice.values[index]),
    );
    return !isIn || (candidate.contributions[kpi] ?? 0) === 0;
  });
}

const sameWord = (left: string, right: string | undefined): boolean =>
  left.trim().toLowerCase() === (right ?? '').trim().toLowerCase();

/** sum_k factor_k c_ik + scoreFactor * value_score_i of the first stage. */
function contributionOf({ objective }: Problem, candidate: Candidate): number {
  const [level] = objective.levels;
  if (level === undefined) return 0;
  const kpis = level.kpis.reduce((sum, { kpi, factor }) => sum + factor * (candidate.contributions[kpi] ?? 0), 0);
  return kpis + level.scoreFactor * (candidate.valueScore ?? 0);
}
