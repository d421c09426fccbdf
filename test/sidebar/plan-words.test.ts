import type { HistoryLine, SidebarState } from '../../src/core/app/calls';
import type { RoadmapPreview } from '../../src/core/app/preview-roadmap';
import type { RoadmapsState } from '../../src/core/app/read-roadmaps';
import type { RoadmapEntry, RoadmapHead } from '../../src/core/portfolio/roadmap';
import { explainEditPrice } from '../../src/core/portfolio/sequence/explain-edit-price';
import { decisionsToCarry } from '../../src/sidebar/decide/carried-decisions';
import { decisionLines, priceOfDecision, printPrice, withDecision } from '../../src/sidebar/decide/decision-lines';
import { compareChoices } from '../../src/sidebar/model/compare-choices';
import { firstWords, named, planned } from '../../src/sidebar/model/publish-words';
import { groupByBreak, planByQuarter } from '../../src/sidebar/model/quarter-plan';

const override = (initiative_key: string, lock: 'in' | 'out' = 'in') => {
  return { initiative_key, lock, reason: `because of ${initiative_key}`, owner: 'Anna' };
};
const waiver = { rule: 'r1', sentence: 'B is excluded', owner: 'Bea' };

test('a decision takes the place of an earlier one about the same initiative, however it is spelled', () => {
  const before = { overrides: [override('a'), override('B')], waived: [waiver] };
  expect(withDecision(before, override('A', 'out'), [{ ...waiver, owner: 'Cid' }])).toEqual({
    overrides: [override('B'), override('A', 'out')],
    waived: [{ ...waiver, owner: 'Cid' }],
  });
});

test('each decision is a line with all the others, for taking it back', () => {
  const lines = decisionLines({ overrides: [override('A'), override('B', 'out')], waived: [waiver] });
  expect(lines.map(({ what }) => what)).toEqual(['Kept in', 'Left out', 'Set aside']);
  expect(lines[1]?.others).toEqual({ overrides: [override('A')], waived: [waiver] });
  expect(lines[2]).toMatchObject({ initiative_key: null, sentence: 'B is excluded', others: { waived: [] } });
});

test('a price says what is lost or won, and nothing of what doubles leave over', () => {
  const none = { tokens: 0, drops_out: [], comes_in: [] };
  expect(printPrice({ ...none, objective_lost: 17, share_lost: 0.0944 }, 'value score')).toBe(
    'Costs 17 value score (9.44 %)',
  );
  expect(printPrice({ ...none, objective_lost: -3, share_lost: null }, 'orders')).toBe('Wins 3 orders');
  expect(printPrice({ ...none, objective_lost: 1e-13, share_lost: 1e-15 }, 'orders')).toBe('Costs nothing');
});

test('the price of a standing decision is told against the plan without it', () => {
  // With it 150, without it 200.
  const price = { objective_lost: -50, share_lost: -1 / 3, tokens: 4, drops_out: ['X'], comes_in: ['Y'] };
  const answer = { selected: [] } as never;
  expect(priceOfDecision({ ok: true, answer, price, cumulative: price })).toEqual({
    objective_lost: 50,
    share_lost: 0.25,
    tokens: -4,
    drops_out: ['Y'],
    comes_in: ['X'],
  });
});

const head = (name: string, version: number, changed: Partial<RoadmapHead> = {}): RoadmapHead => ({
  name,
  version,
  status: 'published',
  timeframe_label: '2026-H1',
  owner_team: 'Growth',
  description: 'as agreed',
  source_run_id: 'run_1',
  published_at: '2026-01-05T12:00:00Z',
  published_by: '',
  ...changed,
});
const portfolio = (run_id: string, timeframe_label: string): RoadmapsState['portfolios'][number] => {
  return { run_id, name: run_id, scenario_name: 'Core', is_active: false, is_baseline: false, timeframe_label };
};
const state = (roadmaps: readonly RoadmapHead[]): RoadmapsState => {
  return { portfolios: [portfolio('run_2', '2026-Q2'), portfolio('run_1', '2026-Q1')], roadmaps, shown: null };
};

test('the first plan offered is the shown one under a name of its own, else under that of the live roadmap', () => {
  expect(firstWords(state([]), 'run_1')).toMatchObject({
    run_id: 'run_1',
    name: 'Core roadmap',
    timeframe_label: '2026-Q1',
  });
  const live = state([head('Taken back', 3, { status: 'draft' }), head('Core plan', 2)]);
  expect(firstWords(live, 'run_gone')).toMatchObject({
    run_id: 'run_2',
    name: 'Core plan',
    timeframe_label: '2026-H1',
    owner_team: 'Growth',
  });
});

test('a live name brings its words along, and a plan its period unless somebody typed another', () => {
  const live = state([head('Core plan', 2)]);
  const words = { ...firstWords(state([]), 'run_1'), name: 'New' };
  expect(named(words, ' core PLAN ', live)).toMatchObject({ name: ' core PLAN ', description: 'as agreed' });
  expect(planned(words, 'run_2', live).timeframe_label).toBe('2026-Q2');
  expect(planned({ ...words, timeframe_label: '2026' }, 'run_2', live).timeframe_label).toBe('2026');
  expect(planned({ ...words, name: 'Core plan' }, 'run_2', live).timeframe_label).toBe('2026-Q1');
});

const entry = (initiative_key: string, changed: Partial<RoadmapEntry> = {}): RoadmapEntry => ({
  initiative_key,
  source_run_id: 'run_1',
  priority_rank: null,
  planned_quarter: null,
  planned_year: null,
  is_locked_in: false,
  notes: '',
  ...changed,
});

test('a preview shows each quarter with its tokens, what has none last with why, and the changes as published', () => {
  const q1 = { quarter: 'Q1', year: 2026 } as const;
  const kept = entry('A', { planned_quarter: 'Q1', planned_year: 2026 });
  const entries = [kept, entry('B'), entry('C')];
  const task: RoadmapPreview['task'] = {
    quarters: [q1, { quarter: 'Q2', year: 2026 }],
    capacity: [50, null],
    pools: [],
    entries: entries.map(({ initiative_key }) => ({
      initiative_key,
      tokens: 20,
      contribution: 1,
      deadline: null,
      fixed: initiative_key === 'A' ? q1 : null,
    })),
    needs: [],
    bundles: [],
  };
  const preview = { entries, task, before: [kept, entry('B')] } as unknown as RoadmapPreview;
  const places = [
    { initiative_key: 'b', place: q1, why: '' },
    { initiative_key: 'C', place: null, why: 'takes 20 tokens' },
  ];
  const plan = planByQuarter(preview, { places } as never);
  expect(plan.groups).toEqual([
    {
      quarter: 'Q1 2026',
      figures: '40 of 50 tokens',
      entries: [
        { key: 'A', why: '', isFixed: true },
        { key: 'B', why: '', isFixed: false },
      ],
    },
    { quarter: 'Q2 2026', figures: '0 tokens', entries: [] },
    { quarter: '', figures: '20 tokens', entries: [{ key: 'C', why: 'takes 20 tokens', isFixed: false }] },
  ]);
  expect(plan.changes).toEqual({ added: ['C'], dropped: [], moved: ['B'], kept: ['A'] });
});

test('what quarters of people break is said once, with what weighs most of the price', () => {
  const full = { kind: 'room', keys: ['A', 'B'], sentence: 'Q1 is full' } as const;
  const late = { kind: 'deadline', keys: ['B'], sentence: 'B is late' } as const;
  const groups = groupByBreak([
    { initiative_key: 'A', breaks: [full], price: null },
    { initiative_key: 'B', breaks: [full, late], price: null },
  ]);
  expect([...groups].map(([sentence, edits]) => [sentence, edits.map((edit) => edit.initiative_key)])).toEqual([
    ['Q1 is full', ['A', 'B']],
    ['B is late', ['B']],
  ]);
  const price = { tokens_unplaced: 0, deadlines_missed: 0, value_delay: 0 };
  expect(explainEditPrice({ ...price, tokens_unplaced: 12, value_delay: -5 })).toBe(
    'costs 12 tokens without a quarter',
  );
  expect(explainEditPrice({ ...price, deadlines_missed: 1 })).toBe('costs 1 missed deadline');
  expect(explainEditPrice({ ...price, deadlines_missed: -2 })).toBe('moving it would cost 2 missed deadlines');
  expect(explainEditPrice(price)).toBe('costs nothing');
});

test('plans to compare stand under what they are: published, decided, suggested', () => {
  const line = (run_id: string, changed: object = {}) =>
    ({
      run_id,
      status: 'success',
      scenario_name: 'Core',
      constraint_set_name: 'Tight',
      constraint_set_version: 1,
      started_at: '',
      ...changed,
    }) as HistoryLine;
  const decisions = { base_run_id: 'run_1', overrides: [override('A')], waived: [] };
  const lines = [line('run_3', { status: 'failed' }), line('run_2', { decisions }), line('run_1')];
  const groups = compareChoices(
    lines,
    [head('Plan', 2), head('Plan', 1, { status: 'superseded' })],
    new Set(['run_1']),
  );
  expect(groups[2]?.choices[0]?.label).toMatch(/ · baseline$/u);
  expect(groups.map(({ group, choices }) => [group, choices.map(({ id }) => id)])).toEqual([
    ['Published', ['roadmap Plan']],
    ['Decided', ['run run_2']],
    ['Suggested', ['run run_1']],
    ['Without a plan', ['ticks', 'score_cut']],
  ]);
});

describe('what was decided about the shown plan', () => {
  const decided = { base_run_id: 'run_1', overrides: [override('A')], waived: [waiver] };
  const shown = (shownRun: string | null): SidebarState => {
    const line = { run_id: 'run_2', scenario_name: 'Core', decisions: decided };
    const sidebar = { shownRun, history: [{ run_id: 'run_3', scenario_name: 'Core' }, line] };
    // Nothing else of it is looked at.
    return sidebar as unknown as SidebarState;
  };

  test('can be decided about a new run of its scenario, without the run that it was about', () => {
    expect(decisionsToCarry(shown('run_2'), ' core')).toEqual({ overrides: [override('A')], waived: [waiver] });
  });

  test.each([
    ['another scenario', 'run_2', 'Stretch'],
    ['no scenario', 'run_2', null],
    ['a shown run that nobody decided about', 'run_3', 'Core'],
    ['no shown run', null, 'Core'],
  ])('is left with %s', (_, run, scenario) => {
    expect(decisionsToCarry(shown(run), scenario)).toBeNull();
  });
});
