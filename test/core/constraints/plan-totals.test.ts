import { signOf } from '../../../src/core/domain/kpi';
import { Plan } from '../../../src/core/domain/plan';
import { sliceOf, wholePortfolio } from '../../../src/core/domain/slice';
import { levelAfter, requiredIncrement } from '../../../src/core/domain/target';
import { initiativeKey } from '../../../src/core/kernel/keys';
import { candidate, cost, fourCandidates, keysOf, orders, planOf, poolOf } from './small-plans';

const uk = sliceOf(['country'], 'UK') ?? wholePortfolio;
const growth = sliceOf(['department'], 'growth') ?? wholePortfolio;
const ukGrowth = sliceOf(['country', 'department'], 'UK+Growth') ?? wholePortfolio;

describe('what a target asks for', () => {
  test.each([
    ['a level above the baseline', 'higher_is_better', 200_000, 180_000, 20_000],
    ['a change', 'higher_is_better', 1200, null, 1200],
    ['a level already reached', 'higher_is_better', 100, 130, -30],
    ['a level below the baseline, less being better', 'lower_is_better', 7, 10, 3],
    ['a fall, less being better', 'lower_is_better', -3, null, 3],
    ['a level that may rise, less being better', 'lower_is_better', 12, 10, -2],
    ['a baseline of zero', 'higher_is_better', 5, 0, 5],
    ['a negative baseline', 'higher_is_better', 5, -5, 10],
  ] as const)('%s: %s to %d from %j asks for %d', (_, direction, value, baseline, required) => {
    expect(requiredIncrement({ value, baseline, direction })).toBe(required);
    expect(levelAfter({ baseline, direction }, required)).toBe(value);
  });

  test.each(['higher_is_better', 'lower_is_better'] as const)('nothing, as a plain zero (%s)', (direction) => {
    expect(Object.is(requiredIncrement({ value: 10, baseline: 10, direction }), 0)).toBe(true);
  });

  test('less is better turns the sign, and only that', () => {
    expect(signOf({ direction: 'lower_is_better' })).toBe(-1);
    expect(signOf({ direction: 'higher_is_better' })).toBe(1);
  });
});

describe('what a plan comes to', () => {
  const plan = planOf(poolOf(fourCandidates), 'A B C');

  test.each([
    ['the whole portfolio', wholePortfolio, 60, 3, 130],
    ['the UK, however spelled', uk, 30, 2, 150],
    ['Growth', growth, 40, 2, 80],
    ['UK and Growth crossed', ukGrowth, 10, 1, 100],
  ])('in %s', (_, slice, tokens, count, increment) => {
    expect([plan.tokens(slice), plan.count(slice), plan.kpi(slice, orders)]).toEqual([tokens, count, increment]);
  });

  test('a contribution that is not known counts as nothing', () => {
    expect(plan.kpi(wholePortfolio, cost)).toBe(0);
  });

  test('the share of an initiative is what the slice loses without it', () => {
    for (const slice of [wholePortfolio, uk, growth, ukGrowth]) {
      for (const key of ['A', 'B', 'C', 'D'].map(initiativeKey)) {
        const others = new Plan(
          plan.pool,
          [...plan.selected].filter((other) => other !== key),
        );
        expect(plan.share(key, slice, orders)).toBe(plan.kpi(slice, orders) - others.kpi(slice, orders));
      }
    }
  });

  test('candidates keep the order of the pool', () => {
    expect(
      planOf(poolOf(fourCandidates), 'C A')
        .selectedIn(wholePortfolio)
        .map(({ key }) => key),
    ).toEqual(['A', 'C']);
  });
});

describe('a bonus', () => {
  const bonus = { members: keysOf('A B'), kpi: orders, amount: 7 };
  const pool = poolOf(fourCandidates, [bonus]);

  test.each([
    ['earned when all members are funded', 'A B', 157],
    ['not earned by some of them', 'A C', 80],
    ['not lost through others', 'A B C D', 137],
  ])('is %s', (_, selected, total) => {
    expect(planOf(pool, selected).kpi(wholePortfolio, orders)).toBe(total);
  });

  test('counts in a slice only when all its members lie in it', () => {
    const plan = planOf(pool, 'A B C');
    expect(plan.kpi(uk, orders)).toBe(157);
    expect(plan.kpi(growth, orders)).toBe(80);
    expect(plan.kpi(ukGrowth, orders)).toBe(100);
  });

  test('belongs to its own KPI', () => {
    expect(planOf(pool, 'A B').kpi(wholePortfolio, cost)).toBe(0);
  });

  test('with a member outside the run is never earned', () => {
    const stranger = poolOf(fourCandidates, [{ ...bonus, members: keysOf('A X') }]);
    expect(planOf(stranger, 'A B').kpi(wholePortfolio, orders)).toBe(150);
  });
});

describe('a pool', () => {
  const pool = poolOf([candidate('A'), candidate('B', { ineligible: 'archived on Backlog' })]);

  test.each([
    ['A', true, true],
    ['B', true, false],
    ['X', false, false],
  ])('%s is offered: %s, and may be funded: %s', (key, isOffered, isEligible) => {
    expect(pool.find(initiativeKey(key)) !== null).toBe(isOffered);
    expect(pool.isEligible(initiativeKey(key))).toBe(isEligible);
  });
});
