import { tryDecisions } from '../../../src/core/app/try-decisions';
import { explainResult } from '../../../src/core/explain/result';
import type { Engine } from '../../../src/core/model/engine';
import { driftOf } from '../../../src/core/portfolio/drift';
import { portfolioOf } from '../../../src/core/portfolio/portfolio';
import { type Decisions, withDecisions } from '../../../src/core/problem/decisions';
import { loadHighs } from '../../../src/engines/highs';
import { entryOf } from '../../contracts/store-roadmaps-contract';
import { solve } from '../run-product';
import { allPlans, bestOf, isNear } from './plan-oracle';
import { softened } from './softened';

jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

const options = { timeLimitMs: 60_000, gap: 0, seed: 1, now: () => performance.now() };

test.each([1, 41, 81])(
  'decisions from seed %i on cost what the best plan with them is worth less, soft rules paid for',
  (start) => {
    let paid = 0;
    for (let seed = start; seed < start + 40; seed += 1) {
      const problem = softened(seed);
      const base = problem === null ? null : bestOf(allPlans(problem));
      if (problem === null || base === null) continue;
      const answer = solve(problem, highs);
      const best = bestOf(allPlans(problem, base)) ?? Number.NaN;
      const known = { selected: answer.selected ?? [], objective: answer.stages[0]?.value ?? Number.NaN };
      for (const { key, ineligible } of problem.candidates.slice(0, 3)) {
        const lock = known.selected.includes(key) ? 'out' : 'in';
        const overrides = [{ initiative_key: key, lock, reason: 'Promised', owner: 'Anna' }] as const;
        const decisions: Decisions = { base_run_id: 'run_1', overrides: [...overrides], waived: [] };
        const trial = tryDecisions({ base: { problem, ...known }, shown: known, decisions }, highs, options);
        // Decisions leave the prices of soft rules as they are.
        const forced = bestOf(allPlans(withDecisions(problem, decisions), base));
        expect({ seed, key, ok: trial.ok }).toEqual({ seed, key, ok: forced !== null && ineligible === null });
        if (!trial.ok || forced === null) continue;
        const { price, cumulative } = trial;
        expect({ seed, key, lost: isNear(price.objective_lost, best - forced) }).toEqual({ seed, key, lost: true });
        expect(price).toEqual(cumulative);
        expect(price.objective_lost).toBeGreaterThan(-1e-6 * Math.max(1, Math.abs(best)));
        const { breaches, objective } = explainResult(withDecisions(problem, decisions), trial.answer);
        expect(objective).toBeCloseTo(known.objective - price.objective_lost, 9);
        if ((breaches ?? []).some((breach) => breach.price > 1e-6)) paid += 1;
      }
    }
    expect(paid).toBeGreaterThan(5);
  },
);

test('what people put on a roadmap beside its plan is never worth more than the plan, once soft rules are paid for', () => {
  let lost = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const problem = softened(seed);
    if (problem === null) continue;
    const answer = solve(problem, highs);
    const result = explainResult(problem, answer);
    if (result.status !== 'success' || answer.soft_base === undefined) continue;
    const run = {
      run_id: 'run_1',
      problem,
      constraint_set: { name: 'Baseline', version: 1 },
      result: { ...result, soft_base: answer.soft_base },
    };
    const plans = allPlans(problem, answer.soft_base);
    for (const { selected, value } of plans.filter((_, index) => index % 7 === 0)) {
      const entries = [...selected].map((key) => entryOf(key));
      const { objective } = driftOf(run, portfolioOf(run), entries, () => 0);
      expect({ seed, is: isNear(objective, value - (result.objective ?? 0)) }).toEqual({ seed, is: true });
      if (objective < -1e-6) lost += 1;
    }
  }
  expect(lost).toBeGreaterThan(20);
});
