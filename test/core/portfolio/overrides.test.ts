import { tryDecisions } from '../../../src/core/app/try-decisions';
import { checkAnswer } from '../../../src/core/check/check-answer';
import type { Engine } from '../../../src/core/model/engine';
import { portfolioOf } from '../../../src/core/portfolio/portfolio';
import type { WorthPlan } from '../../../src/core/portfolio/price';
import { type Decisions, ruleId, withDecisions } from '../../../src/core/problem/decisions';
import { inputsHash } from '../../../src/core/problem/inputs-hash';
import { loadHighs } from '../../../src/engines/highs';
import { add, both, cell, rule } from '../problem/small-plan';
import { fundedBy, plannedRun, smallProblem } from './small-run';

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

const options = { timeLimitMs: 30_000, gap: 0, seed: 1, now: () => performance.now() };
const decided = (
  overrides: readonly (readonly [string, 'in' | 'out'])[],
  waived: Decisions['waived'] = [],
): Decisions => ({
  base_run_id: 'run_base',
  overrides: overrides.map(([initiative_key, lock]) => ({ initiative_key, lock, reason: 'Promised', owner: 'Anna' })),
  waived,
});
/** Capacity for 60 of 100 tokens. */
const tight = smallProblem(
  both(
    cell('Scenario_Config', 2, 'capacity_total_tokens', 60),
    add('Constraints', rule('exclude', 'initiative', 'BRAVO')),
  ),
);
const base = () => {
  const run = plannedRun('run_base', tight, highs);
  return { problem: tight, selected: fundedBy(run), objective: run.result.objective ?? 0 };
};
const attempt = (decisions: Decisions, shown: WorthPlan = base()) =>
  tryDecisions({ base: base(), shown, decisions }, highs, options);

test('an override is solved around, and its price says who drops out, who comes in and what is lost', () => {
  expect(base().selected).toEqual(['ALPHA', 'DELTA']);
  const trial = attempt(decided([['CHARLIE', 'in']]));
  if (!trial.ok) throw new Error(trial.why);
  expect(trial.answer.selected).toEqual(['ALPHA', 'CHARLIE']);
  expect(trial.price).toMatchObject({ drops_out: ['DELTA'], comes_in: ['CHARLIE'], tokens: -10 });
  expect(trial.price.objective_lost).toBeCloseTo(
    Number(plannedRun('a', tight, highs).result.objective) -
      Number(plannedRun('b', tight, highs, decided([['CHARLIE', 'in']])).result.objective),
    12,
  );
});

test('the price of several overrides is told one after the other and all together', () => {
  const kept = plannedRun('run_kept', tight, highs, decided([['CHARLIE', 'in']]));
  const trial = attempt(
    decided([
      ['CHARLIE', 'in'],
      ['DELTA', 'out'],
    ]),
    { selected: ['ALPHA', 'CHARLIE'], objective: kept.result.objective ?? 0 },
  );
  if (!trial.ok) throw new Error(trial.why);
  expect([trial.price.drops_out, trial.price.objective_lost]).toEqual([[], 0]);
  expect(trial.cumulative).toMatchObject({ drops_out: ['DELTA'], comes_in: ['CHARLIE'] });
});

test('an override that breaks a rule is refused with the rule named; with that rule waived it can be kept', () => {
  const refused = attempt(decided([['BRAVO', 'in']]));
  expect(refused).toMatchObject({
    ok: false,
    broken: [{ sentence: 'BRAVO is excluded' }],
    why: 'This cannot be kept together with: BRAVO is excluded.',
  });
  const [broken] = refused.ok ? [] : refused.broken;
  const waived = [{ rule: broken?.rule ?? '', sentence: broken?.sentence ?? '', owner: 'Anna' }];
  const trial = attempt(decided([['BRAVO', 'in']], waived));
  expect(trial.ok && trial.answer.selected).toContain('BRAVO');
});

test('of capacities and floors just those are named that stand in the way', () => {
  const refused = attempt(
    decided([
      ['DELTA', 'in'],
      ['CHARLIE', 'in'],
    ]),
  );
  expect(refused.ok ? [] : refused.broken.map(({ sentence }) => sentence)).toEqual([
    'the whole portfolio gets at most 60 tokens',
  ]);
  const mandatory = attempt(decided([['ALPHA', 'out']]));
  expect(mandatory.ok ? [] : mandatory.broken.map(({ sentence }) => sentence)).toEqual(['ALPHA is mandatory']);
});

test('a key that is no candidate, and a rule that is none of the run, are refused in words', () => {
  expect(attempt(decided([['ZULU', 'in']]))).toMatchObject({ ok: false, why: 'ZULU is not a candidate of this run.' });
  expect(attempt(decided([], [{ rule: 'x', sentence: 'all is well', owner: 'Anna' }]))).toMatchObject({
    ok: false,
    why: 'The rule "all is well" is not one of this run.',
  });
});

test('the checker holds a decided problem to its overrides and not to what was waived', () => {
  const problem = withDecisions(tight, decided([['CHARLIE', 'in']]));
  const { answer } = { answer: attempt(decided([['CHARLIE', 'in']])) };
  if (!answer.ok) throw new Error(answer.why);
  expect(checkAnswer(problem, answer.answer).ok).toBe(true);
  const without = { ...answer.answer, selected: ['ALPHA'] };
  expect(checkAnswer(problem, without)).toMatchObject({
    ok: false,
    failures: expect.arrayContaining(['the plan breaks a rule: CHARLIE is mandatory']),
  });
  const rules = tight.rules.map(ruleId);
  expect(rules.length).toBeGreaterThan(3);
  for (const rule of rules) {
    const left = withDecisions(tight, decided([], [{ rule, sentence: '', owner: 'Anna' }])).rules;
    expect(left.map(ruleId)).toEqual(rules.filter((other) => other !== rule));
  }
});

test('the hash of the inputs covers what was decided, but not who decided it and why', () => {
  const hash = (decisions?: Decisions): string =>
    inputsHash(decisions === undefined ? tight : withDecisions(tight, decisions), { engine: 'auto' });
  const hashes = [
    hash(),
    hash(decided([['CHARLIE', 'in']])),
    hash(decided([['CHARLIE', 'out']])),
    hash(decided([['DELTA', 'in']])),
  ];
  expect(new Set(hashes).size).toBe(4);
  expect(hash({ ...decided([['charlie', 'in']]), base_run_id: 'x' })).toBe(hashes[1]);
});

test('items of a decided plan tell who decided, and the reason says why', () => {
  const run = plannedRun('run_2', tight, highs, decided([['CHARLIE', 'in']]));
  const sources = Object.fromEntries(
    portfolioOf(run).items.map(({ initiative_key, source }) => [initiative_key, source]),
  );
  expect(sources).toEqual({ ALPHA: 'optimizer', BRAVO: 'optimizer', CHARLIE: 'manual_override', DELTA: 'optimizer' });
  expect(portfolioOf(run).items.find(({ initiative_key }) => initiative_key === 'CHARLIE')?.reason).toBe(
    'mandatory: decided by Anna: Promised',
  );
});

test('an exception is listed in the result', () => {
  const rule = tight.rules.find((one) => ruleId(one).startsWith('exclude'));
  if (rule === undefined) throw new Error('BRAVO is excluded');
  const waived = [{ rule: ruleId(rule), sentence: 'BRAVO is excluded', owner: 'Anna' }];
  expect(plannedRun('run_2', tight, highs, decided([['BRAVO', 'in']], waived)).result.waived).toEqual(waived);
});
