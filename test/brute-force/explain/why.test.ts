import { whyCard } from '../../../src/core/explain/why/why-card';
import type { Engine } from '../../../src/core/model/engine';
import type { Problem } from '../../../src/core/problem/problem';
import { loadHighs } from '../../../src/engines/highs';
import { feasibleRuns, solverWith } from './feasible-runs';
import { allPlans, bestOf, isNear, type TriedPlan, withCandidate } from './plan-oracle';

jest.setTimeout(120_000);

let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

const starts = [1, 61, 121, 181];

test.each(starts)('losses of the workbooks from seed %i on are what trying all plans gives', (start) => {
  let cards = 0;
  for (const { seed, base } of feasibleRuns(start, 60, highs)) {
    const plans = allPlans(base.problem);
    const best = bestOf(plans) ?? 0;
    for (const { key } of base.problem.candidates) {
      const card = whyCard(base, key, solverWith(highs));
      const others = plans.filter(({ selected }) => selected.has(key) !== card.funded);
      const other = bestOf(others);
      expect({ seed, key, blocked: card.blocked_by !== null }).toEqual({ seed, key, blocked: other === null });
      expect({ seed, key, exact: card.exact }).toEqual({ seed, key, exact: true });
      if (other === null) continue;
      cards += 1;
      const near = isNear(card.loss ?? -1, best - other);
      expect({ seed, key, near, loss: card.loss, expected: best - other }).toMatchObject({ near: true });
      const after = new Set([...base.plan.selected].filter((one) => !card.displaced.includes(one)));
      for (const one of card.enters) after.add(one);
      if (card.funded) after.delete(key);
      else after.add(key);
      const shown = others.find(
        ({ selected }) => selected.size === after.size && [...after].every((one) => selected.has(one)),
      );
      expect({ seed, key, value: isNear(shown?.value ?? Number.NaN, other) }).toEqual({ seed, key, value: true });
      if (base.values.length > 1) continue;
      // Nobody is named who could stay as in the plan.
      const needless = [...card.displaced, ...card.enters].filter((one) => {
        const undone = new Set(after);
        if (!undone.delete(one)) undone.add(one);
        return others.some(
          ({ selected, value }) =>
            selected.size === undone.size && [...undone].every((kept) => selected.has(kept)) && isNear(value, other),
        );
      });
      expect({ seed, key, needless }).toEqual({ seed, key, needless: [] });
    }
  }
  expect(cards).toBeGreaterThan(100);
});

test.each(starts)(
  'at break-even and 0.1 %% beyond, initiatives of the workbooks from seed %i on get in or fall out',
  (start) => {
    let values = 0;
    let tokens = 0;
    for (const { seed, base } of feasibleRuns(start, 60, highs)) {
      const { problem } = base;
      for (const candidate of problem.candidates) {
        const { key } = candidate;
        const card = whyCard(base, key, solverWith(highs));
        if (card.loss === null || card.loss === 0) continue;
        const isIn = (changed: Problem): { with: number | null; without: number | null } => {
          const plans = allPlans(changed);
          const ofKey = (has: boolean): TriedPlan[] => plans.filter(({ selected }) => selected.has(key) === has);
          return { with: bestOf(ofKey(true)), without: bestOf(ofKey(false)) };
        };
        if (card.break_even_value !== null) {
          values += 1;
          const at = (factor: number): Problem =>
            withCandidate(problem, key, (one) =>
              problem.scenario.mode === 'max_score'
                ? { ...one, valueScore: (one.valueScore ?? 0) * factor }
                : { ...one, contributions: scaled(one.contributions, factor) },
            );
          const factor = card.break_even_value / card.value;
          const more = isIn(at(factor * 1.001));
          const less = isIn(at(factor * 0.999));
          expect({ seed, key, more: isBetter(more.with, more.without) }).toEqual({ seed, key, more: true });
          expect({ seed, key, less: isBetter(less.with, less.without) }).toEqual({ seed, key, less: false });
        }
        if (card.break_even_tokens !== null) {
          tokens += 1;
          const at = (share: number): Problem =>
            withCandidate(problem, key, (one) => ({ ...one, tokens: (card.break_even_tokens ?? 0) * share }));
          const edge = isIn(at(1));
          expect({ seed, key, worse: isBetter(edge.without, edge.with) }).toEqual({ seed, key, worse: false });
          if (!card.funded && !card.tokens_tie)
            expect({ seed, key, edge: isBetter(edge.with, edge.without) }).toEqual({ seed, key, edge: true });
          const fewer = isIn(at(0.999));
          const more = isIn(at(1.001));
          if (!card.tokens_tie)
            expect({ seed, key, fewer: isBetter(fewer.with, fewer.without) }).toEqual({ seed, key, fewer: true });
          if (card.break_even_tokens > 0) {
            expect({ seed, key, more: isBetter(more.with, more.without) }).toEqual({ seed, key, more: false });
          }
        }
      }
    }
    expect(values).toBeGreaterThan(15);
    expect(tokens).toBeGreaterThan(8);
  },
);

test.each([1, 61, 121, 181])(
  'of the workbooks from seed %i on, initiatives that bring nothing need a value, whatever their effort',
  (start) => {
    let cards = 0;
    for (const { seed, base } of feasibleRuns(start, 60, highs)) {
      const { problem } = base;
      const [level] = problem.objective.levels;
      const [kpi] = level?.kpis.filter(({ factor }) => factor > 0) ?? [];
      const scoreFactor = level?.scoreFactor ?? 0;
      for (const candidate of problem.candidates) {
        const { key, tokens } = candidate;
        const card = whyCard(base, key, solverWith(highs), { withCapacity: true });
        if (!card.brings_nothing) continue;
        cards += 1;
        expect({ seed, key, capacity: card.break_even_capacity }).toEqual({ seed, key, capacity: null });
        const lead = (change: Partial<typeof candidate>): boolean => {
          const plans = allPlans(withCandidate(problem, key, (one) => ({ ...one, ...change })));
          const ofKey = (has: boolean): TriedPlan[] => plans.filter(({ selected }) => selected.has(key) === has);
          return isBetter(bestOf(ofKey(true)), bestOf(ofKey(false)));
        };
        const efforts = [0, 0.25, 0.5, 0.75, 0.9].map((share) => lead({ tokens: tokens * share }));
        expect({ seed, key, efforts }).toEqual({ seed, key, efforts: efforts.map(() => false) });
        // Where nothing but goals counts, there is no value to bring.
        if (kpi === undefined && scoreFactor === 0) continue;
        const needed = (card.loss ?? 0) * 1.001;
        const enough =
          kpi === undefined
            ? { valueScore: (candidate.valueScore ?? 0) + needed / scoreFactor }
            : {
                contributions: {
                  ...candidate.contributions,
                  [kpi.kpi]: (candidate.contributions[kpi.kpi] ?? 0) + needed / kpi.factor,
                },
              };
        expect({ seed, key, enough: lead(enough) }).toEqual({ seed, key, enough: true });
      }
    }
    expect(cards).toBeGreaterThan(3);
  },
);

const scaled = (contributions: Readonly<Record<string, number>>, factor: number) =>
  Object.fromEntries(Object.entries(contributions).map(([kpi, amount]) => [kpi, amount * factor]));

function isBetter(first: number | null, second: number | null): boolean {
  if (first === null) return false;
  return second === null || first > second + 1e-9 * Math.max(1, Math.abs(second));
}
