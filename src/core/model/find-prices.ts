import type { Region } from './feasibility';
import type { Objective } from './model';
import { priceBound } from './reduced-cost-fixing';

/**
 * Row prices without an engine, by the subgradient method: walk downhill on the Lagrangian bound, each step sized by how far it
 * still lies above `target` (a value known or hoped to be reachable). Not the best prices there are, but `priceBound` makes a
 * valid bound of any. Costs `rounds` passes over the model.
 *
 * Steps after Held, Wolfe and Crowder (1974): length * (bound - target) / |gradient|^2, the length halved when nothing improves.
 */
export function findPrices(region: Region, objective: Objective, target: number, rounds: number): readonly number[] {
  const sign = objective.sense === 'maximize' ? 1 : -1;
  // Rows of very different size would make the walk zigzag; prices are kept per unit of the row's length.
  const lengths = region.rows.map((row) => Math.hypot(...row.terms.coefficients) || 1);
  let prices = region.rows.map(() => 0);
  let best = prices;
  let bestBound = sign * priceBound(region, objective, prices).bound;
  let length = 1;
  let sinceBetter = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { bound, reducedCosts } = priceBound(region, objective, prices);
    const value = sign * bound;
    if (value < bestBound) {
      bestBound = value;
      best = prices;
      sinceBetter = 0;
    } else if (++sinceBetter >= 8) {
      length /= 2;
      sinceBetter = 0;
      prices = best;
    }
    if (!Number.isFinite(value) || value <= sign * target) break;
    const place = region.columns.map(({ lower, upper }, j) => {
      const wanted = sign * (reducedCosts[j] ?? 0) > 0 ? upper : lower;
      return Number.isFinite(wanted) ? wanted : Number.isFinite(lower) ? lower : 0;
    });
    const gradient = region.rows.map((row, i) => {
      let activity = 0;
      for (const [p, j] of row.terms.columns.entries()) activity += (row.terms.coefficients[p] ?? 0) * (place[j] ?? 0);
      // A broken bound raises the price; a slack one lets it sink towards 0.
      const price = sign * (prices[i] ?? 0);
      const size = lengths[i] ?? 1;
      if (activity > row.upper || (price > 0 && Number.isFinite(row.upper))) return (activity - row.upper) / size;
      if (activity < row.lower || (price < 0 && Number.isFinite(row.lower))) return (activity - row.lower) / size;
      return 0;
    });
    const square = gradient.reduce((sum, g) => sum + g * g, 0);
    if (square === 0) break;
    const step = (length * (value - sign * target)) / square;
    prices = prices.map((price, i) => {
      const next = sign * price + (step * (gradient[i] ?? 0)) / (lengths[i] ?? 1);
      const row = region.rows[i];
      const isAllowed = next > 0 ? row?.upper !== Infinity : row?.lower !== -Infinity;
      // Crossing zero means passing from one bound of the row to the other: stop at zero first.
      const crosses = sign * price * next < 0;
      return isAllowed && !crosses ? sign * next : 0;
    });
  }
  return best;
}
