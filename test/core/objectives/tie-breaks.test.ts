import { wholePortfolio } from '../../../src/core/domain/slice';
import type { KpiTarget } from '../../../src/core/domain/target';
import { type IsoDate, parseIsoDate } from '../../../src/core/kernel/iso-date';
import { meanShortfall, openGoals } from '../../../src/core/objectives/level';
import { deadlineRanks, tieBreakNames, tieBreakValue } from '../../../src/core/objectives/tie-breaks';
import { candidate, fourCandidates, orders, planOf, poolOf } from '../constraints/small-plans';

const pool = poolOf(fourCandidates);

function goal(value: number, baseline: number | null = null): KpiTarget {
  return { slice: wholePortfolio, kpi: orders, direction: 'higher_is_better', value, baseline, notes: '', origins: [] };
}

function day(text: string): IsoDate {
  const parsed = parseIsoDate(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
}

test('what decides between equal plans, in this order', () => {
  expect(tieBreakNames).toEqual(['goals', 'tokens', 'deadlines']);
});

describe('the mean shortfall of goals', () => {
  test.each([
    ['none without goals', [], 'A', 0],
    ['none when the goal is met', [goal(100)], 'A', 0],
    ['none when it is exceeded', [goal(60)], 'A', 0],
    ['the missing part', [goal(200)], 'A', 0.5],
    ['the whole when nothing is brought', [goal(200)], '', 1],
    ['more than the whole when the KPI gets worse', [goal(20)], 'C', 2],
    ['the mean of several', [goal(200), goal(100)], 'B', (0.75 + 0.5) / 2],
    ['not thinned by goals that ask for nothing', [goal(200), goal(5, 9)], 'A', 0.5],
  ])('is %s', (_, goals, selected, mean) => {
    expect(meanShortfall(goals, planOf(pool, selected))).toBeCloseTo(mean, 12);
    expect(tieBreakValue('goals', planOf(pool, selected), goals)).toBeCloseTo(mean, 12);
  });

  test('counts the goals that ask for something', () => {
    expect(openGoals([goal(5), goal(0), goal(-1), goal(5, 5)])).toEqual([goal(5)]);
  });
});

describe('deadlines', () => {
  const due = poolOf([
    candidate('z'),
    candidate('b', { deadline: day('2026-06-30') }),
    candidate('A'),
    candidate('c', { deadline: day('2026-04-01') }),
    candidate('B2', { deadline: day('2026-06-30') }),
  ]);

  test('rank candidates by day, then by key; without a day they come last', () => {
    expect([...deadlineRanks(due)]).toEqual([
      ['c', 1],
      ['b', 2],
      ['B2', 3],
      ['A', 4],
      ['z', 5],
    ]);
  });

  test('count as the sum of ranks, so that earlier deadlines and fewer candidates win', () => {
    expect(tieBreakValue('deadlines', planOf(due, 'c A'), [])).toBe(5);
    expect(tieBreakValue('deadlines', planOf(due, 'c z'), [])).toBe(6);
    expect(tieBreakValue('deadlines', planOf(due, ''), [])).toBe(0);
  });
});

test('tokens count as the plan takes them', () => {
  expect(tieBreakValue('tokens', planOf(pool, 'A D'), [])).toBe(50);
});
