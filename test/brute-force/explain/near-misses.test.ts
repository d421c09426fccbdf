import { resultOf } from '../../../src/core/app/record-run';
import { stageValuesOf } from '../../../src/core/check/check-answer';
import { kindOf, type Rule } from '../../../src/core/constraints/index';
import { Plan } from '../../../src/core/domain/plan';
import type { Engine } from '../../../src/core/model/engine';
import { bringIn } from '../../../src/core/portfolio/bring-in';
import { type Problem, poolOf } from '../../../src/core/problem/problem';
import { isSoft } from '../../../src/core/problem/soft-rules';
import { loadHighs } from '../../../src/engines/highs';
import { solve } from '../run-product';
import { softened } from './softened';

jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

const alone = /^It fits with ([\d,.]+) (token|initiative)s? more there(?:, or when something funded makes room)?$/u;

/** The problem with the limit of a slice raised, whoever says it. */
function raised(problem: Problem, named: Rule, by: number): Problem {
  const { measure: at } = kindOf(named).check(named, new Plan(poolOf(problem), []));
  const rules = problem.rules.map((rule) => {
    const { measure } = kindOf(rule).check(rule, new Plan(poolOf(problem), []));
    const isSame =
      measure?.kind === at?.kind &&
      measure?.bound === 'cap' &&
      JSON.stringify(measure.slice) === JSON.stringify(at?.slice);
    const { gives } = kindOf(rule);
    if (!isSame || gives?.by !== 'number' || measure === undefined || measure === null) return rule;
    return gives.withLimit(rule, Math.max(measure.limit, (at?.limit ?? 0) + by));
  });
  return { ...problem, rules };
}

test('room that is said to let an initiative in does so by itself, and less does not', () => {
  let rooms = 0;
  let others = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const problem = softened(seed);
    if (problem === null) continue;
    const answer = solve(problem, highs);
    const result = resultOf(problem, answer);
    if (result.status !== 'success') continue;
    const base = answer.soft_base ?? null;
    const plan = new Plan(poolOf(problem), result.selected ?? []);
    for (const item of result.items.filter(({ reason }) => reason === 'no_room')) {
      const words = bringIn(item, { problem, result }, plan);
      const [, amount = '', unit] = alone.exec(words) ?? [];
      const named = problem.rules.find((rule) => item.reasonText === `no room: ${kindOf(rule).sentence(rule)}`);
      if (named === undefined) throw new Error(item.reasonText);
      if (amount === '') {
        expect(words).toMatch(/^It fits with .+/u);
        others += 1;
        continue;
      }
      rooms += 1;
      const by = Number(amount.replace(/,/gu, ''));
      const wider = new Plan(plan.pool, [...plan.selected, item.key]);
      const changed = raised(problem, named, by);
      const broken = changed.rules.filter((rule) => !isSoft(rule) && !kindOf(rule).check(rule, wider).holds);
      expect({ seed, words, broken }).toEqual({ seed, words, broken: [] });
      const isPayed = stageValuesOf(changed, wider, base).some(
        ({ value }, index) =>
          index < problem.objective.levels.length && value > (stageValuesOf(changed, plan, base)[index]?.value ?? 0),
      );
      expect({ seed, words, isPayed }).toEqual({ seed, words, isPayed: true });
      const less = raised(problem, named, by - (unit === 'token' ? 0.001 : 1));
      const still = less.rules.filter((rule) => !kindOf(rule).check(rule, wider).holds);
      expect(still.length).toBeGreaterThan(0);
    }
  }
  expect(rooms).toBeGreaterThan(30);
  expect(others).toBeGreaterThan(10);
});
