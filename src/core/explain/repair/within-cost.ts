import { valueTolerance } from '../../model/feasibility';
import type { Column, Row } from '../../model/model';
import { priceBound } from '../../model/reduced-cost-fixing';
import { relax } from '../../model/relax';
import { type Solver, timeLeft } from '../resolve/solver';
import { type LoosenedModel, leastOf, linkRows } from './loosened-model';

/** How often prices are asked for again once they have narrowed the columns. */
const rounds = 2;

/**
 * The columns with bounds as narrow as changes that cost at most `most` need them: a step has its cost, and beyond that the
 * prices of the relaxation say what every step and every choice costs at least. No such change is lost.
 */
export function withinCost(
  model: LoosenedModel,
  rows: readonly Row[],
  most: number,
  solver: Solver,
): readonly Column[] {
  const allowed = most + 2 * valueTolerance(most);
  const costs = new Map(model.cost.columns.map((j, p) => [j, model.cost.coefficients[p] ?? 0]));
  let columns: readonly Column[] = model.columns.map((column, j) => {
    const cost = costs.get(j) ?? 0;
    return cost <= 0 ? column : { ...column, upper: Math.min(column.upper, wholeSteps(allowed / cost)) };
  });
  for (let round = 0; round < rounds && timeLeft(solver) > 0; round += 1) {
    const narrowed = byPrices(model, columns, rows, allowed, solver);
    if (narrowed === null) break;
    columns = narrowed;
  }
  return columns;
}

function byPrices(
  model: LoosenedModel,
  columns: readonly Column[],
  rows: readonly Row[],
  allowed: number,
  solver: Solver,
): readonly Column[] | null {
  const objective = leastOf(model.cost);
  const region = { columns, rows: [...rows, ...linkRows(model, columns)] };
  const { engine, seed } = solver;
  const relaxed = relax({ ...region, objective }, engine, { timeLimitMs: timeLeft(solver), seed });
  if (relaxed?.status !== 'optimal' || relaxed.rowPrices === undefined) return null;
  const { bound, reducedCosts } = priceBound(region, objective, relaxed.rowPrices);
  // What a change may cost beyond the bound; the last part is for rounding in the bound itself.
  const room = allowed - bound + 1e-9 * Math.max(1, Math.abs(bound));
  if (!(room >= 0)) return null;
  return columns.map((column, j) => {
    const reduced = reducedCosts[j] ?? 0;
    if (!column.integer || column.lower === column.upper || Math.abs(reduced) < 1e-12) return column;
    const steps = wholeSteps(room / Math.abs(reduced));
    return reduced > 0
      ? { ...column, upper: Math.min(column.upper, column.lower + steps) }
      : { ...column, lower: Math.max(column.lower, column.upper - steps) };
  });
}

const wholeSteps = (steps: number): number => Math.floor(steps + 1e-6);
