import { type Constraint, solve as solveModel } from 'yalps';
import type { Model } from '../../src/core/model/model';
import type { Claim, NaturalSolver } from './contestant';

/** YALPS with tolerance 0; only the time limits its iterations. */
export function loadYalps(): NaturalSolver {
  return { solve };
}

function solve(model: Model, limitMs: number): Claim {
  const options = { timeout: limitMs, maxIterations: Number.POSITIVE_INFINITY, tolerance: 0 };
  const { status, result, variables } = solveModel(asProblem(model), options);
  const values = model.columns.map(() => 0);
  for (const [j, value] of variables) values[j] = value;
  if (status === 'optimal') return { status: 'proven', values };
  if (status === 'infeasible') return { status: 'infeasible', values: null };
  return Number.isFinite(result) ? { status: 'stopped', values } : { status: 'none', values: null };
}

/** Its columns are at least 0, as all of the natural model are; those that cannot be above 0 are left out. */
function asProblem({ columns, rows, objective }: Model) {
  const variables = new Map<number, [string, number][]>();
  for (const [j, { upper }] of columns.entries()) if (upper > 0) variables.set(j, []);
  for (const [p, j] of objective.terms.columns.entries()) {
    variables.get(j)?.push(['value', objective.terms.coefficients[p] ?? 0]);
  }
  for (const [i, { terms }] of rows.entries()) {
    for (const [p, j] of terms.columns.entries()) variables.get(j)?.push([`r${i}`, terms.coefficients[p] ?? 0]);
  }
  const constraints = rows.map(({ lower, upper }, i): [string, Constraint] => {
    if (lower === upper) return [`r${i}`, { equal: lower }];
    return [`r${i}`, { ...(Number.isFinite(lower) && { min: lower }), ...(Number.isFinite(upper) && { max: upper }) }];
  });
  for (const [j, { upper, integer }] of columns.entries()) {
    if (integer || !Number.isFinite(upper)) continue;
    constraints.push([`u${j}`, { max: upper }]);
    variables.get(j)?.push([`u${j}`, 1]);
  }
  return {
    direction: objective.sense,
    objective: 'value',
    constraints,
    variables,
    binaries: new Set(columns.flatMap(({ integer }, j) => (integer && variables.has(j) ? [j] : []))),
  };
}
