import { Plan } from '../../domain/plan';
import { wholePortfolio } from '../../domain/slice';
import { compareKeys } from '../../kernel/fold';
import type { InitiativeKey } from '../../kernel/keys';
import type { Row } from '../../model/model';
import { type BaseRun, type Change, changedRegion, type Outcome, solveAgain } from '../resolve/base-run';
import { resolve, type Solver, timeLeft, within } from '../resolve/solver';
import { atLimit, capacityPools } from './pools';

/** The best plan at one total capacity. */
export interface FrontierPoint {
  readonly capacity: number;
  readonly objective: number;
  readonly tokens: number;
  readonly selected: readonly InitiativeKey[];
  /** The capacity of the run itself. */
  readonly is_base: boolean;
  readonly proven: boolean;
}

/** How many capacities are looked at, and how far they lie from the run's. */
const pointCount = 17;
const reach = 0.5;

/**
 * The best objective at total capacities around the run's: from half to one and a half of it, not below what the rules
 * ask for and not beyond what could be used; without a total capacity, all of that range. Percentages keep their tokens.
 * Every limit on the whole portfolio moves together. Capacities rise, and so the objective never falls: each plan fits
 * the next capacity too.
 */
export function frontier(
  base: BaseRun,
  solver: Solver,
  tell: (point: FrontierPoint) => void = () => undefined,
): readonly FrontierPoint[] {
  const points: FrontierPoint[] = [];
  const share = (): Solver => within(solver, timeLeft(solver) / 3);
  for (const capacity of capacitiesOf(base, share())) {
    if (timeLeft(solver) <= 0) break;
    const found = solveAgain(base, atCapacity(base, capacity), share());
    const before = points.at(-1);
    const point = found.status === 'solved' ? pointOf(base, capacity, found) : null;
    // A solve that was cut short may know less than the plan of a smaller capacity.
    const best = point === null || (before !== undefined && before.objective > point.objective) ? before : point;
    if (best === undefined || found.status === 'impossible') continue;
    const isOwn = best === point;
    const shown = { ...best, capacity, is_base: isBase(base, capacity), proven: isOwn ? best.proven : false };
    points.push(shown);
    tell(shown);
  }
  return points;
}

function pointOf(base: BaseRun, capacity: number, found: Outcome & { status: 'solved' }): FrontierPoint {
  return {
    capacity,
    objective: found.values[0] ?? 0,
    tokens: new Plan(base.plan.pool, found.selected).tokens(wholePortfolio),
    selected: [...found.selected].sort(compareKeys),
    is_base: false,
    proven: found.isProven,
  };
}

const totalPool = (base: BaseRun) => capacityPools(base).find(({ slice }) => slice.dimensions.length === 0) ?? null;

const isBase = (base: BaseRun, capacity: number): boolean => totalPool(base)?.limit === capacity;

/** The run with another total capacity. */
function atCapacity(base: BaseRun, capacity: number): Change {
  const pool = totalPool(base);
  if (pool !== null) return { bounds: atLimit(base, pool, capacity) };
  const row: Row = {
    name: 'total_capacity',
    lower: Number.NEGATIVE_INFINITY,
    upper: capacity,
    terms: tokensOf(base),
  };
  return { rows: [row] };
}

const tokensOf = ({ model }: BaseRun) =>
  model.stages.find(({ name }) => name === 'tokens')?.terms ?? { columns: [], coefficients: [] };

function capacitiesOf(base: BaseRun, solver: Solver): readonly number[] {
  const limit = totalPool(base)?.limit ?? null;
  const free = atCapacity(base, Number.POSITIVE_INFINITY);
  const tokens = { name: 'tokens', sense: 'minimize', terms: tokensOf(base), constant: 0 } as const;
  const fewest = resolve(changedRegion(base, free), [tokens], solver, null);
  const least = fewest.status === 'optimal' ? (fewest.stages[0]?.value ?? 0) : 0;
  const unlimited = solveAgain(base, free, solver, { stages: base.model.stages.length });
  const everything = base.plan.pool.candidates.reduce(
    (sum, one) => sum + (one.ineligible === null ? one.tokens : 0),
    0,
  );
  const most =
    unlimited.status === 'solved' ? new Plan(base.plan.pool, unlimited.selected).tokens(wholePortfolio) : everything;
  const low = Math.ceil(Math.max(least, limit === null ? 0 : (1 - reach) * limit) - 1e-6);
  const wanted = limit === null ? most : Math.max(limit, Math.min(most, (1 + reach) * limit));
  const high = wanted - low >= pointCount - 1 ? wanted : low + (limit ?? pointCount) * reach + pointCount;
  const even = Array.from({ length: pointCount }, (_, i) => Math.round(low + ((high - low) * i) / (pointCount - 1)));
  const own = limit === null ? [] : [limit];
  return [...new Set([...even, ...own])].sort((left, right) => left - right);
}
