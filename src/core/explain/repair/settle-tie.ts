import { termsOf } from '../../model/builder';
import { valueTolerance } from '../../model/feasibility';
import { type Row, valueOf } from '../../model/model';
import type { Solver } from '../resolve/solver';
import { ask } from './ask';
import { type LoosenedModel, leastOf, linkRows } from './loosened-model';
import { withinCost } from './within-cost';

/**
 * Of all changes as cheap as `cheapest` the one that touches fewest rules, then those that stand highest; what is known by
 * then when time ends. Mostly there is no other, which one solve shows: it looks, least cost first, for one that would be
 * preferred. Only where there is one the best of them is asked for.
 */
export function settleTie(
  model: LoosenedModel,
  rows: readonly Row[],
  cheapest: readonly number[],
  solver: Solver,
): readonly number[] {
  const cost = valueOf(model.cost, cheapest);
  const columns = withinCost(model, rows, cost, solver);
  const ways = model.used.length;
  // One rule fewer outweighs all places.
  const perRule = (ways * (ways + 1)) / 2 + 1;
  const order = termsOf(model.used.map((column, index) => [column, perRule + index + 1]));
  const atMost = (name: string, terms: Row['terms'], upper: number): Row => ({
    name,
    lower: Number.NEGATIVE_INFINITY,
    upper,
    terms,
  });
  const asCheap = [...rows, ...linkRows(model, columns), atMost('as_cheap', model.cost, cost + valueTolerance(cost))];
  const preferred = atMost('preferred', order, valueOf(order, withoutIdleFlags(model, cheapest)) - 0.5);
  const other = ask({ columns, rows: [...asCheap, preferred], objective: leastOf(model.cost) }, null, 'proof', solver);
  if (other.status !== 'optimal' && other.status !== 'feasible') return cheapest;
  const best = ask({ columns, rows: asCheap, objective: leastOf(order) }, other.values, 'search', solver);
  return best.status === 'optimal' || best.status === 'feasible' ? best.values : other.values;
}

/** Costs do not say that the flag of a way without steps is down. */
function withoutIdleFlags({ steps }: LoosenedModel, values: readonly number[]): readonly number[] {
  const idle = new Set(steps.flatMap(({ column, flag }) => ((values[column] ?? 0) > 0.5 ? [] : [flag])));
  return values.map((value, j) => (idle.has(j) ? 0 : value));
}
