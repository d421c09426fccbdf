import type { Engine, EngineProgress, SolveOptions } from './engine';
import type { Region } from './feasibility';
import { valueTolerance } from './feasibility';
import { keepRow } from './keep-row';
import type { Stage } from './lexicographic';
import type { Objective, Row } from './model';
import { valueOf } from './model';
import { forbid } from './no-good';
import { polish } from './polish';
import type { PriceBound } from './reduced-cost-fixing';
import { fixByPrices, priceBound } from './reduced-cost-fixing';
import { relax } from './relax';
import type { Residual } from './residual';
import { narrow } from './residual';
import type { Solution } from './solution';

export interface StageTask {
  /** The model as given: answers are polished in it. */
  readonly region: Region;
  /** What earlier stages left open of it. */
  readonly residual: Residual;
  readonly stage: Stage;
  readonly engine: Engine;
  readonly gap: number;
  readonly seed: number;
  readonly now: () => number;
  /** When to stop, on the clock of `now`. */
  readonly until: number;
  /** An allowed selection, if one is known. */
  readonly best: readonly number[] | null;
  readonly directions: readonly number[];
  /** Whether a polished selection satisfies every row and every kept value. */
  readonly isAllowed: (values: readonly number[]) => boolean;
  readonly onProgress: (progress: EngineProgress) => 'continue' | 'stop';
}

export type StageAnswer =
  | {
      readonly status: 'solved';
      readonly values: readonly number[];
      readonly bound: number | null;
      readonly proven: boolean;
      /** No other assignment of the integer columns is as good: later stages have nothing to choose. */
      readonly unique: boolean;
      /** What is open of the model among selections at least as good as `values`. */
      readonly residual: Residual;
    }
  | { readonly status: 'infeasible' }
  | { readonly status: 'undecided'; readonly bound: number | null };

/** How often an answer that breaks a row by less than the engine can see is forbidden before the stage gives up its proof. */
const mostRetries = 20;
/** How many integer columns the first kernel leaves open, how much larger each next one is, and the share of all they end at. */
const kernelSize = 50;
const kernelGrowth = 1.7;
const kernelShare = 0.5;

/**
 * Solves one stage on what is still open, in two moves that cost less than asking the engine for everything at once:
 *
 * 1. A good selection, from the columns that the relaxation's prices leave in doubt (a kernel).
 * 2. A proof: of all columns that these prices and that selection do not decide, is any other selection at least as good?
 *    Mostly there is none, which proves the selection best and alone, so that no tie is left for later stages.
 */
export function solveStage(task: StageTask): StageAnswer {
  const { stage, residual } = task;
  const state = { best: task.best, stopped: false };
  const sign = stage.sense === 'maximize' ? 1 : -1;
  const valueAt = (values: readonly number[]) => stage.constant + valueOf(stage.terms, values);
  const objective = objectiveOn(residual, stage);
  const timeLeft = () => (state.stopped ? 0 : task.until - task.now());

  if (state.best !== null && residual.model.columns.every((column) => !column.integer)) {
    return { status: 'solved', values: state.best, bound: valueAt(state.best), proven: true, unique: true, residual };
  }
  if (state.best !== null && objective.terms.columns.length === 0) {
    return { status: 'solved', values: state.best, bound: valueAt(state.best), proven: true, unique: false, residual };
  }

  const relaxed = residual.model.columns.some((column) => column.integer)
    ? relax({ ...residual.model, objective }, task.engine, { timeLimitMs: Math.max(1, timeLeft()), seed: task.seed })
    : null;
  if (relaxed?.status === 'infeasible' && state.best === null) return { status: 'infeasible' };
  const prices =
    relaxed?.status === 'optimal' && relaxed.rowPrices
      ? priceBound(residual.model, objective, relaxed.rowPrices)
      : null;
  if (relaxed?.status === 'optimal') take(residual, relaxed.values);

  let bound: number | null = prices?.bound ?? null;
  let proven = false;
  const first = search(prices);
  if (first === 'infeasible' && state.best === null) return { status: 'infeasible' };
  if (typeof first === 'object' && first !== null) ({ bound, proven } = first);
  return prove();

  /** Move 1. Leaves the best found in `state.best`; 'infeasible' when there is none; a bound when the whole model was solved. */
  function search(from: PriceBound | null): 'infeasible' | { bound: number | null; proven: boolean } | null {
    if (from !== null && task.gap === 0) {
      let fruitless = 0;
      for (let size = kernelSize; fruitless < 2 && timeLeft() > 0; size *= kernelGrowth) {
        const kernel = kernelOf(from, size);
        if (kernel === null) break;
        const before = state.best;
        const answer = solveOn(kernel, [], 'search', timeLeft() / 4);
        if (answer.status === 'optimal' || answer.status === 'feasible') take(kernel, answer.values);
        if (state.best !== null && state.best === before) fruitless += 1;
      }
    }
    if (state.best !== null && task.gap === 0) return null;
    // No kernel, no prices, or a gap to stop at: the engine gets all of it. Where any selection will do there is mostly none.
    const emphasis = objective.terms.columns.length === 0 ? 'proof' : undefined;
    let whole: Residual = residual;
    for (let attempt = 0; timeLeft() > 0; attempt += 1) {
      const answer = solveOn(whole, [], emphasis, timeLeft());
      if (answer.status === 'infeasible') return 'infeasible';
      if (answer.status === 'undecided') return { bound: answer.bound ?? bound, proven: false };
      const allowed = take(whole, answer.values);
      if (allowed)
        return { bound: answer.bound ?? bound, proven: answer.status === 'optimal' && task.engine.abilities.trusted };
      const row = forbid(whole.model, answer.values, `not_again_${attempt}`);
      if (row === undefined || attempt >= mostRetries) return { bound: answer.bound, proven: false };
      whole = { ...whole, model: { ...whole.model, rows: [...whole.model.rows, row] } };
    }
    return null;
  }

  /** Move 2. */
  function prove(): StageAnswer {
    const forbidden: (readonly number[])[] = [];
    for (let attempt = 0; ; attempt += 1) {
      const { best } = state;
      if (best === null) return { status: 'undecided', bound };
      const value = valueAt(best);
      const left = prices === null ? residual : (narrowByPrices(prices, value) ?? residual);
      const done = (unique: boolean): StageAnswer => {
        const reached = bound !== null && sign * (bound - value) <= valueTolerance(value);
        const within = bound !== null && Math.abs(bound - value) <= task.gap * Math.abs(value);
        return {
          status: 'solved',
          values: best,
          bound,
          proven: proven || unique || reached || within,
          unique,
          residual: left,
        };
      };
      if (timeLeft() <= 0 || attempt > mostRetries || !task.engine.abilities.trusted || (task.gap > 0 && proven))
        return done(false);

      const rows = [best, ...forbidden].map((values, i) => forbid(left.model, left.reduce(values), `not_again_${i}`));
      const atLeast = keepRow(stage, value, 0.5);
      const { terms, constant } = left.mapTerms(atLeast.terms);
      const cut: Row = {
        ...atLeast,
        name: 'at_least',
        lower: atLeast.lower - constant,
        upper: atLeast.upper - constant,
        terms,
      };
      if (rows.includes(undefined)) return done(false);
      const rest = narrow(left, {
        columns: left.model.columns,
        rows: [...left.model.rows, ...rows.filter((row) => row !== undefined), cut],
      });
      const answer: Solution = rest === null ? { status: 'infeasible' } : solveOn(rest, [], 'proof', timeLeft());
      if (answer.status === 'infeasible') {
        bound = value;
        return done(true);
      }
      if (answer.status === 'undecided') {
        if (answer.bound !== null && !proven) bound = sign * (answer.bound - value) > 0 ? answer.bound : value;
        return done(false);
      }
      const other = candidateOf(rest ?? left, answer.values);
      if (other === null || !task.isAllowed(other)) {
        forbidden.push(rest === null ? best : rest.restore(answer.values));
        continue;
      }
      const gain = sign * (valueAt(other) - value);
      if (gain > 0) state.best = other;
      if (answer.status === 'feasible' && gain > valueTolerance(value) && timeLeft() > 0) {
        attempt = 0;
        continue;
      }
      if (answer.status === 'feasible') {
        if (!proven) bound = answer.bound;
        return { status: 'solved', values: state.best ?? best, bound, proven, unique: false, residual: left };
      }
      if (gain > valueTolerance(value)) {
        // Best of all others, and better than the one set apart: best of all. Whether it is alone is the next question.
        proven = true;
        bound = valueAt(other);
        continue;
      }
      proven = true;
      bound = valueAt(state.best ?? best);
      return { status: 'solved', values: state.best ?? best, bound, proven, unique: false, residual: left };
    }
  }

  /** The residual with columns fixed that any selection at least as good as `known` has at one bound. */
  function narrowByPrices(from: PriceBound, known: number): Residual | null {
    const { columns, fixed } = fixByPrices(residual.model, objective, from, known);
    return fixed === 0 ? residual : narrow(residual, { columns, rows: residual.model.rows });
  }

  /** The residual with all columns fixed but about `size` integer ones, those the prices speak least about; null: nearly all. */
  function kernelOf(from: PriceBound, size: number): Residual | null {
    const doubts = residual.model.columns.flatMap((column, j) =>
      column.integer ? [Math.abs(from.reducedCosts[j] ?? 0)] : [],
    );
    doubts.sort((a, b) => a - b);
    // Fixing some columns decides others: the wanted size is found by trying.
    for (let count = Math.ceil(size); count < doubts.length; count = Math.ceil(1.15 * count)) {
      const kernel = narrowByPrices(from, from.bound - sign * (doubts[count] ?? 0));
      const left = kernel?.model.columns.filter((column) => column.integer).length ?? 0;
      if (kernel !== null && left > kernelShare * doubts.length) return null;
      if (left >= 0.9 * size) return kernel;
    }
    return null;
  }

  function solveOn(
    on: Residual,
    rows: readonly Row[],
    emphasis: SolveOptions['emphasis'],
    timeLimitMs: number,
  ): Solution {
    const model = { ...on.model, rows: [...on.model.rows, ...rows], objective: objectiveOn(on, stage) };
    const known = state.best;
    return task.engine.solve(model, {
      timeLimitMs: Math.max(1, timeLimitMs),
      gap: task.gap,
      seed: task.seed,
      ...(emphasis === undefined ? {} : { emphasis }),
      ...(known === null || emphasis === 'proof' ? {} : { start: on.reduce(known) }),
      onProgress(progress) {
        const values = progress.values && polish(task.region, on.restore(progress.values), task.directions);
        const best = known === null ? progress.best : valueAt(known);
        const word = task.onProgress({
          best: progress.best ?? best,
          bound: boundFor(emphasis, progress.bound),
          values,
        });
        if (word === 'stop') state.stopped = true;
        // A proof that meets something better goes on with less: its value decides more columns.
        const isBetter =
          values !== null &&
          known !== null &&
          sign * (valueAt(values) - valueAt(known)) > valueTolerance(valueAt(known));
        return emphasis === 'proof' && isBetter && task.isAllowed(values) ? 'stop' : word;
      },
    });
  }

  /** What an engine's bound on the model it was given says about the whole stage. */
  function boundFor(emphasis: SolveOptions['emphasis'], engineBound: number | null): number | null {
    // A kernel leaves selections out, so that its bound is no bound of the stage.
    if (emphasis === 'search' || engineBound === null) return bound;
    if (emphasis !== 'proof' || state.best === null) return engineBound;
    // The proof leaves out the best known, which may be better than all others.
    return sign * Math.max(sign * engineBound, sign * valueAt(state.best));
  }

  function candidateOf(from: Residual, values: readonly number[]): number[] | null {
    const whole = values.every(
      (value, j) => !from.model.columns[j]?.integer || Math.abs(value - Math.round(value)) < 1e-6,
    );
    return whole ? polish(task.region, from.restore(values), task.directions) : null;
  }

  /** An answer becomes the best when it is allowed and better. Says whether it is allowed. */
  function take(from: Residual, values: readonly number[]): boolean {
    const candidate = candidateOf(from, values);
    if (candidate === null || !task.isAllowed(candidate)) return false;
    if (state.best === null || sign * (valueAt(candidate) - valueAt(state.best)) > 0) state.best = candidate;
    return true;
  }
}

/** The stage's objective on the open columns. */
function objectiveOn(residual: Residual, stage: Stage): Objective {
  const { terms, constant } = residual.mapTerms(stage.terms);
  return { sense: stage.sense, terms, constant: stage.constant + constant };
}
