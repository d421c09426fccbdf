import { randomSequence, type SequenceShape } from '../../../bench/family/random-sequence';
import type { Engine } from '../../../src/core/model/engine';
import { checkSequence, fixedPlaces, isAcceptable } from '../../../src/core/portfolio/sequence/check-sequence';
import { solveSequence } from '../../../src/core/portfolio/sequence/solve-sequence';
import type { Places, SequenceTask } from '../../../src/core/portfolio/sequence/task';
import { loadHighs } from '../../../src/engines/highs';

let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

const options = { timeLimitMs: 60_000, seed: 1, now: () => performance.now() };
const solve = (task: SequenceTask) => solveSequence(task, highs, options);
const placesIn = (task: SequenceTask): Places => {
  const fixed = fixedPlaces(task);
  return new Map(
    solve(task).places.map(({ initiative_key: key, place }) => {
      const at = task.quarters.findIndex(({ quarter, year }) => quarter === place?.quarter && year === place.year);
      return [key, fixed.get(key) ?? (at < 0 ? null : at)];
    }),
  );
};

/** Values by rank: given-up links with people's own quarters, then the values that are said. */
function rankOf(task: SequenceTask, places: Places): readonly number[] {
  const { values, breaks } = checkSequence(task, places);
  const fixed = fixedPlaces(task);
  const isFixed = (key: string): boolean => (fixed.get(key) ?? null) !== null;
  let given = breaks.filter(({ kind, keys }) => kind === 'need' && keys.filter(isFixed).length === 1).length;
  for (const { members } of task.bundles) {
    const centre = members.find(isFixed) ?? members[0] ?? '';
    const apart = members.filter((key) => places.get(key) !== places.get(centre));
    if (isFixed(centre)) given += apart.filter((key) => !isFixed(key)).length;
  }
  return [given, values.tokens_unplaced, values.deadlines_missed, values.value_delay];
}

/** The best rank over all ways to place what people left open. */
function bestRank(task: SequenceTask): readonly number[] {
  const free = task.entries.filter(({ fixed }) => fixed === null).map(({ initiative_key }) => initiative_key);
  const choices = [null, ...task.quarters.keys()];
  let best: readonly number[] | null = null;
  const visit = (places: Map<string, number | null>, index: number): void => {
    const key = free[index];
    if (key === undefined) {
      if (!isAllowed(task, places)) return;
      const rank = rankOf(task, places);
      if (best === null || isBefore(rank, best)) best = rank;
      return;
    }
    for (const choice of choices) visit(new Map([...places, [key, choice]]), index + 1);
  };
  visit(new Map(fixedPlaces(task)), 0);
  if (best === null) throw new Error('placing nothing is always allowed');
  return best;
}

/** Quarters that people overfilled take nothing more; the rest is as isAcceptable has it. */
function isAllowed(task: SequenceTask, places: Places): boolean {
  const fixed = fixedPlaces(task);
  const pools = [
    { keys: task.entries.map(({ initiative_key }) => initiative_key), capacity: task.capacity },
    ...task.pools,
  ];
  const isOver = pools.some(({ keys, capacity }) =>
    task.quarters.some((_, q) => {
      const sum = (where: Places): number =>
        task.entries
          .filter(({ initiative_key: key }) => keys.includes(key) && where.get(key) === q)
          .reduce((total, { tokens }) => total + tokens, 0);
      return sum(places) > Math.max(capacity[q] ?? Number.POSITIVE_INFINITY, sum(fixed)) + 1e-6;
    }),
  );
  return !isOver && isAcceptable(task, places);
}

function isBefore(left: readonly number[], right: readonly number[]): boolean {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? 0;
    if (Math.abs(value - other) > 1e-9) return value < other;
  }
  return false;
}

const shapes: readonly SequenceShape[] = [
  { entries: 5, quarters: 3, room: 1.1, fixed: 0 },
  { entries: 6, quarters: 2, room: 0.8, fixed: 0 },
  { entries: 6, quarters: 3, room: 1.3, fixed: 2 },
  { entries: 7, quarters: 2, room: 1, fixed: 3 },
  { entries: 4, quarters: 4, room: 1.6, fixed: 1 },
];

test.each(shapes)('a sequence is the best of all there are: %o', (shape) => {
  let unplaced = 0;
  for (let seed = 1; seed <= 25; seed += 1) {
    const task = randomSequence(seed, shape);
    const places = placesIn(task);
    expect([seed, isAllowed(task, places)]).toEqual([seed, true]);
    const [found, best] = [rankOf(task, places), bestRank(task)];
    expect([seed, found.map((value, i) => Math.abs(value - (best[i] ?? 0)) < 1e-6)]).toEqual([
      seed,
      best.map(() => true),
    ]);
    unplaced += solve(task).places.filter(({ place }) => place === null).length;
  }
  expect(unplaced).toBeGreaterThanOrEqual(shape.room < 1 ? 10 : 0);
});

const entry = (initiative_key: string, tokens: number, more: Partial<SequenceTask['entries'][number]> = {}) => ({
  initiative_key,
  tokens,
  contribution: 1,
  deadline: null,
  fixed: null,
  ...more,
});
const halfYear = [
  { quarter: 'Q1', year: 2026 },
  { quarter: 'Q2', year: 2026 },
] as const;
const empty: SequenceTask = { quarters: halfYear, capacity: [10, 10], pools: [], entries: [], needs: [], bundles: [] };
const quartersBy = (task: SequenceTask) =>
  Object.fromEntries(solve(task).places.map(({ initiative_key, place }) => [initiative_key, place?.quarter ?? null]));

test('what brings more comes first, and a need comes no later than what needs it', () => {
  const task = { ...empty, entries: [entry('A', 10, { contribution: 5 }), entry('B', 10)] };
  expect(quartersBy(task)).toEqual({ A: 'Q1', B: 'Q2' });
  expect(quartersBy({ ...task, needs: [{ dependent: 'A', needed: 'B' }] })).toEqual({ A: 'Q2', B: 'Q1' });
});

test('a need may share the quarter of what needs it', () => {
  const entries = [entry('A', 5), entry('B', 5)];
  expect(quartersBy({ ...empty, entries, needs: [{ dependent: 'A', needed: 'B' }] })).toEqual({ A: 'Q1', B: 'Q1' });
});

test('what cannot be placed has no quarter and says why', () => {
  const task = {
    ...empty,
    entries: [entry('BIG', 11), entry('NEEDS', 1), entry('A', 8), entry('B', 8), entry('C', 4)],
    needs: [{ dependent: 'NEEDS', needed: 'BIG' }],
  };
  const why = Object.fromEntries(solve(task).places.map(({ initiative_key, why: text }) => [initiative_key, text]));
  expect(why).toEqual({
    BIG: 'takes 11 tokens; the largest quarter has 10',
    NEEDS: 'needs BIG, which has no quarter',
    A: '',
    B: '',
    C: 'takes 4 tokens; no quarter has more than 2 left',
  });
});

test('a quarter of people stands, what it breaks is said, and what it costs', () => {
  const fixed = { quarter: 'Q1', year: 2026 } as const;
  const task = {
    ...empty,
    entries: [entry('A', 12, { fixed }), entry('B', 10, { contribution: 3 }), entry('C', 10)],
  };
  const { places, edits } = solve(task);
  expect(places.find(({ initiative_key }) => initiative_key === 'A')?.place).toEqual(fixed);
  expect(edits).toEqual([
    {
      initiative_key: 'A',
      breaks: [{ kind: 'room', keys: ['A'], sentence: 'Q1 2026 has 10 tokens, 12 are planned' }],
      price: { tokens_unplaced: -2, deadlines_missed: 0, value_delay: 2 + 0 },
    },
  ]);
});

test('a deadline in a quarter is met in that quarter, and goes before value', () => {
  const deadline = '2026-02-10' as never;
  const task = { ...empty, entries: [entry('A', 10, { contribution: 9 }), entry('B', 10, { deadline })] };
  expect(quartersBy(task)).toEqual({ A: 'Q2', B: 'Q1' });
});
