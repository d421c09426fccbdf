import solver from 'javascript-lp-solver';
import type { Model } from '../../src/core/model/model';
import type { Claim, NaturalSolver } from './contestant';

/** javascript-lp-solver as its readme has it, with its own time limit, which it may overrun. */
export function loadJavascriptLpSolver(): NaturalSolver {
  return { solve };
}

function solve(model: Model, limitMs: number): Claim {
  const startedAt = performance.now();
  // One object holds the outcome's own words and the values of the columns.
  const result = solver.Solve(asProblem(model, limitMs)) as Readonly<Record<string, unknown>>;
  const isInTime = performance.now() - startedAt < limitMs;
  if (result.feasible !== true) return { status: isInTime ? 'infeasible' : 'none', values: null };
  const values = model.columns.map((_, j) => Number(result[`c${j}`] ?? 0));
  return { status: isInTime ? 'proven' : 'stopped', values };
}

/** Its columns are at least 0, as all of the natural model are; upper bounds are rows. */
function asProblem({ columns, rows, objective }: Model, limitMs: number) {
  const variables = columns.map((): Record<string, number> => ({}));
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
  const put = (j: number, row: string, coefficient: number): void => {
    const own = variables[j];
    if (own !== undefined) own[row] = coefficient;
  };
  for (const [p, j] of objective.terms.columns.entries()) put(j, 'value', objective.terms.coefficients[p] ?? 0);
  for (const [i, { lower, upper, terms }] of rows.entries()) {
    for (const [p, j] of terms.columns.entries()) put(j, `r${i}`, terms.coefficients[p] ?? 0);
    constraints[`r${i}`] =
      lower === upper
        ? { equal: lower }
        : { ...(Number.isFinite(lower) && { min: lower }), ...(Number.isFinite(upper) && { max: upper }) };
  }
  for (const [j, { upper }] of columns.entries()) {
    if (!Number.isFinite(upper)) continue;
    constraints[`u${j}`] = { max: upper };
    put(j, `u${j}`, 1);
  }
  return {
    optimize: 'value',
    opType: objective.sense === 'maximize' ? ('max' as const) : ('min' as const),
    constraints,
    variables: Object.fromEntries(variables.map((own, j) => [`c${j}`, own])),
    ints: Object.fromEntries(columns.flatMap(({ integer }, j) => (integer ? [[`c${j}`, 1 as const]] : []))),
    options: { timeout: limitMs, tolerance: 0 },
  };
}
