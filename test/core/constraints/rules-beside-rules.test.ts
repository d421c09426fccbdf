import { kindOf, type Rule, type RuleKindName } from '../../../src/core/constraints/index';
import { emptyStoredSet, type StoredSet } from '../../../src/core/domain/stored-set';
import { initiativeKey } from '../../../src/core/kernel/keys';
import { names, type RuleCells, readRule, theRule } from './read-rule';

const uk = { dimension: 'country', key: 'UK' };

function stored(...rules: readonly Rule[]): StoredSet {
  const set = emptyStoredSet();
  for (const rule of rules) kindOf(rule).store(rule, set);
  return set;
}

describe('of two bounds on one slice the stricter is stored, in whichever order they come', () => {
  test.each<[RuleKindName, RuleCells, RuleCells, Partial<StoredSet>]>([
    [
      'capacity_floor',
      { min_tokens: 250 },
      { min_tokens: 300 },
      { floors_json: { country: { UK: { min_tokens: 300 } } } },
    ],
    ['capacity_cap', { max_tokens: 250 }, { max_tokens: 300 }, { caps_json: { country: { UK: { max_tokens: 250 } } } }],
    ['min_selected', { min_count: 2 }, { min_count: 3 }, { floors_json: { country: { UK: { min_count: 3 } } } }],
    ['max_selected', { max_count: 2 }, { max_count: 3 }, { caps_json: { country: { UK: { max_count: 2 } } } }],
  ])('%s', (type, first, second, expected) => {
    const one = theRule(type, { ...uk, ...first });
    const other = theRule(type, { dimension: 'country', key: 'uk', ...second });
    expect(stored(one, other)).toMatchObject(expected);
    expect(stored(other, one)).toEqual(stored(one, other));
  });

  test('a KPI floor for a KPI of which less is better: the lower level is the stricter', () => {
    const floor = (value: number) => theRule('target', { ...uk, target_kpi_key: 'KPI_COST', target_value: value });
    const expected = { country: { UK: { KPI_COST: { floor: { value: -5 } } } } };
    expect(stored(floor(-3), floor(-5)).targets_json).toEqual(expected);
    expect(stored(floor(-5), floor(-3)).targets_json).toEqual(expected);
  });
});

test('bounds of tokens and of numbers stand side by side on one slice', () => {
  const floors = stored(
    theRule('capacity_floor', { ...uk, min_tokens: 250 }),
    theRule('min_selected', { ...uk, min_count: 3 }),
    theRule('capacity_floor', { dimension: 'all', min_tokens: 900 }),
  ).floors_json;
  expect(floors).toEqual({ country: { UK: { min_tokens: 250, min_count: 3 } }, all: { all: { min_tokens: 900 } } });
});

test('three that are not together are stored as their pairs, each once', () => {
  const three = theRule('exclude_pair', {
    dimension: 'initiative',
    key: 'INIT-000099',
    related_keys: 'INIT-000010, INIT-000012',
  });
  const two = theRule('exclude_pair', { dimension: 'initiative', key: 'INIT-000012 + INIT-000010' });
  expect(stored(three, two).exclusions_pairs_json).toEqual([
    ['INIT-000010', 'INIT-000012'],
    ['INIT-000010', 'INIT-000099'],
    ['INIT-000012', 'INIT-000099'],
  ]);
});

test('what an initiative needs is stored in canonical order, whichever rule came first', () => {
  const needs = (key: string) =>
    theRule('require_prereq', { dimension: 'initiative', key: 'INIT-000081', related_keys: key });
  expect(stored(needs('INIT-000017'), needs('INIT-000012')).prerequisites_json).toEqual({
    'INIT-000081': ['INIT-000012', 'INIT-000017'],
  });
});

test('reasons and notes are stored where the agreed form has a place for them', () => {
  const mandatory = theRule('mandatory', { dimension: 'initiative', key: 'INIT-000017', notes: 'Licence' });
  const excluded = theRule('exclude', { dimension: 'initiative', key: 'INIT-000044', notes: 'Legal' });
  const set = stored(mandatory, excluded);
  expect(set.mandatory_initiatives_json).toEqual([{ initiative_key: 'INIT-000017', reason: 'Licence' }]);
  expect(set.exclusions_initiatives_json).toEqual([{ initiative_key: 'INIT-000044', reason: 'Legal' }]);
  expect(kindOf(mandatory).restore(set, names)).toMatchObject([{ key: 'INIT-000017', notes: 'Licence' }]);
});

describe('two rows on one subject', () => {
  test.each<[string, RuleKindName, RuleCells, RuleCells, string | null]>([
    [
      'the same bound',
      'capacity_cap',
      { ...uk, max_tokens: 5 },
      { ...uk, key: 'uk', max_tokens: '5' },
      'duplicate-rule',
    ],
    ['two bounds', 'capacity_cap', { ...uk, max_tokens: 5 }, { ...uk, max_tokens: 6 }, 'two-bounds'],
    [
      'the same pair turned round',
      'exclude_pair',
      { dimension: 'initiative', key: 'INIT-000010 + INIT-000012' },
      { dimension: 'initiative', key: 'INIT-000012', related_keys: 'INIT-000010' },
      'duplicate-rule',
    ],
    [
      'one bundle, other members',
      'bundle_all_or_nothing',
      { dimension: 'bundle', key: 'B', related_keys: 'INIT-000010, INIT-000012' },
      { dimension: 'bundle', key: 'b', related_keys: 'INIT-000010, INIT-000017' },
      'bundle-members-differ',
    ],
    [
      'two synergies of the same',
      'synergy_bonus',
      { dimension: 'initiative', key: 'INIT-000500 + INIT-000501', target_kpi_key: 'NSM_ORDERS', target_value: 1 },
      { dimension: 'initiative', key: 'INIT-000501 + INIT-000500', target_kpi_key: 'nsm_orders', target_value: 2 },
      'duplicate-synergy',
    ],
    [
      'two floors',
      'target',
      { ...uk, target_kpi_key: 'NSM_ORDERS', target_value: 1 },
      { ...uk, target_kpi_key: 'NSM_ORDERS', target_value: 2 },
      'two-floors',
    ],
    [
      'two mandates',
      'mandatory',
      { dimension: 'initiative', key: 'INIT-000017' },
      { dimension: 'initiative', key: 'init-000017', notes: 'again' },
      'duplicate-rule',
    ],
  ])('%s', (_, type, first, second, code) => {
    const [one, other] = [theRule(type, first), theRule(type, second)];
    const kind = kindOf(one);
    expect(kind.subject(other)).toBe(kind.subject(one));
    const isSame = kind.content(one) === kind.content(other);
    expect(kind.repeated(other, [2, 3], isSame)?.code ?? null).toBe(code);
  });

  test.each<[string, RuleKindName, RuleCells, RuleCells]>([
    ['another slice', 'capacity_cap', { ...uk, max_tokens: 5 }, { ...uk, key: 'DE', max_tokens: 5 }],
    [
      'the same value of another dimension',
      'capacity_cap',
      { ...uk, max_tokens: 5 },
      { dimension: 'segment', key: 'UK', max_tokens: 5 },
    ],
    [
      'another KPI',
      'target',
      { ...uk, target_kpi_key: 'NSM_ORDERS', target_value: 1 },
      { ...uk, target_kpi_key: 'KPI_COST', target_value: 1 },
    ],
    [
      'the other way round',
      'require_prereq',
      { dimension: 'initiative', key: 'INIT-000010<-INIT-000012' },
      { dimension: 'initiative', key: 'INIT-000012<-INIT-000010' },
    ],
  ])('are two subjects: %s', (_, type, first, second) => {
    const [one, other] = [theRule(type, first), theRule(type, second)];
    expect(kindOf(one).subject(other)).not.toBe(kindOf(one).subject(one));
    expect(kindOf(one).content(other)).not.toBe(kindOf(one).content(one));
  });
});

describe('what an initiative outside the run means', () => {
  test.each<[RuleKindName, RuleCells, string, object]>([
    ['mandatory', { key: 'INIT-000017' }, 'INIT-000017', { code: 'mandatory-not-in-pool' }],
    ['exclude', { key: 'INIT-000044' }, 'INIT-000044', { facts: { consequence: 'the exclusion has no effect' } }],
    [
      'exclude_pair',
      { key: 'INIT-000010 + INIT-000012' },
      'INIT-000010',
      { facts: { consequence: 'the pair has no effect' } },
    ],
    [
      'require_prereq',
      { key: 'INIT-000081<-INIT-000012' },
      'INIT-000012',
      { facts: { consequence: 'INIT-000081 cannot be funded' } },
    ],
    [
      'require_prereq',
      { key: 'INIT-000081<-INIT-000012' },
      'INIT-000081',
      { facts: { consequence: 'the rule has no effect' } },
    ],
  ])('%s %j without %s', (type, cells, key, expected) => {
    const rule = theRule(type, { dimension: 'initiative', ...cells });
    expect(kindOf(rule).initiatives(rule)).toContain(key);
    expect(kindOf(rule).outsidePool(rule, initiativeKey(key))).toMatchObject(expected);
  });
});

test('what an initiative needs under a rule', () => {
  const [bundle] = readRule('bundle_all_or_nothing', { dimension: 'bundle', key: 'BNDL-PAYMENTS' }).rules;
  const needs = theRule('require_prereq', { dimension: 'initiative', key: 'INIT-000081<-INIT-000012' });
  const needsOf = (rule: Rule | undefined, key: string) => rule && kindOf(rule).needsOf(rule, initiativeKey(key));
  expect(needsOf(bundle, 'INIT-000201')).toEqual(['INIT-000202']);
  expect(needsOf(bundle, 'INIT-000010')).toEqual([]);
  expect(needsOf(needs, 'INIT-000081')).toEqual(['INIT-000012']);
  expect(needsOf(needs, 'INIT-000012')).toEqual([]);
});
