import type { Engine, SolveOptions } from './engine';
import type { Region } from './feasibility';
import { isFeasible, rowTolerance, valueTolerance } from './feasibility';
import { findPrices } from './find-prices';
import type { Model, Objective, Row } from './model';
import { valueOf } from './model';
import { directionsOf, polish } from './polish';
import type { Proof } from './prove';
import { prove } from './prove';
import { fixByPrices, priceBound } from './reduced-cost-fixing';
import type { Solution } from './solution';
import { tighten } from './tighten';

/** How often the search may find something better than the engine's answer before the rest is left unproven. */
const mostImprovements = 20;

/**
 * Makes an engine whose word cannot be taken into one whose word can: every answer is checked against the rows, `optimal` is
 * proven by a search of our own or improved by what that finds, `infeasible` is confirmed. What the search cannot settle within
 * `nodeLimit` nodes becomes `feasible` or `undecided`. An engine that throws counts as `undecided`.
 */
export function verified(engine: Engine, nodeLimit: number): Engine {
  return {
    name: engine.name,
    version: engine.version,
    abilities: { ...engine.abilities, bound: true, trusted: true, rowPrices: false },
    solve: (model, options) => improveAndProve(model, answerOf(engine, model, options), options.gap, nodeLimit),
  };
}

/** The engine's selection if there is one and it satisfies the model. */
function answerOf(engine: Engine, model: Model, options: SolveOptions): readonly number[] | null {
  let answer: Solution;
  try {
    answer = engine.solve(model, options);
  } catch {
    return null;
  }
  const offered = answer.status === 'optimal' || answer.status === 'feasible' ? [answer.values] : [];
  const candidates = [...offered, ...(options.start === undefined ? [] : [options.start])]
    .map((values) => polish(model, values, directionsOf(model)))
    .filter((values) => isFeasible(model, values));
  const sign = model.objective.sense === 'maximize' ? 1 : -1;
  candidates.sort((a, b) => sign * (objectiveAt(model, b) - objectiveAt(model, a)));
  return candidates[0] ?? null;
}

function improveAndProve(model: Model, first: readonly number[] | null, gap: number, nodeLimit: number): Solution {
  const directions = directionsOf(model);
  let best = first;
  let nodesLeft = nodeLimit;
  for (let round = 0; round < mostImprovements; round += 1) {
    const proof: Proof =
      best === null
        ? proveSmall(model, model, nodesLeft, directions)
        : proveBetter(model, objectiveAt(model, best), gap, nodesLeft);
    nodesLeft -= proof.nodes;
    if (proof.status === 'feasible') {
      best = polish(model, proof.values, directions);
      continue;
    }
    if (best === null)
      return proof.status === 'infeasible' ? { status: 'infeasible' } : { status: 'undecided', bound: null };
    const objective = objectiveAt(model, best);
    if (proof.status === 'unknown') return { status: 'feasible', values: best, objective, bound: null };
    return { status: 'optimal', values: best, objective, bound: objective + gapOf(model.objective, objective, gap) };
  }
  if (best === null) return { status: 'undecided', bound: null };
  return { status: 'feasible', values: best, objective: objectiveAt(model, best), bound: null };
}

/** Looks for values better than `known` by more than the gap, in what reduced costs leave open. */
function proveBetter(model: Model, known: number, gap: number, nodeLimit: number): Proof {
  const { objective } = model;
  const sign = objective.sense === 'maximize' ? 1 : -1;
  const least = known + gapOf(objective, known, gap) + sign * valueTolerance(known);
  // The row is judged with its own tolerance: set that much higher, it lets nothing through below `least`.
  const wanted = least + sign * rowTolerance(least - objective.constant);
  const target = wanted - objective.constant;
  const better: Row = {
    name: 'better',
    lower: sign > 0 ? target : -Infinity,
    upper: sign > 0 ? Infinity : target,
    terms: objective.terms,
  };
  const prices = findPrices(model, objective, known, 100);
  const bound = priceBound(model, objective, prices);
  if (sign * (bound.bound - wanted) < -valueTolerance(known)) return { status: 'infeasible', nodes: 0 };
  const { columns } = fixByPrices(model, objective, bound, known);
  return proveSmall(
    { columns, rows: [...model.rows, better, pricedRow(model, objective, prices, wanted)] },
    model,
    nodeLimit,
    directionsOf(model),
  );
}

/**
 * The objective with the rows' prices paid, `sum_j (c_j - y A_j) x_j >= wanted - sum_i y_i side_i`: it follows from the rows and
 * `objective >= wanted`, and its activity bound is the Lagrangian bound at every node of the search.
 */
function pricedRow(region: Region, objective: Objective, rowPrices: readonly number[], wanted: number): Row {
  const sign = objective.sense === 'maximize' ? 1 : -1;
  const { reducedCosts } = priceBound(region, objective, rowPrices);
  let paid = 0;
  for (const [i, row] of region.rows.entries()) {
    const price = rowPrices[i] ?? 0;
    const side = sign * price > 0 ? row.upper : row.lower;
    if (price !== 0 && Number.isFinite(side)) paid += price * side;
  }
  const columns = reducedCosts.flatMap((d, j) => (d === 0 ? [] : [j]));
  const target = wanted - objective.constant - paid;
  // Rounding of prices and sums stays far below this.
  const noise = 1e-9 * (Math.abs(wanted) + Math.abs(paid) + 1);
  return {
    name: 'priced',
    lower: sign > 0 ? target - noise : -Infinity,
    upper: sign > 0 ? Infinity : target + noise,
    terms: { columns, coefficients: columns.map((j) => reducedCosts[j] ?? 0) },
  };
}

function proveSmall(region: Region, model: Model, nodeLimit: number, directions: readonly number[]): Proof {
  const small = tighten(region);
  if (small.status === 'infeasible') return { status: 'infeasible', nodes: 0 };
  const proof = prove(small.model, nodeLimit, small.reduce(directions));
  if (proof.status !== 'feasible') return proof;
  const values = polish(model, small.restore(proof.values), directions);
  return isFeasible(region, values) ? { ...proof, values } : { status: 'unknown', nodes: proof.nodes };
}

function objectiveAt({ objective }: Model, values: readonly number[]): number {
  return objective.constant + valueOf(objective.terms, values);
}

/** What the gap allows on top of a value, in the direction that is better. */
function gapOf(objective: Objective, value: number, gap: number): number {
  return (objective.sense === 'maximize' ? 1 : -1) * gap * Math.abs(value);
}
