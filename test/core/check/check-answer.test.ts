import { checkAnswer } from '../../../src/core/check/check-answer';
import type { Engine } from '../../../src/core/model/engine';
import type { Answer } from '../../../src/core/problem/answer';
import type { Problem } from '../../../src/core/problem/problem';
import { loadHighs } from '../../../src/engines/highs';
import { generate } from '../../brute-force/generate';
import { type Asked, askOracle } from '../../brute-force/oracle';
import { idOf } from '../../brute-force/oracle-cells';
import { tablesOf } from '../../brute-force/plain-workbook';
import { runProduct } from '../../brute-force/run-product';

interface Case {
  readonly seed: number;
  readonly problem: Problem;
  readonly answer: Answer;
  readonly asked: Asked;
}

let highs: Engine;
const cases: Case[] = [];

beforeAll(async () => {
  highs = await loadHighs();
  for (let seed = 40_000; cases.length < 60; seed += 1) {
    const { workbook, request } = generate(seed);
    const tables = tablesOf(workbook);
    const verdict = askOracle(tables, request);
    const run = runProduct(tables, request, highs);
    if (verdict.status !== 'success' || run.status === 'invalid' || run.status !== 'success') continue;
    cases.push({ seed, problem: run.reading.problem, answer: run.answer, asked: verdict.asked });
  }
});

/** The seeds at which the checker's word on `mutant` is not the one wanted. */
function misjudged(mutants: (of: Case) => readonly { readonly answer: Answer; readonly isRight: boolean }[]): string[] {
  let judged = 0;
  const wrong = cases.flatMap((of) =>
    mutants(of).flatMap(({ answer, isRight }) => {
      judged += 1;
      const report = checkAnswer(of.problem, answer);
      return report.ok === isRight ? [] : [`seed ${of.seed}: ${report.ok ? 'accepted' : report.failures.join('; ')}`];
    }),
  );
  expect(judged).toBeGreaterThan(0);
  return wrong;
}

const bitsOf = (selected: readonly string[], { ids }: Asked): number =>
  selected.reduce((bits, key) => bits | (1 << ids.indexOf(idOf(key))), 0);

/** The answer with one candidate more or fewer, and the oracle's word on that selection. */
function flipped({ problem, answer, asked }: Case) {
  return problem.candidates.map(({ key }) => {
    const before = answer.selected ?? [];
    const selected = before.includes(key) ? before.filter((other) => other !== key) : [...before, key];
    const funded = bitsOf(selected, asked);
    return { selected, keepsRules: asked.holds(funded), values: asked.stages(funded) };
  });
}

const isNear = (left: number, right: number): boolean =>
  Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));

test('the answers of the engine pass', () => {
  expect(misjudged(({ answer }) => [{ answer, isRight: true }])).toEqual([]);
});

test('a flipped candidate fails when it breaks a rule or a figure claimed', () => {
  const wrong = misjudged((of) =>
    flipped(of).map(({ selected, keepsRules, values }) => {
      const figuresHold = of.answer.stages.every((stage, i) => isNear(stage.value ?? Number.NaN, values[i] ?? 0));
      return { answer: { ...of.answer, selected }, isRight: keepsRules && figuresHold };
    }),
  );
  expect(wrong).toEqual([]);
});

test('a flipped candidate with honest figures fails just when it breaks a rule', () => {
  let breaking = 0;
  const wrong = misjudged((of) =>
    flipped(of).map(({ selected, keepsRules, values }) => {
      if (!keepsRules) breaking += 1;
      const stages = of.answer.stages.map((stage, i) => ({ ...stage, value: values[i] ?? 0 }));
      return { answer: { ...of.answer, selected, stages }, isRight: keepsRules };
    }),
  );
  expect(wrong).toEqual([]);
  expect(breaking).toBeGreaterThan(cases.length);
});

test('any stage whose value is embellished fails', () => {
  const wrong = misjudged(({ answer }) =>
    answer.stages.flatMap((_, changed) =>
      [1e-6, -1, Number.NaN].map((by) => {
        const stages = answer.stages.map((stage, i) =>
          i === changed
            ? { ...stage, value: (stage.value ?? 0) + by * Math.max(1, Math.abs(stage.value ?? 0)) }
            : stage,
        );
        return { answer: { ...answer, stages }, isRight: false };
      }),
    ),
  );
  expect(wrong).toEqual([]);
});

test.each<[string, (answer: Answer) => Partial<Answer>]>([
  ['a stranger', ({ selected }) => ({ selected: [...(selected ?? []), 'NO-SUCH'] })],
  ['no selection', () => ({ selected: null })],
  ['a stage too few', ({ stages }) => ({ stages: stages.slice(0, -1) })],
  ['a stage too many', ({ stages }) => ({ stages: [...stages, ...stages.slice(-1)] })],
  ['stages in another order', ({ stages }) => ({ stages: [...stages].reverse() })],
  ['a stage without value', ({ stages }) => ({ stages: stages.map((stage) => ({ ...stage, value: null })) })],
])('an answer with %s fails', (_, change) => {
  expect(misjudged(({ answer }) => [{ answer: { ...answer, ...change(answer) }, isRight: false }])).toEqual([]);
});

test('an initiative that is selected twice fails', () => {
  const wrong = misjudged(({ answer }) => {
    const selected = answer.selected ?? [];
    return selected.length === 0
      ? []
      : [{ answer: { ...answer, selected: [...selected, ...selected] }, isRight: false }];
  });
  expect(wrong).toEqual([]);
});
