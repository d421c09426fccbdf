import { stageValuesOf } from '../../check/check-answer';
import { Plan } from '../../domain/plan';
import { compareKeys } from '../../kernel/fold';
import { type InitiativeKey, initiativeKey } from '../../kernel/keys';
import { isFeasible, type Region, valueTolerance } from '../../model/feasibility';
import type { StagesSolution } from '../../model/lexicographic';
import { type Row, valueOf } from '../../model/model';
import type { Answer } from '../../problem/answer';
import { type CompiledProblem, compileProblem } from '../../problem/compile-model';
import { type Problem, poolOf } from '../../problem/problem';
import { startFrom } from '../../problem/start-from';
import { resolve, type Solver } from './solver';

/** A run with its plan, ready for questions that begin with "what if". */
export interface BaseRun {
  readonly problem: Problem;
  readonly model: CompiledProblem;
  readonly softBase: number | null;
  readonly plan: Plan;
  /** Values of the main stages. */
  readonly values: readonly number[];
  /** The main stages of the run are proven. */
  readonly isProven: boolean;
  /** Plans met so far, as one number per candidate: the starts of further solves. */
  readonly known: (readonly number[])[];
}

/** The answer to one what-if question. */
export type Outcome =
  | {
      readonly status: 'solved';
      readonly selected: ReadonlySet<InitiativeKey>;
      readonly values: readonly number[];
      readonly isProven: boolean;
    }
  /** No plan does that. */
  | { readonly status: 'impossible' }
  /** Time did not suffice. */
  | { readonly status: 'open' };

/** What is different in a what-if question. */
export interface Change {
  /** Initiatives that must, or must not, be funded. */
  readonly fixed?: ReadonlyMap<InitiativeKey, 0 | 1>;
  readonly rows?: readonly Row[];
  /** Rows of the model with other bounds, by their index. */
  readonly bounds?: ReadonlyMap<number, Pick<Row, 'lower' | 'upper'>>;
}

/** The base of what-if questions about a run that has a plan; null without one. */
export function baseRun(problem: Problem, answer: Answer): BaseRun | null {
  if (answer.selected === null) return null;
  const softBase = answer.soft_base ?? null;
  const model = compileProblem(problem, softBase);
  const plan = new Plan(poolOf(problem), answer.selected.map(initiativeKey));
  const levels = problem.objective.levels.length;
  return {
    problem,
    model,
    softBase,
    plan,
    values: stageValuesOf(problem, plan, softBase)
      .slice(0, levels)
      .map(({ value }) => value),
    isProven: answer.stages.slice(0, levels).every(({ proven }) => proven),
    known: [model.candidates.map((key) => (plan.has(key) ? 1 : 0))],
  };
}

/** The model with a change. */
export function changedRegion({ model }: BaseRun, { fixed, rows, bounds }: Change): Region {
  return {
    columns: model.columns.map((column, j) => {
      const key = model.candidates[j];
      const at = key === undefined ? undefined : fixed?.get(key);
      // What cannot be funded at all stays out: fixing it in makes the model impossible.
      return at === undefined ? column : { ...column, lower: at, upper: Math.min(at, column.upper) };
    }),
    rows: [...model.rows.map((row, i) => ({ ...row, ...bounds?.get(i) })), ...(rows ?? [])],
  };
}

/**
 * The gap at which a figure counts as exact: a tenth of the difference up to which values count as equal. Asking for it
 * instead of 0 spares the proof that no other plan is as good, which takes longer than the best plan itself.
 */
const exactGap = 1e-10;

/** Solves a run again with a change, from the best plan known that fits it; `stages`: how many count, the main ones by default. */
export function solveAgain(
  base: BaseRun,
  change: Change,
  solver: Solver,
  { stages = base.values.length, warm = true } = {},
): Outcome {
  const { model } = base;
  const region = changedRegion(base, change);
  if (region.columns.some(({ lower, upper }) => lower > upper)) return { status: 'impossible' };
  const start = warm ? bestStart(base, region) : null;
  const found: StagesSolution = resolve(region, model.stages.slice(0, stages), solver, start, exactGap);
  if (found.status === 'infeasible') return { status: 'impossible' };
  if (found.status === 'undecided') return { status: 'open' };
  const levels = base.problem.objective.levels.length;
  const selection = model.candidates.map((_, j) => ((found.values[j] ?? 0) > 0.5 ? 1 : 0));
  remember(base, selection);
  const selected = new Set(model.candidates.filter((_, j) => selection[j] === 1));
  const mains = found.stages.slice(0, levels);
  return {
    status: 'solved',
    selected,
    values: mains.map(({ value }) => value),
    isProven: mains.every(({ proven }) => proven),
  };
}

/** How many plans are kept as starts. */
const mostKnown = 60;

function remember({ known }: BaseRun, selection: readonly number[]): void {
  if (known.some((other) => other.every((value, j) => value === selection[j]))) return;
  known.push(selection);
  // The plan of the run itself stays.
  if (known.length > mostKnown) known.splice(1, 1);
}

/** Of the known plans the best that satisfies the region, as a start for all its columns; null when none does. */
function bestStart({ model, known }: BaseRun, region: Region): readonly number[] | null {
  const [stage] = model.stages;
  let best: readonly number[] | null = null;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const selection of known) {
    const fits = selection.every((value, j) => {
      const { lower, upper } = region.columns[j] ?? { lower: 0, upper: 1 };
      return value >= lower && value <= upper;
    });
    if (!fits) continue;
    const values = startFrom(selection, { ...model, columns: region.columns, rows: region.rows });
    const value = stage === undefined ? 0 : valueOf(stage.terms, values);
    if (value > bestValue && isFeasible(region, values)) {
      best = values;
      bestValue = value;
    }
  }
  return best;
}

/** How much a plan with `values` falls short of the run in its first main stage; 0 when it is as good. */
export function lossOf(base: BaseRun, values: readonly number[]): number {
  const before = base.values[0] ?? 0;
  const loss = before - (values[0] ?? 0);
  return Math.abs(loss) <= 2 * valueTolerance(before) ? 0 : loss;
}

/** Two sets of initiatives: what is only in the first, in canonical order. */
export function onlyIn(
  first: ReadonlySet<InitiativeKey>,
  second: ReadonlySet<InitiativeKey>,
): readonly InitiativeKey[] {
  return [...first].filter((key) => !second.has(key)).sort(compareKeys);
}
