import type { Gap } from '../../src/core/explain/gaps';
import type { DescribedIssue } from '../../src/core/kernel/issue';
import { conflictMessages } from '../../src/core/kernel/messages/conflict-messages';
import { firstChoice, noRules, requestOf } from '../../src/sidebar/model/choice';
import { explainConflicts } from '../../src/sidebar/model/conflict-words';
import { isDropped } from '../../src/sidebar/model/dropped-scenario';
import { gapBars } from '../../src/sidebar/model/gap-bars';
import { countProblems, groupProblems } from '../../src/sidebar/model/group-problems';
import { describeProgress, printElapsed } from '../../src/sidebar/model/progress-words';
import { planWord } from '../../src/sidebar/model/publish-words';
import { describeOutcome, printRunName } from '../../src/sidebar/model/run-words';
import { firstWithSameInputs } from '../../src/sidebar/model/same-inputs';
import type { Solving } from '../../src/sidebar/run/run-state';

const found = (severity: DescribedIssue['severity'], row: number | null, message: string): DescribedIssue => {
  return { tab: 'Candidates', row, column: 'title', code: 'unknown-kpi', severity, message, fix: 'mend it' };
};

test('problems are grouped by severity, the worst first, whole tabs before rows', () => {
  const groups = groupProblems([
    found('warning', 3, 'odd'),
    found('error', 7, 'wrong'),
    found('error', null, 'gone'),
    found('conflict', 2, 'no'),
  ]);
  expect(groups.map(({ title }) => title)).toEqual(['2 errors', '1 conflict', '1 warning']);
  expect(groups[0]?.problems.map(({ place, text }) => `${place}: ${text}`)).toEqual([
    'Candidates, title: gone. mend it.',
    'Candidates row 7, title: wrong. mend it.',
  ]);
  expect(groups[0]?.problems[1]?.at).toEqual({ tab: 'Candidates', row: 7, column: 'title' });
});

test('conflicts stand by scenario and set: those of the chosen one first, the others last and named', () => {
  const conflict = (row: number, ...of: readonly string[]): DescribedIssue => ({ ...found('conflict', row, 'no'), of });
  const issues = [
    conflict(2, 'Q1 · Tight'),
    conflict(3, 'Q1 · Tight', 'Q2 · Tight'),
    conflict(4, 'Q2 · Tight'),
    found('warning', 5, 'odd'),
  ];
  const titles = (chosen: string | null) =>
    groupProblems(issues, chosen).map(({ title, isElsewhere }) => [title, isElsewhere]);
  expect(titles('Q1 · Tight')).toEqual([
    ['2 conflicts in Q1 · Tight', false],
    ['1 warning', false],
    ['1 conflict in Q2 · Tight', true],
  ]);
  expect(titles('Q1 · Base')).toEqual([
    ['1 warning', false],
    ['2 conflicts in Q1 · Tight', true],
    ['2 conflicts in Q2 · Tight', true],
  ]);
  expect(titles(null)).toEqual([
    ['3 conflicts', false],
    ['1 warning', false],
  ]);
});

const running: Solving = {
  step: 'solving',
  runId: 'run_1',
  isLoaded: true,
  stage: 'NSM',
  best: 100,
  bound: 102.1,
  goal: 'NSM',
  hasPlan: true,
  isInPage: false,
};

test.each([
  [{ isLoaded: false }, 'Fetching the solver (only the first time)'],
  [{}, 'Looking for the best plan'],
  [{ stage: 'KPI' }, 'Keeping that, looking for the most KPI'],
  [{ stage: 'tokens' }, 'Comparing equally good plans: fewest tokens'],
])('a stage is said in plain words: %j', (change, words) => {
  expect(describeProgress({ ...running, ...change }).stage).toBe(words);
});

test.each([
  [100, 102.1, 'at most 2.1 % better possible'],
  [100, 100, 'nothing better is possible'],
  [-10, -9, 'at most 10 % better possible'],
  [0, 5, 'how much better is possible is not known yet'],
  [100, null, null],
  [null, 100, null],
])('best %p and bound %p leave: %p', (best, bound, room) => {
  expect(describeProgress({ ...running, best, bound }).room).toBe(room);
});

test('time is said in seconds, then in minutes', () => {
  expect([printElapsed(4_900), printElapsed(65_000), printElapsed(600_000)]).toEqual([
    '4 s',
    '1 min 05 s',
    '10 min 00 s',
  ]);
});

const gap: Gap = {
  kind: 'capacity',
  dimension: 'country',
  key: 'UK',
  kpi_key: null,
  floor_or_goal: 'cap',
  target: 400,
  achieved: 320,
  gap: 0,
  severity: 'OK',
  driver: '',
};

test.each<[Partial<Gap>, string, string, string, number, number]>([
  [{}, 'UK', '320 of at most 400 tokens', '80 tokens left', 0.8, 1],
  [{ dimension: 'all', key: 'all' }, 'Whole capacity', '320 of at most 400 tokens', '80 tokens left', 0.8, 1],
  [{ achieved: 399 }, 'UK', '399 of at most 400 tokens', '1 token left', 0.9975, 1],
  [{ achieved: 400, severity: 'WARN' }, 'UK', '400 of at most 400 tokens', 'full', 1, 1],
  [{ floor_or_goal: 'floor', target: 160 }, 'UK', '320 of at least 160 tokens', 'met', 1, 0.5],
  [
    { kind: 'kpi', kpi_key: 'NSM', floor_or_goal: 'goal', gap: 80, severity: 'CRITICAL' },
    'NSM in UK',
    '320 of a goal of 400',
    'missed by 80',
    0.8,
    1,
  ],
  [
    { kind: 'rule', target: 4, achieved: 5, gap: 1, severity: 'CRITICAL' },
    'UK',
    '5 of at most 4 funded',
    '1 too many',
    1,
    0.8,
  ],
])('a gap as a bar says it all in words: %j', (change, name, figures, verdict, fill, mark) => {
  const { capacity, kpis, counts } = gapBars([{ ...gap, ...change }]);
  expect([...capacity, ...kpis, ...counts]).toMatchObject([{ name, figures, verdict, fill, mark }]);
});

test('a floor out of reach is said with the figures of its conflict', () => {
  const missed = { target: 1_500_000, achieved: 1_497_936.82375, gap: 2_063.17625, severity: 'CRITICAL' } as const;
  const { kpis } = gapBars([{ ...gap, kind: 'kpi', kpi_key: 'NSM', floor_or_goal: 'floor', ...missed }]);
  const conflict = conflictMessages['floor-out-of-reach'].says({
    kpi: 'NSM',
    slice: 'UK',
    target: missed.target,
    reachable: missed.achieved,
    missing: missed.gap,
    isFalling: false,
  });
  const [bar] = kpis;
  expect(bar).toMatchObject({ figures: '1,497,936 of at least 1,500,000', verdict: 'missed by 2,063.18' });
  expect(conflict).toContain('1,497,936 at best');
  expect(conflict).toContain('2,063.18 missing');
});

test('conflicts that stand alone each have to change; rules that clash cannot all hold', () => {
  const alone = { code: 'floor-out-of-reach' } as const;
  expect(explainConflicts([alone, alone])).toBe(
    'These ask for more than can be reached: no run that uses one of them finds a plan.',
  );
  expect(explainConflicts([alone])).toBe('This asks for more than can be reached: no run that uses it finds a plan.');
  expect(explainConflicts([alone, { code: 'in-and-out' }])).toMatch(/^These cannot all hold/);
});

test('a check is summed up by severity', () => {
  expect(countProblems([found('warning', 3, 'odd'), found('conflict', 2, 'no'), found('conflict', 4, 'no')])).toBe(
    '2 conflicts, 1 warning',
  );
  expect(countProblems([])).toBe('No problems found.');
});

test('a plan is put away when its scenario goes, and not when it was gone before', () => {
  const sample = { scenarios: [{ name: 'Sample', sets: [] }] };
  const empty = { scenarios: [] };
  expect(isDropped('Sample', sample, empty)).toBe(true);
  expect(isDropped('Sample', empty, empty)).toBe(false);
  expect(isDropped('Sample', sample, sample)).toBe(false);
});

test('a run with the inputs of an earlier one says when that was', () => {
  const line = (run_id: string, inputs_hash: string, started_at: string) => ({ run_id, inputs_hash, started_at });
  const history = [
    line('run_3', 'a', '2026-01-03T00:00:00Z'),
    line('run_2', 'b', '2026-01-02T00:00:00Z'),
    line('run_1', 'a', '2026-01-01T00:00:00Z'),
  ];
  expect([...firstWithSameInputs(history)]).toEqual([['run_3', '2026-01-01T00:00:00Z']]);
});

test('targets met are counted; gaps of a run without a plan make no bars', () => {
  const target: Gap = { ...gap, kind: 'kpi', kpi_key: 'NSM', floor_or_goal: 'floor' };
  expect(gapBars([target, { ...target, severity: 'CRITICAL', gap: 1 }]).kpiSummary).toBe('1 of 2 targets met');
  expect(gapBars([{ ...target, achieved: null }])).toEqual({ capacity: [], kpis: [], counts: [], kpiSummary: null });
});

test.each([
  ['success', 'optimal', 0, 'Best plan found', 'Proven: no plan that keeps all rules is better.'],
  ['success', 'feasible_stopped', 0.021, 'Good plan found', 'Best found; at most 2.1 % better may exist.'],
  ['infeasible', 'infeasible', null, 'No plan keeps all rules', 'Loosen or remove'],
  ['failed', 'undecided', null, 'No plan found in time', 'Allow more time'],
  ['failed', null, null, 'The run failed', 'It broke.'],
  ['cancelled', 'undecided', null, 'Cancelled', 'No plan was kept.'],
] as const)('%s and %s is told as a person would', (status, termination, proven_gap, title, detail) => {
  const outcome = describeOutcome({ status, termination, proven_gap, objective: 10, outcome: 'ERROR: it broke' });
  expect(outcome.title).toBe(title);
  expect(outcome.detail).toContain(detail);
});

describe('a plan that is proven best claims no more than was proven', () => {
  const breach = { tab: 'Constraints', row: 2, sentence: 'Too much', amount: 1, percent: 10, price: 3 };
  const decided = { base_run_id: 'run_1', overrides: [], waived: [] };
  const waived = [{ rule: 'x', sentence: 'UK gets at most 10 tokens', owner: 'Anna' }];
  const proven = {
    status: 'success',
    termination: 'optimal',
    proven_gap: 0,
    objective: 10,
    outcome: 'OK',
  } as const;

  test.each([
    [{}, [], 'all rules'],
    [{ decisions: decided }, [], 'all rules and these decisions'],
    [{ decisions: { ...decided, waived } }, [], 'all other rules and these decisions'],
    [{}, [breach], 'all rules that must hold'],
    [{ decisions: decided }, [breach], 'all rules that must hold and these decisions'],
  ])('with %j and the soft rules %j broken', (more, breaches, kept) => {
    const { title, detail } = describeOutcome({ ...proven, ...more }, breaches);
    expect([title, detail]).toEqual(['Best plan found', `Proven: no plan that keeps ${kept} is better.`]);
  });
});

test.each([
  [327_000, 'the suggested plan is worth 6,000 more (1.8 %).'],
  [333_000, 'the suggested plan is worth as much.'],
  [350_000, 'the suggested plan is worth 17,000 less (5.11 %).'],
])('a plan that a person took, worth %d, is not said to be found or unproven', (objective, words) => {
  const taken = { status: 'success', termination: 'feasible_stopped', proven_gap: 0.018, outcome: 'OK' } as const;
  const outcome = describeOutcome({ ...taken, objective, instead_of: 333_000 });
  expect(outcome).toEqual({ title: 'Chosen plan', detail: `Chosen by people: ${words}`, tone: 'close' });
  expect(planWord({ instead_of: 333_000 })).toBe('decided');
  expect(planWord({})).toBe('suggested');
});

test('a run without rules says so', () => {
  const run = { scenario_name: 'Q1', constraint_set_name: 'Tight', constraint_set_version: 2 };
  expect(printRunName(run)).toBe('Q1 · Tight v2');
  expect(printRunName({ ...run, constraint_set_name: '(none)' })).toBe('Q1 · no rules');
});

describe('what is asked for', () => {
  const sidebar = {
    isSetUp: true,
    scenarios: [
      { name: 'Q1', sets: ['Baseline', 'Tight'] },
      { name: 'Q2', sets: [] },
    ],
    candidates: { all: 9, ticked: 4 },
    problems: [],
    history: [],
    shownRun: null,
    unsavedNotes: 0,
    place: 'this spreadsheet',
  };

  test('is the first scenario, its first set and the ticked candidates to begin with', () => {
    expect(requestOf(sidebar, firstChoice)).toEqual({
      scenario: 'Q1',
      constraint_set: 'Baseline',
      scope: 'selected',
      engine: 'auto',
      time_limit_s: 120,
    });
  });

  test('is all candidates where none is ticked, and no rules where they were chosen or there are none', () => {
    expect(requestOf({ ...sidebar, candidates: { all: 9, ticked: 0 } }, firstChoice).scope).toBe('all');
    expect(requestOf(sidebar, { ...firstChoice, constraintSet: noRules }).constraint_set).toBeNull();
    expect(requestOf(sidebar, { ...firstChoice, scenario: 'Q2' }).constraint_set).toBeNull();
  });

  test('falls back when what was chosen is gone from the tabs', () => {
    const choice = { ...firstChoice, scenario: 'Old', constraintSet: 'Gone' };
    expect(requestOf(sidebar, choice)).toMatchObject({ scenario: 'Q1', constraint_set: 'Baseline' });
  });
});
