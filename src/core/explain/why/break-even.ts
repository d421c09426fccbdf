import type { Candidate } from '../../domain/candidate';
import { isFeasible, valueTolerance } from '../../model/feasibility';
import type { Column, Row, Terms } from '../../model/model';
import { valueOf } from '../../model/model';
import { type CompiledProblem, compileProblem } from '../../problem/compile-model';
import type { Problem } from '../../problem/problem';
import type { BaseRun } from '../resolve/base-run';
import { type Solver, timeLeft } from '../resolve/solver';

/** Where a figure of an initiative makes funding it as good as not funding it. */
export type BreakEven =
  /** `isTie`: beyond it the two stay as good for a while. */
  | { readonly status: 'found'; readonly at: number; readonly isTie: boolean }
  /** No value of the figure does. */
  | { readonly status: 'none' }
  /** Time did not suffice. */
  | { readonly status: 'open' };

/** What of an initiative is moved: it enters the model as a number that is chosen, since its x is fixed at 1. */
interface Moved {
  /** The candidate with none of the figure, and with one unit of it. */
  readonly none: Candidate;
  readonly one: Candidate;
  readonly lower: number;
  readonly upper: number;
  /** The least of the figure, or the most. */
  readonly sense: 'minimize' | 'maximize';
}

/**
 * The factor on all contributions of an initiative (in max_score: on its value score) at which the best plan with it is
 * worth `without`, the best plan without it. One solve: with x_i = 1 the factor is a number like any other, and the
 * least is asked for with which a plan worth that much exists. Objective factors stay those of the run.
 */
export function breakEvenFactor(
  base: BaseRun,
  candidate: Candidate,
  without: number,
  isFunded: boolean,
  solver: Solver,
): BreakEven {
  const isScore = base.problem.scenario.mode === 'max_score';
  const none: Candidate = isScore ? { ...candidate, valueScore: 0 } : { ...candidate, contributions: {} };
  const limits = isFunded ? { lower: 0, upper: 1 } : { lower: 1, upper: Number.POSITIVE_INFINITY };
  return moveUntil(base, { none, one: candidate, ...limits, sense: 'minimize' }, without, solver);
}

/** The most tokens an initiative may take so that the best plan with it is worth `without`; all else stays. */
export function breakEvenTokens(
  base: BaseRun,
  candidate: Candidate,
  without: number,
  isFunded: boolean,
  solver: Solver,
): BreakEven {
  const { tokens } = candidate;
  const most = base.problem.candidates.reduce((sum, other) => sum + other.tokens, 1) + 10 * capacityOf(base);
  const limits = isFunded ? { lower: tokens, upper: most } : { lower: 0, upper: tokens };
  const none = { ...candidate, tokens: 0 };
  const found = moveUntil(
    base,
    { none, one: { ...candidate, tokens: 1 }, ...limits, sense: 'maximize' },
    without,
    solver,
  );
  // Nothing limits the tokens of what is funded.
  return isFunded && found.status === 'found' && found.at >= most - 1e-6 ? { status: 'none' } : found;
}

const capacityOf = ({ problem }: BaseRun): number =>
  problem.rules.reduce((most, rule) => Math.max(most, 'limit' in rule ? rule.limit : 0), 0);

function moveUntil(base: BaseRun, moved: Moved, without: number, solver: Solver): BreakEven {
  const timeLimitMs = timeLeft(solver);
  if (timeLimitMs <= 0) return { status: 'open' };
  const fixed = compileWith(base, moved.none);
  const unit = compileWith(base, moved.one);
  const own = fixed.candidates.indexOf(moved.none.key);
  const columns: Column[] = fixed.columns.map((column, j) => (j === own ? { ...column, lower: 1 } : column));
  const figure = columns.push({ name: 'figure', lower: moved.lower, upper: moved.upper, integer: false }) - 1;
  const withFigure = (terms: Terms, inUnit: Terms): Terms => {
    const slope = coefficientOf(inUnit, own) - coefficientOf(terms, own);
    return slope === 0 ? terms : { columns: [...terms.columns, figure], coefficients: [...terms.coefficients, slope] };
  };
  const rows: Row[] = fixed.rows.map((row, i) => ({
    ...row,
    terms: withFigure(row.terms, unit.rows[i]?.terms ?? row.terms),
  }));
  const [stage] = fixed.stages;
  if (stage === undefined) return { status: 'none' };
  const worth: Row = {
    name: 'worth',
    lower: without - valueTolerance(without),
    upper: Number.POSITIVE_INFINITY,
    terms: withFigure(stage.terms, unit.stages[0]?.terms ?? stage.terms),
  };
  const terms: Terms = { columns: [figure], coefficients: [1] };
  const model = { columns, rows: [...rows, worth], objective: { sense: moved.sense, terms, constant: 0 } };
  const answer = solver.engine.solve(model, {
    timeLimitMs,
    gap: 0,
    seed: solver.seed,
    onProgress: () => (solver.isStopped() ? 'stop' : 'continue'),
  });
  if (answer.status === 'infeasible') return { status: 'none' };
  if (answer.status !== 'optimal') return { status: 'open' };
  const exact = settle(model.columns, model.rows, figure, answer.values, moved);
  const value = valueOf(worth.terms, exact);
  return { status: 'found', at: exact[figure] ?? 0, isTie: isTieBeyond(worth, figure, value, without) };
}

/** Beyond its break-even the figure does not change what the plan is worth: it is as good for a while. */
function isTieBeyond(worth: Row, figure: number, value: number, without: number): boolean {
  return coefficientOf(worth.terms, figure) === 0 && Math.abs(value - without) <= 2 * valueTolerance(without);
}

/** The plan of an answer with the figure moved as far as its rows allow, without an engine's rounding. */
function settle(
  columns: readonly Column[],
  rows: readonly Row[],
  figure: number,
  answer: readonly number[],
  { sense, lower, upper }: Moved,
): readonly number[] {
  const whole = answer.map((value, j) => (columns[j]?.integer === true ? Math.round(value) : value));
  let low = lower;
  let high = upper;
  for (const { terms, lower: least, upper: most } of rows) {
    const slope = coefficientOf(terms, figure);
    if (slope === 0) continue;
    const rest = valueOf(terms, whole) - slope * (whole[figure] ?? 0);
    const [first, second] = slope > 0 ? [least, most] : [most, least];
    low = Math.max(low, (first - rest) / slope);
    high = Math.min(high, (second - rest) / slope);
  }
  const at = sense === 'minimize' ? low : high;
  const settled = whole.map((value, j) => (j === figure ? at : value));
  // Shortfalls move with the figure: where the rows then do not hold, the engine's own number stands.
  return Number.isFinite(at) && isFeasible({ columns, rows }, settled) ? settled : whole;
}

function compileWith({ problem, softBase }: BaseRun, candidate: Candidate): CompiledProblem {
  const candidates = problem.candidates.map((other) => (other.key === candidate.key ? candidate : other));
  const changed: Problem = { ...problem, candidates };
  return compileProblem(changed, softBase);
}

function coefficientOf(terms: Terms, column: number): number {
  const position = terms.columns.indexOf(column);
  return position < 0 ? 0 : (terms.coefficients[position] ?? 0);
}
