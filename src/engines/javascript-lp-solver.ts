import solver from 'javascript-lp-solver';
import type { Engine, SolveOptions } from '../core/model/engine';
import { isFeasible } from '../core/model/feasibility';
import type { Model } from '../core/model/model';
import { valueOf } from '../core/model/model';
import { directionsOf, polish } from '../core/model/polish';
import type { Solution } from '../core/model/solution';

/** Rows times columns of its dense table beyond which a single step could take longer than a time limit. */
const mostCells = 4_000_000;

/**
 * javascript-lp-solver 1.0.3 as an engine: no download, no WebAssembly, small models only.
 *
 * Its own time limit is looked at between nodes and has been overrun without end, so every pivot looks at the clock here: the
 * solve ends in time whatever it does. It has called feasible models infeasible and returned selections that break rows, hence
 * `trusted: false`; a selection that breaks a row is answered as `undecided`. It reports no bound and no progress.
 */
export const javascriptLpSolver: Engine = {
  name: 'javascript-lp-solver',
  version: '1.0.3',
  abilities: { bound: false, trusted: false, progress: false, rowPrices: false },
  solve: solveInTime,
};

class OutOfTime extends Error {}

function solveInTime(model: Model, { timeLimitMs, gap, onProgress }: SolveOptions): Solution {
  const isStopped = onProgress?.({ best: null, bound: null, values: null }) === 'stop';
  const cells = (model.columns.length + 2) * (2 * model.rows.length + 2 * model.columns.length + 2);
  const isBounded = model.columns.every((column) => Number.isFinite(column.lower));
  if (isStopped || cells > mostCells || !isBounded) return { status: 'undecided', bound: null };

  const instance = new solver.Model(1e-9).loadJson(asJson(model, timeLimitMs, gap));
  const until = Date.now() + timeLimitMs;
  const { tableau } = instance;
  const pivot = tableau.pivot.bind(tableau);
  tableau.pivot = (row, column) => {
    if (Date.now() > until) throw new OutOfTime();
    pivot(row, column);
  };
  let isFinished = false;
  let found: readonly Readonly<Record<string, number | undefined>>[] = [];
  let isSolved = false;
  try {
    const solution = instance.solve();
    isFinished = Date.now() < until;
    isSolved = solution.feasible;
    if (isSolved && !solution.bounded) throw new Error('javascript-lp-solver calls the model unbounded');
    found = isSolved ? [solution.generateSolutionSet()] : [];
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
  }
  // What it found on the way; its last word may be lost or worse than an earlier one.
  const candidates = [...found, ...(instance.solutions ?? [])].map((values) => valuesOf(model, values));
  const best = bestOf(model, candidates);
  if (best === null) return isFinished && !isSolved ? { status: 'infeasible' } : { status: 'undecided', bound: null };
  const objective = model.objective.constant + valueOf(model.objective.terms, best);
  return { status: isFinished && isSolved ? 'optimal' : 'feasible', values: best, objective, bound: null };
}

function bestOf(model: Model, candidates: readonly (readonly number[])[]): readonly number[] | null {
  const sign = model.objective.sense === 'maximize' ? 1 : -1;
  const value = (values: readonly number[]) => sign * valueOf(model.objective.terms, values);
  const allowed = candidates.filter((values) => isFeasible(model, values));
  return allowed.sort((a, b) => value(b) - value(a))[0] ?? null;
}

/** Its columns start at 0, so each stands for the distance to the lower bound; upper bounds become rows. */
function asJson({ columns, rows, objective }: Model, timeLimitMs: number, gap: number) {
  const variables: Record<string, Record<string, number>> = {};
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
  const ints: Record<string, 1> = {};
  for (const [j, column] of columns.entries()) {
    const own: Record<string, number> = {};
    variables[`c${j}`] = own;
    if (column.integer) ints[`c${j}`] = 1;
    if (Number.isFinite(column.upper)) {
      own[`u${j}`] = 1;
      constraints[`u${j}`] = { max: column.upper - column.lower };
    }
  }
  for (const [p, j] of objective.terms.columns.entries()) {
    const own = variables[`c${j}`];
    if (own) own.objective = objective.terms.coefficients[p] ?? 0;
  }
  for (const [i, { lower, upper, terms }] of rows.entries()) {
    let shift = 0;
    for (const [p, j] of terms.columns.entries()) {
      const coefficient = terms.coefficients[p] ?? 0;
      shift += coefficient * (columns[j]?.lower ?? 0);
      const own = variables[`c${j}`];
      if (own) own[`r${i}`] = coefficient;
    }
    if (lower === upper) constraints[`r${i}`] = { equal: lower - shift };
    else {
      constraints[`r${i}`] = {
        ...(Number.isFinite(lower) ? { min: lower - shift } : {}),
        ...(Number.isFinite(upper) ? { max: upper - shift } : {}),
      };
    }
  }
  return {
    optimize: 'objective',
    opType: objective.sense === 'maximize' ? ('max' as const) : ('min' as const),
    constraints,
    variables,
    ints,
    options: { timeout: Math.max(1, timeLimitMs), tolerance: gap, keep_solutions: true },
  };
}

function valuesOf(model: Model, solved: Readonly<Record<string, number | undefined>>): number[] {
  const values = model.columns.map((column, j) => column.lower + (solved[`c${j}`] ?? 0));
  return polish(model, values, directionsOf(model));
}
