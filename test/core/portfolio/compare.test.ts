import { worthPlan } from '../../../src/core/app/summarize-run';
import type { Engine } from '../../../src/core/model/engine';
import { bringIn } from '../../../src/core/portfolio/bring-in';
import { compareSelections } from '../../../src/core/portfolio/compare';
import { driftOf } from '../../../src/core/portfolio/drift';
import { portfolioOf } from '../../../src/core/portfolio/portfolio';
import { priceBetween } from '../../../src/core/portfolio/price';
import { scoreCut } from '../../../src/core/portfolio/score-cut';
import { selectionValues } from '../../../src/core/portfolio/selection-value';
import { summarizePlan } from '../../../src/core/portfolio/summary';
import type { Decisions } from '../../../src/core/problem/decisions';
import { loadHighs } from '../../../src/engines/highs';
import { entryOf } from '../../contracts/store-roadmaps-contract';
import { add, both, type Change, cell, rule } from '../problem/small-plan';
import { fundedBy, plannedRun, smallProblem } from './small-run';

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

const tightened: Change = both(
  cell('Scenario_Config', 2, 'capacity_total_tokens', 60),
  cell('Candidates', 5, 'engineering_tokens', 35),
);
const side = (name: string, change?: Change) => {
  const problem = smallProblem(change);
  const run = plannedRun(name, problem, highs);
  return { name, run_id: name, problem, softBase: run.result.soft_base ?? null, keys: fundedBy(run) };
};

test('a comparison says who is in which, what both bring and take, and what was edited in between', () => {
  const [loose, tight] = [side('run_1'), side('run_2', tightened)];
  const found = compareSelections(loose, tight);
  const keysOf = (list: typeof found.both) => list.map(({ initiative_key }) => initiative_key);
  expect([keysOf(found.both), keysOf(found.only_left), keysOf(found.only_right)]).toEqual([
    tight.keys,
    loose.keys.filter((key) => !tight.keys.includes(key)),
    [],
  ]);
  expect(found.objective[0]).toBeGreaterThan(found.objective[1] ?? Number.NaN);
  expect(found.pools).toEqual([
    { pool: 'the whole portfolio', cap: [100, 60], tokens: [100, found.pools[0]?.tokens[1]] },
  ]);
  expect(found.edits).toHaveLength(4);
  expect(found.edits).toEqual(
    expect.arrayContaining([
      { about: 'scenario', name: 'capacity_total_tokens', field: '', before: '100', after: '60' },
      { about: 'candidate', name: 'DELTA', field: 'engineering_tokens', before: '40', after: '35' },
      { about: 'rule', name: 'the whole portfolio gets at most 60 tokens', field: '', before: null, after: 'there' },
      { about: 'rule', name: 'the whole portfolio gets at most 100 tokens', field: '', before: 'there', after: null },
    ]),
  );
  expect(compareSelections(loose, loose).edits).toEqual([]);
});

test('a comparison takes off what broken soft rules cost, and claims no value where that is not known', () => {
  const soft = rule('max_selected', 'all', '', { max_count: 1, strength: 'soft', break_price: 0.1 });
  const problem = smallProblem(add('Constraints', soft));
  const run = plannedRun('run_1', problem, highs);
  const base = run.result.soft_base ?? Number.NaN;
  const plan = { name: 'run_1', run_id: 'run_1', problem, softBase: base, keys: fundedBy(run) };
  const two = { ...plan, keys: ['ALPHA', 'DELTA'] };
  const whole = selectionValues(problem).objective(two.keys, null);
  const [worth, dear] = compareSelections(plan, two).objective;
  expect(worth).toBe(run.result.objective);
  // Two instead of one: broken by 100 %.
  expect(dear).toBeCloseTo(whole - 0.1 * Math.abs(base), 9);
  const unpriced = compareSelections({ ...plan, softBase: null }, { ...plan, keys: ['ALPHA'], softBase: null });
  expect(unpriced.objective).toEqual([null, selectionValues(problem).objective(['ALPHA'], null)]);
});

test('what people put on a roadmap beside the run takes its tokens too, and has its title', () => {
  const loose = side('run_1');
  const slices = { country: 'UK', department: '', category: '', program: '', product: '', segment: '' };
  const outside = [
    { ...slices, initiative_key: 'Zulu', title: 'Zulu project', engineering_tokens: 7 },
    { ...slices, initiative_key: 'YANKEE', title: 'On no roadmap', engineering_tokens: 9 },
  ];
  const found = compareSelections({ ...loose, keys: [...loose.keys, 'ZULU'], outside }, loose);
  expect(found.only_left).toEqual([{ initiative_key: 'ZULU', title: 'Zulu project', tokens: [7, null] }]);
  expect(found.pools[0]?.tokens).toEqual([107, 100]);
});

test('what people decided is an edit of its own, not a rule', () => {
  const { problem, ...rest } = side('run_1', tightened);
  const decisions: Decisions = {
    base_run_id: 'run_1',
    overrides: [{ initiative_key: 'CHARLIE', lock: 'in', reason: 'Promised', owner: 'Anna' }],
    waived: [],
  };
  const decided = plannedRun('run_2', problem, highs, decisions);
  const found = compareSelections({ problem, ...rest }, { ...rest, problem: decided.problem });
  expect(found.edits).toEqual([{ about: 'decision', name: 'CHARLIE', field: '', before: null, after: 'there' }]);
});

test('ranking by score and cutting at capacity stops at the first that does not fit', () => {
  const scored = both(
    ...['40', '30', '20', '10'].map((score, i): Change => cell('Candidates', i + 2, 'value_score', Number(score))),
  );
  const problem = smallProblem(both(cell('Scenario_Config', 2, 'capacity_total_tokens', 59), scored));
  // ALPHA 10 and BRAVO 20 fit; CHARLIE takes 30 of the 29 left.
  expect(scoreCut(problem)).toEqual(['ALPHA', 'BRAVO']);
  // Without scores what each brings by itself counts.
  expect(scoreCut(smallProblem(cell('Scenario_Config', 2, 'capacity_total_tokens', 40)))[0]).toBeDefined();
});

test.each([
  [4, 'It comes in when it brings more, takes less, or somebody decides so'],
  [0, 'It comes in when it is known to bring something, or somebody decides so'],
  [-4, 'It comes in when it brings more, or somebody decides so'],
])('what adds %d comes in when that can change', (contribution, words) => {
  const run = plannedRun('run_1', smallProblem(tightened), highs);
  const { problem, result } = run;
  const [item] = result.items.filter(({ selected }) => !selected);
  if (item === undefined) throw new Error('somebody is out');
  const plan = selectionValues(problem).plan(result.selected ?? []);
  expect(bringIn({ ...item, reason: 'less_value', contribution }, run, plan)).toBe(words);
});

test('drift lists what was added, dropped and moved by hand, with its price', () => {
  const run = plannedRun('run_1', smallProblem(tightened), highs);
  const portfolio = portfolioOf(run);
  const ranked = portfolio.items.filter(({ selected }) => selected).map(({ initiative_key }) => initiative_key);
  const [first = '', second = '', ...others] = ranked;
  const asPublished = ranked.map((key, index) => entryOf(key, { priority_rank: index + 1 }));
  expect(driftOf(run, portfolio, asPublished, () => 0)).toEqual({
    lines: [],
    objective: 0,
    tokens: 0,
    broken: [],
  });
  const moved = [entryOf(second, { priority_rank: 1 }), entryOf(first, { priority_rank: 2 })];
  const rest = others.map((key, index) => entryOf(key, { priority_rank: index + 3 }));
  const found = driftOf(run, portfolio, [...moved, ...rest], () => 0).lines;
  expect(found).toMatchObject([{ kind: 'moved', objective: 0, tokens: 0 }]);
  expect([first, second]).toContain(found[0]?.initiative_key);
  const edited = [
    ...asPublished.filter(({ initiative_key }) => initiative_key !== 'ALPHA'),
    entryOf('NEW', { source_run_id: null }),
  ];
  const drift = driftOf(run, portfolio, edited, () => 12);
  expect(drift.lines.filter(({ kind }) => kind !== 'moved')).toEqual([
    { initiative_key: 'NEW', kind: 'added', objective: null, tokens: 12 },
    { initiative_key: 'ALPHA', kind: 'dropped', objective: expect.any(Number), tokens: -10 },
  ]);
  const values = selectionValues(run.problem);
  const left = ranked.filter((key) => key !== 'ALPHA');
  expect(drift.objective).toBeCloseTo(values.objective(left, null) - values.objective(ranked, null), 12);
  expect(drift.broken).toContain('ALPHA is mandatory');
});

test('every number of the page for leadership names its run', () => {
  const problem = smallProblem(tightened);
  const base = plannedRun('run_1', problem, highs);
  const decisions: Decisions = {
    base_run_id: 'run_1',
    overrides: [{ initiative_key: 'DELTA', lock: 'out', reason: 'Too early', owner: 'Anna' }],
    waived: [],
  };
  const run = plannedRun('run_2', problem, highs, decisions);
  const price = { base_run_id: 'run_1', ...priceBetween(problem, worthPlan(base.result), worthPlan(run.result)) };
  const lines = summarizePlan(run, price);
  expect(new Set(lines.map(({ section }) => section))).toEqual(
    new Set(['The ask', 'Funded', 'Near misses', 'Capacity', 'KPI effect', 'Decided by people']),
  );
  expect(lines.filter(({ value, run_id }) => value !== null && !['run_1', 'run_2'].includes(run_id))).toEqual([]);
  const [ask] = lines;
  expect(ask).toMatchObject({ value: run.result.tokensUsed, of: 60, run_id: 'run_2' });
  expect(lines.filter(({ section }) => section === 'Decided by people')).toMatchObject([
    { item: 'DELTA out', detail: 'Anna: Too early' },
    { item: 'All of it together costs', value: price.objective_lost, run_id: 'run_1' },
  ]);
  expect(lines.find(({ item }) => item === 'Objective')?.detail).toBe(
    'proven: no plan that keeps all rules and these decisions is better',
  );
});

test('the page for leadership names the soft rules that a plan breaks, and what they took from its objective', () => {
  const soft = rule('max_selected', 'all', '', { max_count: 1, strength: 'soft', break_price: 0.01 });
  const run = plannedRun('run_1', smallProblem(add('Constraints', soft)), highs);
  const { objective, breaches = [] } = run.result;
  const lines = summarizePlan(run, null);
  expect(lines.filter(({ section }) => section === 'Soft rules broken')).toMatchObject([
    { item: breaches[0]?.sentence, value: breaches[0]?.price, detail: 'taken off the objective' },
  ]);
  expect(lines.find(({ item }) => item === 'Objective')).toMatchObject({
    value: objective,
    detail: expect.stringMatching(
      /^after .+ for rules broken; the plan itself brings .+; proven: no plan that keeps all rules that must hold is better$/u,
    ),
  });
  const taken = { base_run_id: 'run_1', says: 'another plan', edits: [], instead_of: (objective ?? 0) * 2 };
  const [, , chosen] = summarizePlan({ ...run, problem: { ...run.problem, whatIf: taken } }, null);
  expect(chosen?.detail).toMatch(/; chosen by people: the suggested plan is worth .+ more \(50 %\)$/u);
});
