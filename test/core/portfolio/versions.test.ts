import { parsePeriod } from '../../../src/core/kernel/period';
import { changesBetween } from '../../../src/core/portfolio/changes';
import { isRepeated, nextEntries, withPlacements } from '../../../src/core/portfolio/next-version';
import type { Portfolio } from '../../../src/core/portfolio/portfolio';
import { parseQuarter, quartersOf } from '../../../src/core/portfolio/quarter';
import type { RoadmapEntry } from '../../../src/core/portfolio/roadmap';
import { editsOf, hasEdits, withEdits } from '../../../src/core/portfolio/row-edits';
import { quarterCapacity, shareCapacity } from '../../../src/core/portfolio/sequence/quarter-capacity';
import { entryOf, roadmapOf } from '../../contracts/store-roadmaps-contract';

const portfolio = (run_id: string, ...funded: readonly string[]): Portfolio => ({
  run_id,
  name: 'Plan, Baseline v1',
  items: ['A', 'B', 'C', 'D'].map((initiative_key) => ({
    initiative_key,
    title: '',
    selected: funded.includes(initiative_key),
    allocated_tokens: 1,
    rank: funded.indexOf(initiative_key) + 1 || null,
    reason: 'value',
    source: 'optimizer',
  })),
});
const ranks = (entries: readonly RoadmapEntry[]) =>
  Object.fromEntries(entries.map(({ initiative_key, priority_rank }) => [initiative_key, priority_rank]));
const sources = (entries: readonly RoadmapEntry[]) =>
  Object.fromEntries(entries.map(({ initiative_key, source_run_id }) => [initiative_key, source_run_id]));

test('a first version has what is funded, ranked as the portfolio ranks it', () => {
  const entries = nextEntries(portfolio('run_1', 'B', 'A'), null, true);
  expect(ranks(entries)).toEqual({ B: 1, A: 2 });
  expect(sources(entries)).toEqual({ B: 'run_1', A: 'run_1' });
});

test('what is locked or was added by hand stays, what is neither funded nor locked goes, what comes in is ranked behind', () => {
  const before = roadmapOf(1, [
    entryOf('a', { priority_rank: 7, notes: 'kept', planned_quarter: 'Q1', planned_year: 2026 }),
    entryOf('B', { priority_rank: 2, is_locked_in: true }),
    entryOf('C', { priority_rank: 3 }),
    entryOf('HAND', { priority_rank: null, source_run_id: null }),
  ]);
  const entries = nextEntries(portfolio('run_2', 'D', 'A'), before, true);
  expect(ranks(entries)).toEqual({ B: 2, a: 7, D: 8, HAND: null });
  expect(sources(entries)).toEqual({ B: 'run_1', a: 'run_2', D: 'run_2', HAND: null });
  expect(entries.find(({ initiative_key }) => initiative_key === 'a')).toMatchObject({
    notes: 'kept',
    planned_quarter: 'Q1',
  });
  expect(changesBetween(before.entries, entries)).toEqual({
    added: ['D'],
    dropped: ['C'],
    moved: [],
    kept: ['B', 'a', 'HAND'],
  });
});

test('what people took out stays out while the portfolio is the same one, and comes back with another', () => {
  const before = roadmapOf(1, [entryOf('A')]);
  expect(ranks(nextEntries(portfolio('run_1', 'A', 'B'), before, true))).toEqual({ A: 1 });
  expect(ranks(nextEntries(portfolio('run_2', 'A', 'B'), before, true))).toEqual({ A: 1, B: 2 });
});

test('quarters are planned anew only where that is asked for, and never those of locked entries', () => {
  const planned = { planned_quarter: 'Q1', planned_year: 2026 } as const;
  const before = roadmapOf(1, [
    entryOf('A', planned),
    entryOf('B', { ...planned, priority_rank: 2, is_locked_in: true }),
  ]);
  const entries = nextEntries(portfolio('run_1', 'A', 'B'), before, false);
  expect(entries.map(({ planned_quarter }) => planned_quarter)).toEqual([null, 'Q1']);
  const placed = withPlacements(entries, new Map(['a', 'b'].map((id) => [id, { quarter: 'Q2', year: 2026 } as const])));
  expect(placed.map(({ planned_quarter }) => planned_quarter)).toEqual(['Q2', 'Q1']);
  expect(changesBetween(before.entries, placed).moved).toEqual(['A']);
});

test('the same portfolio, name, timeframe and words are nothing new', () => {
  const live = roadmapOf(1, []);
  const words = {
    name: 'PLAN of record',
    timeframe_label: '2026-h1',
    owner_team: 'Growth',
    description: '',
    keep_quarters: true,
  };
  expect(isRepeated(live, 'run_1', words)).toBe(true);
  expect(isRepeated(null, 'run_1', words)).toBe(false);
  for (const change of [
    { timeframe_label: '2026' },
    { owner_team: 'Core' },
    { description: 'x' },
    { keep_quarters: false },
  ]) {
    expect(isRepeated(live, 'run_1', { ...words, ...change })).toBe(false);
  }
  expect(isRepeated(live, 'run_2', words)).toBe(false);
});

test('edits are told from the version that was shown, and hold on a later one', () => {
  const shown = [entryOf('A'), entryOf('B', { priority_rank: 2 }), entryOf('C', { priority_rank: 3 })];
  const row = (entry: RoadmapEntry, more: Partial<RoadmapEntry> = {}) => ({ ...entry, ...more, isEntry: true });
  const [a = entryOf('A'), b = entryOf('B')] = shown;
  expect(hasEdits(editsOf(shown, shown.map((entry) => row(entry)).reverse()))).toBe(false);
  const edits = editsOf(shown, [
    row(a, { notes: 'said' }),
    row(b),
    row(b, { notes: 'twice' }),
    row(entryOf('HAND', { notes: 'by hand' })),
    { ...entryOf('D', { notes: 'aside' }), isEntry: false },
  ]);
  const later = roadmapOf(2, [entryOf('A', { priority_rank: 9 }), entryOf('C'), entryOf('E')]);
  expect(withEdits(later, edits)).toEqual([
    entryOf('E'),
    entryOf('HAND', { source_run_id: null, notes: 'by hand' }),
    entryOf('A', { priority_rank: 9, notes: 'said' }),
  ]);
});

test('quarters of periods, and names of quarters', () => {
  const of = (text: string) => quartersOf(parsePeriod(text) ?? { firstDay: '' as never, lastDay: '' as never });
  expect(of('2026').map(({ quarter }) => quarter)).toEqual(['Q1', 'Q2', 'Q3', 'Q4']);
  expect(of('2026-H2').map(({ quarter, year }) => `${quarter} ${year}`)).toEqual(['Q3 2026', 'Q4 2026']);
  expect(of('2026-05')).toEqual([{ quarter: 'Q2', year: 2026 }]);
  expect(of('2026-W01').map(({ year }) => year)).toEqual([2025, 2026]);
  expect(parseQuarter('q3', 2026)).toEqual({ quarter: 'Q3', year: 2026 });
  expect(parseQuarter('2027-Q1', 2026)).toEqual({ quarter: 'Q1', year: 2027 });
  expect(parseQuarter('2027', 2026)).toBeNull();
});

test('capacity is split evenly unless quarters are named; parts share likewise', () => {
  const quarters = quartersOf(parsePeriod('2026') ?? { firstDay: '' as never, lastDay: '' as never });
  expect(quarterCapacity(quarters, 100, [])).toEqual([25, 25, 25, 25]);
  expect(quarterCapacity(quarters, null, [])).toEqual([null, null, null, null]);
  const said = [
    { name: 'Q1', tokens: 40 },
    { name: '2026-Q2', tokens: 30 },
    { name: '2027-Q3', tokens: 5 },
  ];
  expect(quarterCapacity(quarters, 100, said)).toEqual([40, 30, 15, 15]);
  expect(quarterCapacity(quarters, null, said)).toEqual([40, 30, null, null]);
  expect(shareCapacity(10, [40, 30, 15, 15])).toEqual([4, 3, 1.5, 1.5]);
  expect(shareCapacity(10, [null, 5])).toEqual([5, 5]);
});
