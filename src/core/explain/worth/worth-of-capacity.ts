import { Plan } from '../../domain/plan';
import type { InitiativeKey } from '../../kernel/keys';
import { type BaseRun, lossOf, onlyIn, solveAgain } from '../resolve/base-run';
import { type Solver, timeLeft } from '../resolve/solver';
import { atLimit, type CapacityPool, capacityPools } from './pools';

/** What other amounts of one pool of tokens would be worth. */
export interface PoolWorth {
  readonly pool: string;
  readonly capacity: number;
  readonly used: number;
  readonly room: number;
  /** Tokens of one block: 5 % of the capacity, whole tokens, at least 1. */
  readonly block: number;
  /** More and fewer blocks, fewest first. */
  readonly steps: readonly CapacityStep[];
}

/** A pool with some blocks more or fewer. */
export interface CapacityStep {
  readonly blocks: number;
  readonly capacity: number;
  /** What the objective gains (below 0: loses); null when there is no plan, or time did not suffice. */
  readonly gain: number | null;
  /** No plan keeps the rules with so little. */
  readonly impossible: boolean;
  /** Who comes in and who leaves; empty without a gain or loss. */
  readonly enters: readonly InitiativeKey[];
  readonly leaves: readonly InitiativeKey[];
  readonly exact: boolean;
}

/** Looked at in this order: what five blocks more do not bring, one does not bring either. */
const blockCounts = [5, 2, 1, -1, -2, -5] as const;

/** What one, two and five blocks more or fewer of each pool are worth, every figure from a plan of its own. */
export function worthOfCapacity(
  base: BaseRun,
  solver: Solver,
  tell: (done: PoolWorth) => void = () => undefined,
): readonly PoolWorth[] {
  return capacityPools(base).flatMap((pool): PoolWorth[] => {
    if (timeLeft(solver) <= 0) return [];
    const block = Math.max(1, Math.round(0.05 * pool.limit));
    const steps: CapacityStep[] = [];
    for (const blocks of blockCounts) steps.push(stepOf(base, pool, blocks, block, steps, solver));
    const { name, limit, used } = pool;
    steps.sort((left, right) => left.blocks - right.blocks);
    const worth = { pool: name, capacity: limit, used, room: Math.max(0, limit - used), block, steps };
    tell(worth);
    return [worth];
  });
}

function stepOf(
  base: BaseRun,
  pool: CapacityPool,
  blocks: number,
  block: number,
  known: readonly CapacityStep[],
  solver: Solver,
): CapacityStep {
  const capacity = pool.limit + blocks * block;
  const nothing = { blocks, capacity, gain: 0, impossible: false, enters: [], leaves: [], exact: base.isProven };
  if (capacity < 0) return { ...nothing, gain: null, impossible: true, exact: true };
  // The run's own plan still fits, and was the best with more.
  if (blocks < 0 && pool.used <= capacity + 1e-6) return nothing;
  const wider = [...known].reverse().find((step) => step.blocks > 0 && step.exact);
  if (blocks > 0 && wider !== undefined) {
    const plan = new Plan(
      base.plan.pool,
      [...base.plan.selected].filter((key) => !wider.leaves.includes(key)).concat(wider.enters),
    );
    if (wider.gain === 0 || plan.tokens(pool.slice) <= capacity + 1e-6) return { ...wider, blocks, capacity };
  }
  const found = solveAgain(base, { bounds: atLimit(base, pool, capacity) }, solver);
  if (found.status === 'impossible') return { ...nothing, gain: null, impossible: true, exact: true };
  if (found.status === 'open') return { ...nothing, gain: null, exact: false };
  const loss = lossOf(base, found.values);
  if (loss === 0) return { ...nothing, exact: base.isProven && found.isProven };
  return {
    ...nothing,
    gain: -loss,
    enters: onlyIn(found.selected, base.plan.selected),
    leaves: onlyIn(base.plan.selected, found.selected),
    exact: base.isProven && found.isProven,
  };
}
