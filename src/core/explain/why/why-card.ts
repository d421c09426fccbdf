import { kindOf } from '../../constraints/index';
import type { Candidate } from '../../domain/candidate';
import { requiredIncrement } from '../../domain/target';
import type { InitiativeKey } from '../../kernel/keys';
import { valueTolerance } from '../../model/feasibility';
import { compileProblem } from '../../problem/compile-model';
import type { Problem } from '../../problem/problem';
import { smallestClashWith } from '../conflict/find-clashes';
import { type BaseRun, lossOf, onlyIn, solveAgain } from '../resolve/base-run';
import { nearestPlan } from '../resolve/nearest-plan';
import type { Solver } from '../resolve/solver';
import { type Blocker, blockersOf, ineligibleBlocker } from './blockers';
import { type BreakEven, breakEvenFactor, breakEvenTokens } from './break-even';
import { type CapacityToEnter, capacityToEnter } from './break-even-capacity';

/** Why a candidate is funded or not, and what the other decision would cost. */
export interface WhyCard {
  readonly key: InitiativeKey;
  readonly funded: boolean;
  /**
   * What the objective loses with the other decision; below 0 when it wins, since the plan is not the best one; null when
   * rules forbid that or time did not suffice.
   */
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
  /** The other decision is as good in all main stages. */
  readonly tie: boolean;
  /** Its contribution is not positive, and not funded as it is, it would not make any plan better with less effort. */
  readonly brings_nothing: boolean;
  /** People chose the plan of the run, rather than a search having ended with it. */
  readonly chosen: boolean;
  /** From break_even_tokens on both decisions stay as good for a while, rather than the other one being better. */
  readonly tokens_tie: boolean;
  /** The rules and decisions that forbid the other decision; null when none do. */
  readonly blocked_by: readonly Blocker[] | null;
  /** Every figure is proven. */
  readonly exact: boolean;
}

/**
 * Works out the card of one candidate by solving the run again with the other decision. `warm`: from plans known already;
 * `withCapacity`: also at which capacity it gets in, which takes several more solves; `isChosen`: people chose the plan, so
 * that its own figures are exact though it is not the best one. Where decisions turn is about the best plans in any case.
 */
export function whyCard(
  base: BaseRun,
  key: InitiativeKey,
  solver: Solver,
  { warm = true, withCapacity = false, isChosen = false } = {},
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
    brings_nothing: false,
    chosen: isChosen,
    tokens_tie: false,
    blocked_by: null,
    exact: false,
  };
  if (candidate.ineligible !== null) {
    return { ...card, blocked_by: [ineligibleBlocker(candidate, candidate.ineligible)], exact: true };
  }
  const change = { fixed: new Map([[key, funded ? (0 as const) : (1 as const)]]) };
  const other = solveAgain(base, change, solver, { warm });
  if (other.status === 'open') return card;
  if (other.status === 'impossible') {
    const clash = smallestClashWith(base.problem, { key, at: funded ? 0 : 1 }, solver);
    const blocked = blockersOf(base.problem, key, clash?.rules ?? []);
    return { ...card, blocked_by: blocked, exact: clash?.isIrreducible === true };
  }
  const loss = lossOf(base, other.values);
  const nearest = nearestPlan(base, change, other.selected);
  const itself = new Set([key]);
  const withoutIt = (keys: readonly InitiativeKey[]): readonly InitiativeKey[] =>
    keys.filter((one) => !itself.has(one));
  const same = isChosen ? solveAgain(base, { fixed: new Map([[key, funded ? 1 : 0]]) }, solver, { warm }) : base;
  const best = 'values' in same ? same : base;
  const [own, others] = [best.values[0] ?? 0, other.values[0] ?? 0];
  // The best plans with the initiative and without it, and how much better the one with it is.
  const without = funded ? others : own;
  const gain = differenceOf(funded ? own : others, without);
  const value = breakEvenValue(base, candidate, card.value, gain, without, solver);
  const tokens =
    gain === 0
      ? ({ status: 'found', at: candidate.tokens, isTie: true } as const)
      : breakEvenTokens(base, candidate, without, gain > 0, solver);
  // Where an effort makes a plan with it better, it brings something through others.
  const isUsable = tokens.status === 'open' || (tokens.status === 'found' && !tokens.isTie);
  const inVain =
    !funded && gain < 0 && card.value <= 0 && !isUsable && !winsWithoutEffort(base, candidate, without, solver);
  return {
    ...card,
    loss,
    displaced: withoutIt(onlyIn(base.plan.selected, nearest)),
    enters: withoutIt(onlyIn(nearest, base.plan.selected)),
    break_even_value: value.status === 'found' ? value.at : null,
    break_even_tokens: tokens.status === 'found' ? tokens.at : null,
    break_even_capacity:
      withCapacity && !funded && gain < 0 && !inVain ? capacityToEnter(base, candidate, without, solver) : null,
    tie: other.values.every((one, level) => isEqual(one, base.values[level] ?? 0)),
    brings_nothing: inVain,
    tokens_tie: tokens.status === 'found' && tokens.isTie,
    exact: best.isProven && other.isProven && value.status !== 'open' && tokens.status !== 'open',
  };
}

/** The difference of two values of the first stage; 0 when they count as equal. */
function differenceOf(value: number, before: number): number {
  const difference = value - before;
  return Math.abs(difference) <= 2 * valueTolerance(before) ? 0 : difference;
}

/** Whether the best plan with the initiative may beat the best without it if it took no tokens. */
function winsWithoutEffort(base: BaseRun, candidate: Candidate, without: number, solver: Solver): boolean {
  const candidates = base.problem.candidates.map((one) => (one.key === candidate.key ? { ...one, tokens: 0 } : one));
  const problem: Problem = { ...base.problem, candidates };
  const effortless: BaseRun = { ...base, problem, model: compileProblem(problem, base.softBase), known: [] };
  const change = { fixed: new Map([[candidate.key, 1 as const]]) };
  const best = solveAgain(effortless, change, solver, { stages: 1, warm: false });
  if (best.status === 'impossible') return false;
  return best.status === 'open' || differenceOf(best.values[0] ?? 0, without) > 0;
}

const isEqual = (left: number, right: number): boolean => Math.abs(left - right) <= 2e-9 * Math.max(1, Math.abs(right));

/**
 * The objective contribution at which both decisions are as good. Where its contributions count for nothing but the
 * objective, the best plan with it is the same at any factor, so that the break-even is v - gain: what the best plan with
 * it is worth more than `without`, the best one without it.
 */
function breakEvenValue(
  base: BaseRun,
  candidate: Candidate,
  value: number,
  gain: number,
  without: number,
  solver: Solver,
): BreakEven {
  // Beside the objective, what is left of a difference of sums is nothing.
  const isSomething = (at: number): boolean => at > 1e-9 * Math.max(value, Math.abs(base.values[0] ?? 0));
  if (!isSomething(value)) return { status: 'none' };
  if (gain === 0) return { status: 'found', at: value, isTie: false };
  if (countsOnlyInObjective(base.problem, candidate)) {
    const at = value - gain;
    return isSomething(at) ? { status: 'found', at, isTie: false } : { status: 'none' };
  }
  const factor = breakEvenFactor(base, candidate, without, gain > 0, solver);
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
