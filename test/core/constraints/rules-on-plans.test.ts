import { kindOf, type RuleKindName } from '../../../src/core/constraints/index';
import type { Names } from '../../../src/core/constraints/names';
import { initiativeKey } from '../../../src/core/kernel/keys';
import { names, type RuleCells, theRule } from './read-rule';
import { candidate, cost, fourCandidates, orders, planOf, poolOf } from './small-plans';

const pool = poolOf(fourCandidates);
/** The workbook of the four candidates, two of which carry the bundle key "pair". */
const known: Names = {
  ...names,
  initiative: (text) => (/^[abcd]$/iu.test(text.trim()) ? initiativeKey(text.trim().toUpperCase()) : null),
  bundleMembers: (bundle) => (bundle === 'pair' ? [initiativeKey('A'), initiativeKey('B')] : []),
};
const country = (key: string) => ({ dimension: 'country', key });
const initiative = (key: string, related = '') => ({ dimension: 'initiative', key, related_keys: related });
const target = (cells: RuleCells, kpi: string, value: number): RuleCells => ({
  ...cells,
  target_kpi_key: kpi,
  target_value: value,
});

describe('a plan keeps a rule by what the rule means', () => {
  test.each<[RuleKindName, RuleCells, string, boolean]>([
    ['capacity_floor', { ...country('UK'), min_tokens: 30 }, 'A B', true],
    ['capacity_floor', { ...country('UK'), min_tokens: 30 }, 'A C D', false],
    ['capacity_floor', { ...country('FR'), min_tokens: 1 }, 'A B C D', false],
    ['capacity_floor', { dimension: 'all', min_tokens: 100 }, 'A B C D', true],
    ['capacity_cap', { ...country('UK'), max_tokens: 29 }, 'A C D', true],
    ['capacity_cap', { ...country('UK'), max_tokens: 29 }, 'A B', false],
    ['capacity_cap', { ...country('FR'), max_tokens: 0.5 }, 'A B C D', true],
    ['capacity_cap', { dimension: 'country+department', key: 'UK+Growth', max_tokens: 9 }, 'B C D', true],
    ['capacity_cap', { dimension: 'country+department', key: 'UK+Growth', max_tokens: 9 }, 'A', false],
    ['min_selected', { dimension: 'department', key: 'growth', min_count: 2 }, 'A C', true],
    ['min_selected', { dimension: 'department', key: 'growth', min_count: 2 }, 'A B D', false],
    ['max_selected', { dimension: 'all', max_count: 2 }, 'A B', true],
    ['max_selected', { dimension: 'all', max_count: 2 }, 'A B C', false],
    ['mandatory', initiative('A'), 'A', true],
    ['mandatory', initiative('A'), 'B C D', false],
    ['exclude', initiative('A'), 'B C D', true],
    ['exclude', initiative('A'), 'A', false],
    ['exclude_pair', initiative('A', 'B, C'), 'B D', true],
    ['exclude_pair', initiative('A', 'B, C'), 'B C', false],
    ['exclude_pair', initiative('A', 'B, C'), '', true],
    ['bundle_all_or_nothing', { dimension: 'bundle', key: 'pair' }, 'A B C', true],
    ['bundle_all_or_nothing', { dimension: 'bundle', key: 'pair' }, 'C', true],
    ['bundle_all_or_nothing', { dimension: 'bundle', key: 'pair' }, 'B', false],
    ['require_prereq', initiative('A', 'B'), 'A B', true],
    ['require_prereq', initiative('A', 'B'), 'B', true],
    ['require_prereq', initiative('A', 'B'), 'A', false],
    ['synergy_bonus', target(initiative('A', 'B'), 'NSM_ORDERS', 5), 'A', true],
    ['target', target(country('UK'), 'NSM_ORDERS', 150), 'A B C', true],
    ['target', target(country('UK'), 'NSM_ORDERS', 150), 'A C', false],
    ['target', target({ dimension: 'all' }, 'NSM_ORDERS', 100), 'A', true],
    ['target', target({ dimension: 'all' }, 'NSM_ORDERS', 100), 'A C', false],
    ['target', target({ dimension: 'all' }, 'KPI_COST', -3), 'D', true],
    ['target', target({ dimension: 'all' }, 'KPI_COST', -4), 'D', false],
  ])('%s %j and the plan "%s": %s', (type, cells, selected, holds) => {
    const rule = theRule(type, cells, known);
    expect(kindOf(rule).check(rule, planOf(pool, selected)).holds).toBe(holds);
  });

  test('a bound says what it measured', () => {
    const rule = theRule('capacity_cap', { ...country('UK'), max_tokens: 25 }, known);
    const { measure } = kindOf(rule).check(rule, planOf(pool, 'A B'));
    expect(measure).toMatchObject({ kind: 'capacity', bound: 'cap', limit: 25, achieved: 30, target: null });
  });

  test('a KPI floor measures increments, turned so that more is better', () => {
    const rule = theRule('target', target({ dimension: 'all' }, 'KPI_COST', -4), known);
    const { measure } = kindOf(rule).check(rule, planOf(pool, 'D'));
    expect(measure).toMatchObject({ kind: 'kpi', bound: 'floor', limit: 4, achieved: 3 });
  });

  test.each<[RuleKindName, RuleCells, number, boolean]>([
    ['capacity_cap', { dimension: 'all', max_tokens: 10 }, 10 + 5e-7, true],
    ['capacity_cap', { dimension: 'all', max_tokens: 10 }, 10 + 2e-6, false],
    ['capacity_floor', { dimension: 'all', min_tokens: 10 }, 10 - 5e-7, true],
    ['capacity_floor', { dimension: 'all', min_tokens: 10 }, 10 - 2e-6, false],
  ])('%s %j forgives a millionth of a token and no more: %d', (type, cells, tokens, holds) => {
    const rule = theRule(type, cells, known);
    const plan = planOf(poolOf([candidate('A', { tokens })]), 'A');
    expect(kindOf(rule).check(rule, plan).holds).toBe(holds);
  });

  test.each([
    [1000 - 5e-7, true],
    [1000 - 2e-6, false],
  ])('a KPI floor of 1,000 forgives a billionth of itself: %d', (brings, holds) => {
    const rule = theRule('target', target({ dimension: 'all' }, 'NSM_ORDERS', 1000), known);
    const plan = planOf(poolOf([candidate('A', { contributions: { [orders]: brings } })]), 'A');
    expect(kindOf(rule).check(rule, plan).holds).toBe(holds);
  });
});

describe('a rule in words', () => {
  test.each<[RuleKindName, RuleCells, string]>([
    ['capacity_floor', { ...country('UK'), min_tokens: 1250 }, 'UK gets at least 1,250 tokens'],
    ['capacity_cap', { dimension: 'all', max_tokens: '5%' }, 'the whole portfolio gets at most 50 tokens'],
    ['min_selected', { ...country('UK'), min_count: 1 }, 'UK has at least 1 funded initiative'],
    ['max_selected', { ...country('UK'), max_count: 2 }, 'UK has at most 2 funded initiatives'],
    ['mandatory', initiative('A'), 'A is mandatory'],
    ['exclude', initiative('A'), 'A is excluded'],
    ['exclude_pair', initiative('B', 'A'), 'A and B are not funded together'],
    [
      'bundle_all_or_nothing',
      { dimension: 'bundle', key: 'pair' },
      'the bundle pair (A, B) is funded whole or not at all',
    ],
    ['require_prereq', initiative('A<-B'), 'A needs B'],
    ['synergy_bonus', target(initiative('A + B'), 'NSM_ORDERS', 1200), 'A and B together bring 1,200 more NSM_ORDERS'],
    ['target', target(country('UK'), 'NSM_ORDERS', 150), 'NSM_ORDERS of UK gains at least 150'],
    ['target', target({ dimension: 'all' }, 'KPI_COST', -3), 'KPI_COST of the whole portfolio falls by at least 3'],
  ])('%s %j: %s', (type, cells, words) => {
    const rule = theRule(type, cells, known);
    expect(kindOf(rule).sentence(rule)).toBe(words);
  });
});

describe('a rule gives the reason for what it does, and no other', () => {
  test.each<[RuleKindName, RuleCells, string, string, string | null]>([
    ['mandatory', { ...initiative('A'), notes: 'Licence' }, 'A', 'A', 'mandatory: Licence'],
    ['mandatory', initiative('A'), 'A', 'A', 'mandatory'],
    ['mandatory', initiative('A'), 'A B', 'B', null],
    ['exclude', { ...initiative('A'), notes: 'Legal' }, '', 'A', 'excluded: Legal'],
    ['exclude', initiative('A'), '', 'B', null],
    ['exclude_pair', initiative('A', 'B'), 'B', 'A', 'not together with B'],
    ['exclude_pair', initiative('A', 'B'), 'C', 'A', null],
    ['bundle_all_or_nothing', { dimension: 'bundle', key: 'pair' }, 'A B', 'A', 'bundle pair'],
    ['bundle_all_or_nothing', { dimension: 'bundle', key: 'pair' }, 'C', 'A', null],
    ['require_prereq', initiative('A', 'B'), 'A B', 'B', 'needed by A'],
    ['require_prereq', initiative('A', 'B'), 'B', 'B', null],
    ['require_prereq', initiative('A', 'B'), 'C', 'A', 'needs B'],
    ['require_prereq', initiative('A', 'B'), 'B', 'A', null],
    [
      'capacity_floor',
      { ...country('UK'), min_tokens: 25 },
      'A B',
      'B',
      'without it a rule breaks: UK gets at least 25 tokens',
    ],
    ['capacity_floor', { ...country('UK'), min_tokens: 15 }, 'A B', 'A', null],
    ['capacity_floor', { ...country('UK'), min_tokens: 25 }, 'A B C', 'C', null],
    [
      'capacity_cap',
      { dimension: 'all', max_tokens: 45 },
      'A C',
      'B',
      'no room: the whole portfolio gets at most 45 tokens',
    ],
    ['capacity_cap', { dimension: 'all', max_tokens: 60 }, 'A C', 'B', null],
    ['capacity_cap', { ...country('UK'), max_tokens: 15 }, 'A', 'D', null],
    [
      'min_selected',
      { ...country('UK'), min_count: 1 },
      'A',
      'A',
      'without it a rule breaks: UK has at least 1 funded initiative',
    ],
    ['max_selected', { ...country('UK'), max_count: 1 }, 'A', 'B', 'no room: UK has at most 1 funded initiative'],
    [
      'target',
      target(country('UK'), 'NSM_ORDERS', 150),
      'A B',
      'A',
      'without it a rule breaks: NSM_ORDERS of UK gains at least 150',
    ],
    ['target', target(country('UK'), 'NSM_ORDERS', 100), 'A B', 'B', null],
    ['synergy_bonus', target(initiative('A', 'B'), 'NSM_ORDERS', 5), 'A B', 'A', null],
  ])('%s %j, plan "%s": %s is %s', (type, cells, selected, key, text) => {
    const rule = theRule(type, cells, known);
    expect(kindOf(rule).reason(rule, initiativeKey(key), planOf(pool, selected))?.text ?? null).toBe(text);
  });

  test('a bundle names the member that cannot be funded', () => {
    const [first, second] = [candidate('A'), candidate('B', { ineligible: 'lifecycle_status is done' })];
    const rule = theRule('bundle_all_or_nothing', { dimension: 'bundle', key: 'pair' }, known);
    const plan = planOf(poolOf([first, second]), '');
    expect(kindOf(rule).reason(rule, first.key, plan)?.text).toBe('needs B (bundle pair), which cannot be funded');
    expect(kindOf(rule).reason(rule, second.key, plan)).toBeNull();
  });
});

test('a bonus is turned so that more is better, like the contributions', () => {
  const rule = theRule('synergy_bonus', target(initiative('A', 'B'), 'KPI_COST', -3), known);
  expect(kindOf(rule).bonus(rule)).toEqual({ members: ['A', 'B'], kpi: cost, amount: 3 });
});
