import { sliceId } from '../../../src/core/domain/slice';
import { whyCard } from '../../../src/core/explain/why/why-card';
import { capacityPools } from '../../../src/core/explain/worth/pools';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import { feasibleRuns, solverWith } from './feasible-runs';
import { allPlans, bestOf } from './plan-oracle';
import { withLimit } from './with-limit';

jest.setTimeout(120_000);

let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

test.each([1, 61, 121, 181, 241, 301])(
  'initiatives of the workbooks from seed %i on get in at their break-even capacity and not one token before',
  (start) => {
    let found = 0;
    for (const { seed, base } of feasibleRuns(start, 60, highs)) {
      const pools = new Map(capacityPools(base).map((pool) => [pool.name, pool]));
      /** How much better the best plan with the initiative is than the best without it; null when there is none with it. */
      const lead = (key: string, pool: string, capacity: number): number | null => {
        const slice = pools.get(pool)?.slice;
        if (slice === undefined) throw new Error(`${pool} is no pool`);
        const plans = allPlans(withLimit(base.problem, sliceId(slice), capacity));
        const withIt = bestOf(plans.filter(({ selected }) => [...selected].some((one) => one === key)));
        const without = bestOf(plans.filter(({ selected }) => [...selected].every((one) => one !== key)));
        if (withIt === null) return null;
        return without === null ? Number.POSITIVE_INFINITY : withIt - without;
      };
      const noise = 1e-7 * Math.max(1, Math.abs(base.values[0] ?? 0));
      for (const { key } of base.problem.candidates) {
        if (base.plan.has(key)) continue;
        const card = whyCard(base, key, solverWith(highs), { withCapacity: true });
        const enters = card.break_even_capacity;
        if (enters === null) continue;
        found += 1;
        const at = lead(key, enters.pool, enters.capacity);
        expect({ seed, key, enters, in: at !== null && at > 0 }).toEqual({ seed, key, enters, in: true });
        expect(enters.more).toBeCloseTo(enters.capacity - (pools.get(enters.pool)?.limit ?? 0), 9);
        const before = lead(key, enters.pool, Math.max(pools.get(enters.pool)?.limit ?? 0, enters.capacity - 1));
        const isOut = before === null || before < noise;
        expect({ seed, key, enters, before, isOut }).toEqual({ seed, key, enters, before, isOut: true });
      }
    }
    expect(found).toBeGreaterThan(2);
  },
);
