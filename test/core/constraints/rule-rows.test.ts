import { kindOf, type RuleKindName } from '../../../src/core/constraints/index';
import { names, type RuleCells, readRule, theRule } from './read-rule';

const uk = { dimension: 'country', key: 'UK' };

describe('a row that cannot be used says why, and gives no rule', () => {
  test.each<[RuleKindName, RuleCells, string]>([
    [
      'capacity_floor',
      { dimension: 'country', key: 'UK' },
      'min_tokens: the cell is empty, and capacity_floor needs it. Enter a value.',
    ],
    [
      'capacity_floor',
      { key: 'UK', min_tokens: 5 },
      'dimension: the cell is empty, and capacity_floor needs it. Enter a value.',
    ],
    [
      'capacity_floor',
      { dimension: 'country', min_tokens: 5 },
      'key: the cell is empty, and capacity_floor needs it. Enter a value.',
    ],
    [
      'max_selected',
      { dimension: 'all', key: 'UK', max_count: 2 },
      'key: dimension all does not go with the key "UK". Leave the key empty, or choose the dimension that has this value.',
    ],
    [
      'max_selected',
      { dimension: 'country+department', key: 'UK', max_count: 2 },
      'key: the key "UK" does not have the 2 parts of country+department. Enter one value for each of country+department, joined by +.',
    ],
    [
      'exclude_pair',
      { dimension: 'initiative', key: 'INIT-000010' },
      'related_keys: exclude_pair needs at least 2 different initiatives. Name the others in related_keys.',
    ],
    [
      'exclude_pair',
      { dimension: 'initiative', key: 'INIT-000010 + init-000010' },
      'related_keys: exclude_pair needs at least 2 different initiatives. Name the others in related_keys.',
    ],
    [
      'require_prereq',
      { dimension: 'initiative', key: 'INIT-000081' },
      'related_keys: the cell is empty, and require_prereq needs to know what INIT-000081 needs. Enter a value.',
    ],
    [
      'require_prereq',
      { dimension: 'initiative', key: 'INIT-000081<-init-000081' },
      'key: INIT-000081 is said to need or to exclude itself. Name an initiative other than INIT-000081.',
    ],
    [
      'synergy_bonus',
      { dimension: 'initiative', key: 'INIT-000500', target_kpi_key: 'NSM_ORDERS', target_value: 5 },
      'related_keys: synergy_bonus needs at least 2 different initiatives. Name the others in related_keys.',
    ],
    [
      'target',
      { ...uk, target_kpi_key: 'KPI_OLD', target_value: 5 },
      'target_kpi_key: the KPI KPI_OLD is not active. Use an active north_star or strategic KPI, or change the KPI on Metrics_Config.',
    ],
    [
      'target',
      { ...uk, target_kpi_key: 'NSM_ORDERS', target_value: 'much' },
      'target_value: "much" is not a number. Type a number the way this spreadsheet writes numbers, such as 1200.',
    ],
  ])('%s %j', (type, cells, message) => {
    const { rules, said } = readRule(type, cells);
    expect(said).toEqual([message]);
    expect(rules).toEqual([]);
  });

  test.each<[RuleKindName, RuleCells, string, string]>([
    ['mandatory', { dimension: 'initiative', key: 'INIT-00017' }, 'unknown-initiative', 'INIT-000017'],
    ['exclude', { dimension: 'bundle', key: 'BNDL-PAYMENT' }, 'unknown-bundle', 'BNDL-PAYMENTS'],
    ['target', { ...uk, target_kpi_key: 'NSM_ORDRES', target_value: 5 }, 'unknown-kpi', 'NSM_ORDERS'],
    ['capacity_cap', { dimension: 'contry', key: 'UK', max_tokens: 5 }, 'unknown-dimension', 'country'],
    ['mandatory', { dimension: 'initiatives', key: 'INIT-000017' }, 'unknown-dimension', 'initiative'],
    ['bundle_all_or_nothing', { dimension: 'bundel', key: 'BNDL-PAYMENTS' }, 'unknown-dimension', 'bundle'],
  ])('%s %j: the unknown word comes with the nearest', (type, cells, code, near) => {
    const { rules, issues } = readRule(type, cells);
    expect(issues).toMatchObject([{ code, facts: { near } }]);
    expect(rules).toEqual([]);
  });

  test('a percentage needs a capacity to take it of', () => {
    const { rules, issues } = readRule('capacity_cap', { ...uk, max_tokens: '20%' }, { ...names, capacityTotal: null });
    expect(issues).toMatchObject([{ code: 'percent-without-capacity', facts: { share: 0.2 } }]);
    expect(rules).toEqual([]);
  });

  test('every problem of a row is said, not just the first', () => {
    const { issues } = readRule('target', { dimension: 'contry', key: 'UK', target_kpi_key: 'X', strength: 'firm' });
    expect(issues.map(({ code }) => code)).toEqual([
      'not-a-choice',
      'unknown-dimension',
      'unknown-kpi',
      'missing-value',
    ]);
  });
});

describe('a row that can be used may still deserve a word', () => {
  test.each<[RuleKindName, RuleCells, string]>([
    ['capacity_cap', { ...uk, max_tokens: 0 }, 'bound-of-zero'],
    ['min_selected', { ...uk, min_count: 0 }, 'bound-of-zero'],
    ['capacity_cap', { ...uk, max_tokens: 5, min_count: 1 }, 'unused-cell'],
    ['capacity_cap', { ...uk, max_tokens: 5, strength: 'soft' }, 'soft-held-as-hard'],
    ['bundle_all_or_nothing', { dimension: 'bundle', key: 'B', related_keys: 'INIT-000010' }, 'bundle-of-one'],
  ])('%s %j: %s', (type, cells, code) => {
    const { rules, issues } = readRule(type, cells);
    expect(issues.map((found) => found.code)).toEqual([code]);
    expect(rules).toHaveLength(1);
  });

  test('a number in the wrong column is said once, not as missing too', () => {
    const { issues } = readRule('capacity_floor', { ...uk, max_tokens: 250 });
    expect(issues.map(({ code, at }) => [code, at.column])).toEqual([['wrong-column', 'max_tokens']]);
  });
});

describe('a row means', () => {
  test.each<[string, RuleKindName, RuleCells, object]>([
    [
      'the whole portfolio, key blank',
      'capacity_cap',
      { dimension: 'All', max_tokens: 5 },
      { slice: { dimensions: [], values: [] }, limit: 5 },
    ],
    [
      'the whole portfolio, key all',
      'capacity_cap',
      { dimension: 'all', key: 'ALL', max_tokens: 5 },
      { slice: { dimensions: [], values: [] } },
    ],
    [
      'a slice in the spelling of the workbook',
      'capacity_cap',
      { dimension: 'Country', key: ' uk', max_tokens: 5 },
      { slice: { dimensions: ['country'], values: ['UK'] } },
    ],
    [
      'a crossed slice in alphabetical order',
      'capacity_cap',
      { dimension: 'department + country', key: 'Growth+uk', max_tokens: 5 },
      { slice: { dimensions: ['country', 'department'], values: ['UK', 'Growth'] } },
    ],
    [
      'a share of capacity in tokens',
      'capacity_floor',
      { ...uk, min_tokens: { kind: 'percent', value: 0.25 } },
      { limit: 250 },
    ],
    [
      'a pair in canonical order',
      'exclude_pair',
      { dimension: 'initiative', key: 'INIT-000099', related_keys: 'init-000010' },
      { keys: ['INIT-000010', 'INIT-000099'] },
    ],
    [
      'key and related_keys united, each once',
      'exclude_pair',
      { dimension: 'initiative', key: 'INIT-000099 + INIT-000010', related_keys: 'INIT-000010; INIT-000012' },
      { keys: ['INIT-000010', 'INIT-000012', 'INIT-000099'] },
    ],
    [
      'the members named, rather than those of the bundle key',
      'bundle_all_or_nothing',
      { dimension: 'bundle', key: 'BNDL-PAYMENTS', related_keys: 'INIT-000012, INIT-000010' },
      { bundle: 'BNDL-PAYMENTS', members: ['INIT-000010', 'INIT-000012'] },
    ],
    [
      'a bonus in the unit of its KPI',
      'synergy_bonus',
      { dimension: 'bundle', key: 'BNDL-PAYMENTS', target_kpi_key: 'kpi_cost', target_value: -3 },
      { kpi: 'KPI_COST', direction: 'lower_is_better', amount: -3, members: ['INIT-000201', 'INIT-000202'] },
    ],
    [
      'strength and note',
      'mandatory',
      { dimension: 'initiative', key: 'INIT-000017', strength: 'locked', notes: 'Licence' },
      { strength: 'locked', breakPrice: null, notes: 'Licence' },
    ],
    [
      'a hard rule where nothing else is said',
      'mandatory',
      { dimension: 'initiative', key: 'init-000017' },
      { key: 'INIT-000017', strength: 'hard', breakPrice: null, notes: '' },
    ],
  ])('%s', (_, type, cells, expected) => {
    expect(theRule(type, cells)).toMatchObject(expected);
  });

  test('one prerequisite for each initiative needed, from key and related_keys together', () => {
    const cells = {
      dimension: 'initiative',
      key: 'INIT-000081<-INIT-000012',
      related_keys: 'INIT-000010, INIT-000012',
    };
    expect(readRule('require_prereq', cells).rules).toMatchObject([
      { dependent: 'INIT-000081', needed: 'INIT-000012' },
      { dependent: 'INIT-000081', needed: 'INIT-000010' },
    ]);
  });

  test('an exclusion of every member of a bundle, in the words of the bundle', () => {
    const { rules } = readRule('exclude', { dimension: 'bundle', key: 'bndl-payments' });
    expect(rules).toMatchObject([{ key: 'INIT-000201' }, { key: 'INIT-000202' }]);
    expect(rules.map((rule) => kindOf(rule).sentence(rule))).toEqual([
      'the bundle bndl-payments is excluded',
      'the bundle bndl-payments is excluded',
    ]);
  });

  test('an initiative whose key has a plus in it', () => {
    const plus = {
      ...names,
      initiative: (text: string) => (text === 'A+B' || text === 'C' ? names.initiative('INIT-000010') : null),
    };
    expect(readRule('exclude_pair', { dimension: 'initiative', key: 'A+B' }, plus).issues).toMatchObject([
      { code: 'too-few-members' },
    ]);
  });
});
