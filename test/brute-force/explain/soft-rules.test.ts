import { solveRun } from '../../../src/core/app/solve-run';
import { breachesOf } from '../../../src/core/check/breaches';
import { checkAnswer } from '../../../src/core/check/check-answer';
import { kindOf } from '../../../src/core/constraints/index';
import { Plan } from '../../../src/core/domain/plan';
import { explainResult } from '../../../src/core/explain/result';
import { initiativeKey } from '../../../src/core/kernel/keys';
import type { Engine } from '../../../src/core/model/engine';
import { levelValue } from '../../../src/core/objectives/level';
import { type Problem, poolOf } from '../../../src/core/problem/problem';
import { loadHighs } from '../../../src/engines/highs';
import { softened } from './softened';

jest.setTimeout(120_000);

let highs: Engine;

beforeAll(async () => {
  highs = await loadHighs();
});

/** The best first stage by trying all selections: `price` is paid for soft rules, each by the share it is broken. */
function tryAll(problem: Problem, base: number | null): number | null {
  const pool = poolOf(problem);
  const open = pool.candidates.filter(({ ineligible }) => ineligible === null).map(({ key }) => key);
  let best: number | null = null;
  for (let bits = 0; bits < 1 << open.length; bits += 1) {
    const plan = new Plan(
      pool,
      open.filter((_key, i) => (bits & (1 << i)) !== 0),
    );
    let paid = 0;
    let isKept = true;
    for (const rule of problem.rules) {
      const { holds, measure } = kindOf(rule).check(rule, plan);
      if (holds) continue;
      if (rule.strength !== 'soft') isKept = false;
      else if (base !== null) {
        const missing = measure === null ? 1 : Math.abs(measure.limit - measure.achieved);
        const share = measure === null ? 1 : missing / (measure.limit === 0 ? 1 : Math.abs(measure.limit));
        paid += (rule.breakPrice ?? 1) * (base === 0 ? 1 : Math.abs(base)) * share;
      }
    }
    const [level] = problem.objective.levels;
    if (!isKept || level === undefined) continue;
    const value = levelValue(level, plan, problem.goals) - paid;
    if (best === null || value > best) best = value;
  }
  return best;
}

const starts = [1, 101, 201];

test.each(starts)(
  'soft rules of the workbooks from seed %i on are broken just when that buys more than it costs',
  (start) => {
    let broken = 0;
    for (let seed = start; seed < start + 100; seed += 1) {
      const problem = softened(seed);
      if (problem === null) continue;
      const answer = solveRun(problem, highs, { timeLimitMs: 60_000, gap: 0, seed: 1, now: () => performance.now() });
      const base = tryAll(problem, null);
      if (base === null) {
        expect({ seed, termination: answer.termination }).toEqual({ seed, termination: 'infeasible' });
        continue;
      }
      const best = tryAll(problem, base) ?? Number.NaN;
      const near = (left: number, right: number): boolean =>
        Math.abs(left - right) <= 1e-7 * Math.max(1, Math.abs(right));
      expect({ seed, base: near(answer.soft_base ?? Number.NaN, base) }).toEqual({ seed, base: true });
      expect({ seed, value: near(answer.stages[0]?.value ?? Number.NaN, best) }).toEqual({ seed, value: true });
      const report = checkAnswer(problem, answer);
      expect({ seed, failures: report.ok ? [] : report.failures }).toEqual({ seed, failures: [] });
      const result = explainResult(problem, answer);
      const plan = new Plan(poolOf(problem), (answer.selected ?? []).map(initiativeKey));
      expect(result.breaches?.length ?? 0).toBe(breachesOf(problem, plan, base).length);
      broken += result.breaches?.length ?? 0;
    }
    expect(broken).toBeGreaterThan(20);
  },
);

test('an answer that hides what a broken soft rule costs does not pass the check', () => {
  const found = Array.from({ length: 60 }, (_, i) => softened(i + 1)).flatMap((problem) => {
    if (problem === null) return [];
    const answer = solveRun(problem, highs, { timeLimitMs: 60_000, gap: 0, seed: 1, now: () => performance.now() });
    return (explainResult(problem, answer).breaches ?? []).some(({ price }) => price > 0.001)
      ? [{ problem, answer }]
      : [];
  });
  const [first] = found;
  if (first === undefined) throw new Error('some plan breaks a soft rule');
  const { soft_base: _, ...hidden } = first.answer;
  expect(checkAnswer(first.problem, hidden).ok).toBe(false);
  expect(checkAnswer(first.problem, { ...first.answer, soft_base: 0.5 * (first.answer.soft_base ?? 0) }).ok).toBe(
    false,
  );
});
