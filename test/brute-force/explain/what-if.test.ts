import { sliceId } from '../../../src/core/domain/slice';
import { findAlternatives } from '../../../src/core/explain/alternatives/alternatives';
import { robustness } from '../../../src/core/explain/robustness/robustness';
import { frontier } from '../../../src/core/explain/worth/frontier';
import { capacityPools } from '../../../src/core/explain/worth/pools';
import { worthOfCapacity } from '../../../src/core/explain/worth/worth-of-capacity';
import type { InitiativeKey } from '../../../src/core/kernel/keys';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import { feasibleRuns, solverWith } from './feasible-runs';
import { allPlans, bestOf, isNear } from './plan-oracle';
import { withLimit } from './with-limit';

jest.setTimeout(120_000);

let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

const starts = [1, 61];

/** In how many initiatives two selections differ. */
function distance(left: ReadonlySet<InitiativeKey>, right: ReadonlySet<InitiativeKey>): number {
  return [...left].filter((key) => !right.has(key)).length + [...right].filter((key) => !left.has(key)).length;
}

test.each(starts)(
  'alternatives of the workbooks from seed %i on keep loss and distance, and none is left out',
  (start) => {
    let several = 0;
    for (const { seed, base } of feasibleRuns(start, 60, highs)) {
      const request = { most: 5, loss: 0.1, distance: 2 };
      const { plans, complete, sentence } = findAlternatives(base, request, solverWith(highs));
      expect(plans.length).toBeLessThanOrEqual(request.most);
      if (complete === true && plans.length === 2)
        expect(sentence).toMatch(/^Only 2 plans are this good: besides the best, 1 more /);
      if (complete === false)
        expect(sentence).toMatch(new RegExp(`^Besides the best, ${request.most - 1} more plans are within 10 % of it`));
      const all = allPlans(base.problem);
      const best = bestOf(all) ?? 0;
      const sets = plans.map(({ selected }) => new Set(selected));
      expect({ seed, first: isNear(plans[0]?.objective ?? Number.NaN, best) }).toEqual({ seed, first: true });
      for (const [i, plan] of plans.entries()) {
        const tried = all.find(({ selected }) => distance(selected, sets[i] ?? new Set()) === 0);
        expect({ seed, i, value: isNear(tried?.value ?? Number.NaN, plan.objective) }).toEqual({
          seed,
          i,
          value: true,
        });
        expect(plan.objective).toBeGreaterThanOrEqual(best - 0.1 * Math.abs(best) - 1e-6 * Math.max(1, Math.abs(best)));
        for (const other of sets.slice(0, i)) expect(distance(sets[i] ?? new Set(), other)).toBeGreaterThanOrEqual(2);
        if (i === 0) continue;
        // Of the plans that differ enough from all before it, none is better.
        const open = all.filter(({ selected }) => sets.slice(0, i).every((one) => distance(selected, one) >= 2));
        expect({ seed, i, best: isNear(plan.objective, bestOf(open) ?? Number.NaN) }).toEqual({ seed, i, best: true });
      }
      if (complete === true) {
        const further = all.filter(
          ({ selected, value }) =>
            value >= best - 0.1 * Math.abs(best) + 1e-6 && sets.every((one) => distance(selected, one) >= 2),
        );
        expect({ seed, further: further.length }).toEqual({ seed, further: 0 });
      }
      if (plans.length > 1) several += 1;
    }
    expect(several).toBeGreaterThan(5);
  },
);

test.each(starts)(
  'the frontier of the workbooks from seed %i on never falls and is the best at every capacity',
  (start) => {
    let seen = 0;
    for (const { seed, base } of feasibleRuns(start, 60, highs)) {
      const points = frontier(base, solverWith(highs));
      const total = capacityPools(base).find(({ slice }) => slice.dimensions.length === 0);
      expect({ seed, points: points.length >= 15 }).toEqual({ seed, points: true });
      for (const [i, point] of points.entries()) {
        expect({ seed, i, rises: point.objective >= (points[i - 1]?.objective ?? -Infinity) }).toEqual({
          seed,
          i,
          rises: true,
        });
        if (total === undefined) continue;
        seen += 1;
        const best = bestOf(allPlans(withLimit(base.problem, sliceId(total.slice), point.capacity)));
        expect({ seed, i, best: isNear(best ?? Number.NaN, point.objective) }).toEqual({ seed, i, best: true });
      }
      if (total !== undefined) expect(points.some(({ is_base }) => is_base)).toBe(true);
    }
    expect(seen).toBeGreaterThan(100);
  },
);

test.each(starts)(
  'what blocks of capacity are worth in the workbooks from seed %i on is what trying all plans gives',
  (start) => {
    let gains = 0;
    for (const { seed, base } of feasibleRuns(start, 60, highs)) {
      const pools = capacityPools(base);
      for (const [i, { steps, pool }] of worthOfCapacity(base, solverWith(highs)).entries()) {
        for (const { capacity, gain, impossible, blocks } of steps) {
          const best = bestOf(
            allPlans(withLimit(base.problem, sliceId(pools[i]?.slice ?? { dimensions: [], values: [] }), capacity)),
          );
          const expected = best === null ? null : best - (base.values[0] ?? 0);
          expect({ seed, pool, blocks, impossible }).toEqual({
            seed,
            pool,
            blocks,
            impossible: expected === null || capacity < 0,
          });
          if (gain === null || expected === null) continue;
          const near = Math.abs(gain - expected) <= 1e-7 * Math.max(1, Math.abs(base.values[0] ?? 0));
          expect({ seed, pool, blocks, near, gain, expected }).toMatchObject({ near: true });
          if (gain !== 0) gains += 1;
        }
      }
    }
    expect(gains).toBeGreaterThan(10);
  },
);

test('without ranges every initiative is sure or out, as the plan of the run has it', () => {
  const runs = feasibleRuns(1, 40, highs);
  expect(runs.length).toBeGreaterThan(10);
  for (const { seed, base } of runs) {
    const found = robustness(base, 200, solverWith(highs));
    expect({ seed, draws: found?.draws }).toEqual({ seed, draws: 200 });
    for (const { key, certainty, share } of found?.initiatives ?? []) {
      const expected = base.plan.has(key) ? ['sure', 1] : ['out', 0];
      expect({ seed, key, is: [certainty, share] }).toEqual({ seed, key, is: expected });
    }
    expect(found?.p10).toBe(found?.p90);
    expect(found).toMatchObject({ has_ranges: false, at_risk: [] });
    expect(found?.sentence).toMatch(/^Nothing of this run has a range/);
  }
});

test('with ranges the same seed gives the same shares, and each draw its best plan', () => {
  const [run] = feasibleRuns(12, 20, highs).filter(({ base }) => base.problem.candidates.length >= 6);
  if (run === undefined) throw new Error('there is such a run');
  const { base } = run;
  const candidates = base.problem.candidates.map((one) => {
    const kpis = Object.fromEntries(
      Object.entries(one.contributions).map(([kpi, amount]) => [
        kpi,
        { low: amount - Math.abs(amount), high: amount + Math.abs(amount) },
      ]),
    );
    return { ...one, ranges: { tokens: { low: 0.5 * one.tokens, high: 1.5 * one.tokens }, kpis } };
  });
  const ranged = { ...base, problem: { ...base.problem, candidates } };
  const first = robustness(ranged, 60, solverWith(highs));
  const second = robustness(ranged, 60, solverWith(highs));
  expect(second).toEqual(first);
  expect(first?.p10).toBeLessThan(first?.p90 ?? 0);
  const shares = new Set(first?.initiatives.map(({ share }) => share));
  expect([...shares].some((share) => share > 0 && share < 1)).toBe(true);
  expect(first?.has_ranges).toBe(true);
  expect(first?.at_risk.length === 0).toBe(first?.keeps_rules === 1);
});

test('a plan that fills its capacity breaks it in draws with more effort, which is named with what to do', () => {
  const runs = feasibleRuns(1, 60, highs).filter(({ base: { problem, plan } }) => {
    const used = plan.selectedIn({ dimensions: [], values: [] }).reduce((sum, { tokens }) => sum + tokens, 0);
    return used > 0 && used === problem.scenario.capacityTotal;
  });
  expect(runs.length).toBeGreaterThan(0);
  for (const { seed, base } of runs) {
    const candidates = base.problem.candidates.map((one) => ({
      ...one,
      ranges: { tokens: { low: one.tokens, high: 2 * one.tokens }, kpis: {} },
    }));
    const found = robustness({ ...base, problem: { ...base.problem, candidates } }, 10, solverWith(highs));
    const said = found?.at_risk.find(({ sentence }) => sentence.startsWith('the whole portfolio gets at most'));
    expect({ seed, share: said?.share, bound: said?.bound }).toEqual({ seed, share: 1, bound: 'cap' });
    expect(found?.keeps_rules).toBe(0);
    expect(found?.sentence).toMatch(
      /it keeps all rules in 0 % of 10 draws\. What breaks most often: .* in 100 % of draws/,
    );
    expect(found?.sentence).toContain('To be safer,');
  }
});
