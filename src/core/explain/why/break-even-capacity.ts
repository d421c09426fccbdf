import type { Candidate } from '../../domain/candidate';
import { valueTolerance } from '../../model/feasibility';
import type { Column, Row } from '../../model/model';
import { type BaseRun, changedRegion, solveAgain } from '../resolve/base-run';
import { type Solver, timeLeft } from '../resolve/solver';
import { atLimit, type CapacityPool, capacityPools } from '../worth/pools';

/** More tokens for one pool with which an initiative gets in on its own. */
export interface CapacityToEnter {
  readonly pool: string;
  /** Tokens the pool then has, and how many more that is. */
  readonly capacity: number;
  readonly more: number;
}

/** How often the capacity is raised before the search is given up: others may want the new room as well. */
const mostRounds = 8;

/**
 * The least capacity of a pool at which a plan with the initiative is better than any without: of the pools it draws on,
 * fullest first, the first for which one is found. `without`: what the best plan without it is worth now. Each round asks
 * for the least capacity at which a plan with it is worth more than what is best without it at the capacity before; where
 * that is more than without it there too, it is the answer.
 */
export function capacityToEnter(
  base: BaseRun,
  candidate: Candidate,
  without: number,
  solver: Solver,
): CapacityToEnter | null {
  const pools = capacityPools(base)
    .filter(({ slice }) => base.plan.pool.isMember(slice, candidate.key))
    .sort((left, right) => left.limit - left.used - (right.limit - right.used));
  for (const pool of pools) {
    if (pool.limit - pool.used >= candidate.tokens) continue;
    const capacity = leastCapacity(base, candidate, pool, without, solver);
    if (capacity !== null) return { pool: pool.name, capacity, more: capacity - pool.limit };
  }
  return null;
}

/** How much more counts as better, relative to the value: an engine lets rows be missed by about a tenth of it. */
const leastMore = 1e-6;

function leastCapacity(
  base: BaseRun,
  candidate: Candidate,
  pool: CapacityPool,
  without: number,
  solver: Solver,
): number | null {
  const bestAt = (capacity: number, funded: 0 | 1): number | null => {
    const change = { bounds: atLimit(base, pool, capacity), fixed: new Map([[candidate.key, funded]]) };
    const best = solveAgain(base, change, solver, { stages: 1 });
    return best.status === 'solved' && best.isProven ? (best.values[0] ?? 0) : null;
  };
  let beaten = without;
  for (let round = 0; round < mostRounds && timeLeft(solver) > 0; round += 1) {
    const more = leastMore * Math.max(1, Math.abs(beaten));
    const capacity = capacityWorth(base, candidate, pool, beaten + more, solver);
    if (capacity === null) return null;
    const others = bestAt(capacity, 0);
    const withIt = bestAt(capacity, 1);
    if (others === null || withIt === null) return null;
    if (withIt > others + 2 * valueTolerance(others)) return capacity;
    if (others <= beaten) return null;
    beaten = others;
  }
  return null;
}

/** The least capacity of the pool at which a plan with the initiative is worth `wanted`; null when none is. */
function capacityWorth(
  base: BaseRun,
  candidate: Candidate,
  pool: CapacityPool,
  wanted: number,
  solver: Solver,
): number | null {
  const [stage] = base.model.stages;
  if (stage === undefined || timeLeft(solver) <= 0) return null;
  const region = changedRegion(base, { fixed: new Map([[candidate.key, 1]]) });
  const columns: Column[] = [...region.columns];
  const figure =
    columns.push({ name: 'capacity', lower: pool.limit, upper: Number.POSITIVE_INFINITY, integer: false }) - 1;
  const rows = region.rows.map((row, i): Row => {
    if (!pool.rows.includes(i)) return row;
    const terms = { columns: [...row.terms.columns, figure], coefficients: [...row.terms.coefficients, -1] };
    return { ...row, upper: 0, terms };
  });
  const worth: Row = {
    name: 'worth',
    lower: wanted - valueTolerance(wanted),
    upper: Number.POSITIVE_INFINITY,
    terms: stage.terms,
  };
  const terms = { columns: [figure], coefficients: [1] };
  const answer = solver.engine.solve(
    { columns, rows: [...rows, worth], objective: { sense: 'minimize', terms, constant: 0 } },
    {
      timeLimitMs: timeLeft(solver),
      gap: 0,
      seed: solver.seed,
      onProgress: () => (solver.isStopped() ? 'stop' : 'continue'),
    },
  );
  if (answer.status !== 'optimal') return null;
  // The tokens the plan takes, without an engine's rounding.
  const [first] = pool.rows;
  const row = first === undefined ? undefined : base.model.rows[first];
  const used = row?.terms.columns.reduce(
    (sum, j, p) => sum + (row.terms.coefficients[p] ?? 0) * Math.round(answer.values[j] ?? 0),
    0,
  );
  return Math.max(pool.limit, Number((used ?? pool.limit).toPrecision(12)));
}
