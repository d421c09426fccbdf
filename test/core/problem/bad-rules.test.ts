import { byText, doubt, flawsOf, type Mistake, mistake, placesOf } from './bad-cell';
import { add, both, type Change, cell, issuesOf, rule, target } from './small-plan';

const rules = (...rows: Parameters<typeof rule>[]): Change => add('Constraints', ...rows.map((row) => rule(...row)));
const targets = (...rows: Parameters<typeof target>[]): Change => add('Targets', ...rows.map((row) => target(...row)));
const row5 = (column: string | null) => ['Constraints', 5, column] as const;
const row3 = (column: string | null) => ['Targets', 3, column] as const;
const gain = { target_kpi_key: 'ORDERS', target_value: 3 };

const ruleMistakes: readonly Mistake[] = [
  ...(['mandatory', 'exclude'] as const).map((type) =>
    mistake(`an unknown initiative under ${type}`, rules([type, 'initiative', 'ALFA']), [
      ...row5('key'),
      'unknown-initiative',
    ]),
  ),
  mistake('an unknown partner', rules(['exclude_pair', 'initiative', 'ALPHA', { related_keys: 'BRAVOO' }]), [
    ...row5('related_keys'),
    'unknown-initiative',
  ]),
  mistake('an unknown initiative in A + B', rules(['exclude_pair', 'initiative', 'ALPHA + BRAVOO']), [
    ...row5('key'),
    'unknown-initiative',
  ]),
  mistake('an unknown prerequisite', rules(['require_prereq', 'initiative', 'ALPHA <- BRAVOO']), [
    ...row5('key'),
    'unknown-initiative',
  ]),
  mistake('an unknown member', rules(['bundle', 'bundle', 'TRIO', { related_keys: 'ALPHA, BRAVOO' }]), [
    ...row5('related_keys'),
    'unknown-initiative',
  ]),
  mistake('an unknown initiative in a synergy', rules(['synergy_bonus', 'initiative', 'ALPHA+ALFA', gain]), [
    ...row5('key'),
    'unknown-initiative',
  ]),
  mistake('an unknown bundle', rules(['bundle_all_or_nothing', 'bundle', 'PAIRS']), [...row5('key'), 'unknown-bundle']),
  mistake('the exclusion of an unknown bundle', rules(['exclude', 'bundle', 'PAIRS']), [
    ...row5('key'),
    'unknown-bundle',
  ]),
  mistake(
    'a bundle with different members',
    rules(
      ['bundle', 'bundle', 'TRIO', { related_keys: 'ALPHA, BRAVO' }],
      ['bundle', 'bundle', 'trio', { related_keys: 'ALPHA, CHARLIE' }],
    ),
    ['Constraints', 5, 'key', 'bundle-members-differ'],
    ['Constraints', 6, 'key', 'bundle-members-differ'],
  ),
  mistake(
    'a synergy twice',
    rules(
      ['synergy_bonus', 'initiative', 'ALPHA+BRAVO', gain],
      ['synergy_bonus', 'initiative', 'BRAVO', { ...gain, related_keys: 'ALPHA' }],
    ),
    ['Constraints', 5, 'key', 'duplicate-synergy'],
    ['Constraints', 6, 'key', 'duplicate-synergy'],
  ),
  mistake('a pair of one', rules(['exclude_pair', 'initiative', 'ALPHA', { related_keys: 'alpha' }]), [
    ...row5('related_keys'),
    'too-few-members',
  ]),
  mistake('a rule that needs itself', rules(['require_prereq', 'initiative', 'ALPHA<-ALPHA']), [
    ...row5('key'),
    'needs-itself',
  ]),
  mistake('a rule that needs nothing', rules(['require_prereq', 'initiative', 'ALPHA']), [
    ...row5('related_keys'),
    'missing-value',
  ]),
  mistake('an unknown type', rules(['capacity_cup', 'all', '']), [...row5('constraint_type'), 'not-a-choice']),
  mistake('a blank type', rules(['', 'all', '']), [...row5('constraint_type'), 'missing-value']),
  mistake('an unknown dimension', rules(['max_selected', 'contry', 'UK', { max_count: 2 }]), [
    ...row5('dimension'),
    'unknown-dimension',
  ]),
  mistake('a dimension of another type', rules(['mandatory', 'bundle', 'ALPHA']), [
    ...row5('dimension'),
    'unknown-dimension',
  ]),
  mistake('all with a value', rules(['max_selected', 'all', 'UK', { max_count: 2 }]), [...row5('key'), 'key-not-all']),
  mistake('a crossed key of one', rules(['max_selected', 'country+department', 'UK', { max_count: 2 }]), [
    ...row5('key'),
    'crossed-key-mismatch',
  ]),
  mistake('a slice without value', rules(['max_selected', 'country', '', { max_count: 2 }]), [
    ...row5('key'),
    'missing-value',
  ]),
  mistake('half an initiative', rules(['max_selected', 'all', '', { max_count: 1.5 }]), [
    ...row5('max_count'),
    'not-whole',
  ]),
  mistake('text as limit', rules(['capacity_cap', 'all', '', { max_tokens: 'plenty' }]), [
    ...row5('max_tokens'),
    'not-a-number',
  ]),
  mistake('a formula error as limit', rules(['capacity_cap', 'all', '', { max_tokens: '#N/A' }]), [
    ...row5('max_tokens'),
    'formula-error',
  ]),
  mistake('an arrow that points to the right', rules(['require_prereq', 'initiative', 'ALPHA -> BRAVO']), [
    ...row5('key'),
    'arrow-turned',
  ]),
  mistake('a percentage of nothing', rules(['max_selected', 'all', '', { max_count: '20%' }]), [
    ...row5('max_count'),
    'share-of-nothing',
  ]),
  mistake('a limit in the wrong column', rules(['capacity_cap', 'all', '', { min_tokens: 5 }]), [
    ...row5('min_tokens'),
    'wrong-column',
  ]),
  mistake(
    'a percentage of no capacity',
    both(
      cell('Scenario_Config', 2, 'capacity_total_tokens', ''),
      rules(['capacity_cap', 'all', '', { max_tokens: '20%' }]),
    ),
    [...row5('max_tokens'), 'percent-without-capacity'],
  ),
  mistake('an unknown KPI in a rule', rules(['target', 'all', '', { ...gain, target_kpi_key: 'ORDER' }]), [
    ...row5('target_kpi_key'),
    'unknown-kpi',
  ]),
  mistake(
    'an immediate KPI in a synergy',
    rules(['synergy_bonus', 'initiative', 'ALPHA+BRAVO', { ...gain, target_kpi_key: 'CLICKS' }]),
    [...row5('target_kpi_key'), 'unusable-kpi'],
  ),
  mistake('a mandatory initiative that is not ticked', rules(['mandatory', 'initiative', 'DELTA']), [
    ...row5('key'),
    'mandatory-not-in-pool',
  ]),
  mistake('a mandatory initiative on Backlog only', rules(['mandatory', 'initiative', 'ZULU']), [
    ...row5('key'),
    'mandatory-not-in-pool',
  ]),
  mistake('an unticked candidate that is mandatory', cell('Candidates', 5, 'is_mandatory', true), [
    'Candidates',
    5,
    'is_mandatory',
    'mandatory-not-in-pool',
  ]),
  mistake('an unknown KPI in a target', targets(['all', '', 'ORDRES', 'goal', 3]), [...row3('kpi_key'), 'unknown-kpi']),
  mistake('an immediate KPI in a target', targets(['all', '', 'CLICKS', 'goal', 3]), [
    ...row3('kpi_key'),
    'unusable-kpi',
  ]),
  mistake('an inactive KPI in a target', targets(['all', '', 'CHURN', 'floor', 3]), [
    ...row3('kpi_key'),
    'unusable-kpi',
  ]),
  mistake('neither floor nor goal', targets(['all', '', 'ORDERS', 'wish', 3]), [
    ...row3('floor_or_goal'),
    'not-a-choice',
  ]),
  mistake('a blank target', targets(['all', '', 'ORDERS', 'floor', '']), [...row3('target_value'), 'missing-value']),
  mistake('text as target', targets(['all', '', 'ORDERS', 'floor', 'more']), [...row3('target_value'), 'not-a-number']),
  mistake('an unknown dimension of a target', targets(['planet', 'Mars', 'ORDERS', 'floor', 1]), [
    ...row3('dimension'),
    'unknown-dimension',
  ]),
  mistake(
    'two goals',
    targets(['all', 'all', 'orders', 'goal', 12]),
    ['Targets', 2, 'kpi_key', 'two-goals'],
    [...row3('kpi_key'), 'two-goals'],
  ),
];

const ruleDoubts: readonly Mistake[] = [
  doubt(
    'a rule twice',
    rules(['min_selected', 'all', 'all', { min_count: '1' }]),
    ['Constraints', 4, 'key', 'duplicate-rule'],
    [...row5('key'), 'duplicate-rule'],
  ),
  doubt(
    'two bounds',
    rules(['capacity_floor', 'country', 'uk', { min_tokens: 8 }]),
    ['Constraints', 2, 'key', 'two-bounds'],
    [...row5('key'), 'two-bounds'],
  ),
  doubt('a limit above everything', rules(['capacity_cap', 'country', 'DE', { max_tokens: 50 }]), [
    ...row5('max_tokens'),
    'rule-without-effect',
  ]),
  doubt(
    'two floors',
    targets(['all', '', 'ORDERS', 'floor', 1], ['all', '', 'ORDERS', 'floor', 2]),
    [...row3('kpi_key'), 'two-floors'],
    ['Targets', 4, 'kpi_key', 'two-floors'],
  ),
  doubt('a bundle of one', rules(['bundle', 'bundle', 'SOLO', { related_keys: 'ALPHA' }]), [
    ...row5('key'),
    'bundle-of-one',
  ]),
  doubt('a limit of zero', rules(['max_selected', 'country', 'DE', { max_count: 0 }]), [
    ...row5('max_count'),
    'bound-of-zero',
  ]),
  doubt('an empty slice', rules(['max_selected', 'country', 'DF', { max_count: 1 }]), [
    ...row5('key'),
    'near-slice-value',
  ]),
  doubt('a prerequisite that is not ticked', rules(['require_prereq', 'initiative', 'BRAVO<-DELTA']), [
    ...row5('key'),
    'not-in-pool',
  ]),
  doubt('a partner that is not ticked', rules(['exclude_pair', 'initiative', 'BRAVO+DELTA']), [
    ...row5('key'),
    'not-in-pool',
  ]),
  doubt('a cell the type does not use', rules(['exclude', 'initiative', 'BRAVO', { max_tokens: 3 }]), [
    ...row5('max_tokens'),
    'unused-cell',
  ]),
  doubt('a price of a rule that is not soft', rules(['exclude', 'initiative', 'BRAVO', { break_price: 2 }]), [
    ...row5('break_price'),
    'price-without-soft',
  ]),
  doubt(
    'a price of a locked floor',
    targets(['all', '', 'ORDERS', 'floor', 1, { strength: 'locked', break_price: 2 }]),
    [...row3('break_price'), 'price-without-soft'],
  ),
  doubt(
    'a strength and a price of a goal',
    targets(['country', 'UK', 'ORDERS', 'goal', 1, { strength: 'soft', break_price: 2 }]),
    [...row3('strength'), 'unused-by-goal'],
    [...row3('break_price'), 'unused-by-goal'],
  ),
  doubt(
    'more than all of capacity',
    rules(['capacity_floor', 'all', '', { min_tokens: { kind: 'percent', value: 1.5 } }]),
    [...row5('min_tokens'), 'share-above-all'],
  ),
  doubt('a soft rule', rules(['exclude', 'initiative', 'BRAVO', { strength: 'soft' }]), [
    ...row5('strength'),
    'soft-held-as-hard',
  ]),
];

test.each([...ruleMistakes, ...ruleDoubts])('$name is said at its row, and nothing else', (wrong) => {
  expect(placesOf(wrong)).toEqual([...wrong.places].sort(byText));
  expect(issuesOf(wrong.change).flatMap(flawsOf)).toEqual([]);
});

test.each(ruleDoubts)('$name does not block the run', ({ change }) => {
  expect(issuesOf(change).filter((issue) => issue.severity === 'error')).toEqual([]);
});

test('an unknown key offers the nearest one', () => {
  expect(issuesOf(rules(['exclude', 'initiative', 'ALFA']))[0]).toMatchObject({
    message: 'there is no initiative ALFA: did you mean ALPHA?',
    fix: 'Enter ALPHA',
  });
});
