import type { Engine, SolveOptions } from '../core/model/engine';
import { isFeasible } from '../core/model/feasibility';
import type { Model, Row } from '../core/model/model';
import { valueOf } from '../core/model/model';
import { forbid } from '../core/model/no-good';
import { directionsOf, polish } from '../core/model/polish';
import type { Solution } from '../core/model/solution';
import { scaleForHighs } from './highs-scaling';

/** What is used of Apps Script's global of the same name. */
export interface LinearOptimizationService {
  readonly VariableType: { readonly INTEGER: unknown; readonly CONTINUOUS: unknown };
  createEngine(): LinearOptimizationEngine;
}

interface LinearOptimizationEngine {
  addVariables(
    names: string[],
    lowerBounds: number[],
    upperBounds: number[],
    types: unknown[],
    objectiveCoefficients: number[],
  ): unknown;
  addConstraints(
    lowerBounds: number[],
    upperBounds: number[],
    variableNames: string[][],
    coefficients: number[][],
  ): unknown;
  setMinimization(): unknown;
  solve(seconds: number): LinearOptimizationSolution;
}

interface LinearOptimizationSolution {
  /** A member of the service's enum; its text is its name. */
  getStatus(): unknown;
  getVariableValue(name: string): number;
}

/** The longest that the service works on one model. */
const mostSeconds = 300;
/** How often a selection that breaks a row by less than the service can see is forbidden before the answer is given up. */
const mostRetries = 10;

/**
 * Apps Script's own solver of linear and integer models as an engine. A model costs five service calls, and one for each
 * column whose value is read; the service takes whole seconds, 1 to 300.
 *
 * It reports neither bound nor gap, and does not say how near to the best its `OPTIMAL` is or how exactly rows hold, hence
 * `trusted: false`; a selection that breaks a row is forbidden and the model solved again. It takes no gap, no seed and no
 * start, and works without telling. A solve throws an Error that names the status when the model is unbounded or refused,
 * or the service breaks down.
 */
export function linearOptimizationService(service: LinearOptimizationService): Engine {
  return {
    name: 'linear-optimization-service',
    version: 'as of Apps Script',
    abilities: { bound: false, trusted: false, progress: false, rowPrices: false },
    solve: (model, options) => solveUntilAllowed(service, model, options),
  };
}

function solveUntilAllowed(service: LinearOptimizationService, model: Model, options: SolveOptions): Solution {
  const { columns, rows, objective } = model;
  if (options.onProgress?.({ best: null, bound: null, values: null }) === 'stop') return undecided;
  // What needs no solver, and what the service would call an invalid model instead of an infeasible one.
  const isEmpty = ({ terms }: Row): boolean => terms.columns.length === 0;
  if (rows.some((row) => row.lower > row.upper || (isEmpty(row) && (row.lower > 0 || row.upper < 0))))
    return infeasible;
  if (columns.some(({ lower, upper }) => lower > upper)) return infeasible;
  if (columns.length === 0) return { status: 'optimal', values: [], objective: objective.constant, bound: null };

  const until = Date.now() + options.timeLimitMs;
  const asked = rows.filter((row) => !isEmpty(row));
  for (let attempt = 0; attempt <= mostRetries; attempt += 1) {
    const left = until - Date.now();
    if (left <= 0) break;
    const answer = ask(service, { columns, rows: asked, objective }, left);
    if (answer.values === null) return answer.status === 'INFEASIBLE' ? infeasible : undecided;
    const values = polish(model, answer.values, directionsOf(model));
    if (isFeasible(model, values)) {
      const value = objective.constant + valueOf(objective.terms, values);
      return { status: answer.status === 'OPTIMAL' ? 'optimal' : 'feasible', values, objective: value, bound: null };
    }
    const row = forbid(model, values, `not_again_${attempt}`);
    if (row === undefined || isEmpty(row)) break;
    asked.push(row);
  }
  return undecided;
}

const infeasible: Solution = { status: 'infeasible' };
const undecided: Solution = { status: 'undecided', bound: null };

/** What the service says of a model; values only with OPTIMAL and FEASIBLE. */
function ask(service: LinearOptimizationService, model: Model, timeLimitMs: number) {
  const { data } = scaleForHighs(model);
  const { INTEGER, CONTINUOUS } = service.VariableType;
  const names = model.columns.map((_, j) => `x${j}`);
  const engine = service.createEngine();
  engine.addVariables(
    names,
    Array.from(data.colLower),
    Array.from(data.colUpper),
    model.columns.map((column) => (column.integer ? INTEGER : CONTINUOUS)),
    Array.from(data.colCost),
  );
  if (model.rows.length > 0) {
    const { starts, values } = data.matrix;
    engine.addConstraints(
      Array.from(data.rowLower),
      Array.from(data.rowUpper),
      model.rows.map((row) => row.terms.columns.map((j) => names[j] ?? '')),
      model.rows.map((_, i) => Array.from(values.slice(starts[i], starts[i + 1]))),
    );
  }
  engine.setMinimization();
  const solution = engine.solve(Math.min(mostSeconds, Math.max(1, Math.ceil(timeLimitMs / 1000))));
  const status = String(solution.getStatus());
  switch (status) {
    case 'OPTIMAL':
    case 'FEASIBLE':
      return { status, values: names.map((name) => solution.getVariableValue(name)) };
    case 'INFEASIBLE':
    // What it says when time ran out before it found anything.
    case 'NOT_SOLVED':
      return { status, values: null };
    default:
      throw new Error(`LinearOptimizationService ended with status ${status}`);
  }
}
