import { byText, doubt, flawsOf, type Mistake, mistake, placesOf } from './bad-cell';
import { add, both, type Change, candidate, cell, issuesOf, rule, target } from './small-plan';

const scenario = (column: string, value: string | number): Change => cell('Scenario_Config', 2, column, value);
const weights = (text: string): Change => scenario('objective_weights_json', text);
const order = (text: string): Change => both(scenario('objective_mode', 'lexicographic'), weights(text));
const at = (column: string) => ['Scenario_Config', 2, column] as const;
const inWeights = at('objective_weights_json');
const broken = { kind: 'error', shown: '#DIV/0!' } as const;

const scenarioMistakes: readonly Mistake[] = [
  mistake('a period that is none', scenario('period_key', 'Spring'), [...at('period_key'), 'unreadable-period']),
  mistake('a blank period', scenario('period_key', ''), [...at('period_key'), 'missing-value']),
  mistake('a mode that is none', scenario('objective_mode', 'best'), [...at('objective_mode'), 'not-a-choice']),
  mistake('a negative capacity', scenario('capacity_total_tokens', -1), [
    ...at('capacity_total_tokens'),
    'below-minimum',
  ]),
  mistake('text as capacity', scenario('capacity_total_tokens', 'lots'), [
    ...at('capacity_total_tokens'),
    'not-a-number',
  ]),
  mistake('a goal weight of 2', scenario('goal_weight', 2), [...at('goal_weight'), 'above-maximum']),
  mistake('unreadable capacities', scenario('capacity_by_country', 'UK 40'), [
    ...at('capacity_by_country'),
    'unreadable-amounts',
  ]),
  mistake('a negative capacity of a country', scenario('capacity_by_country', 'UK: -4'), [
    ...at('capacity_by_country'),
    'below-minimum',
  ]),
  mistake('malformed JSON weights', weights('{"ORDERS": 0.6'), [...inWeights, 'unreadable-weights']),
  mistake('a weight without a number', weights('ORDERS: much, LOYALTY: 1'), [...inWeights, 'unreadable-weights']),
  mistake('an order where numbers are needed', weights('ORDERS > LOYALTY'), [...inWeights, 'unreadable-weights']),
  mistake('a negative weight', weights('ORDERS: -1, LOYALTY: 2'), [...inWeights, 'negative-weight']),
  mistake('weights of zero', weights('ORDERS: 0, LOYALTY: 0'), [...inWeights, 'zero-weights']),
  mistake('no weights', weights(''), [...inWeights, 'missing-weights']),
  mistake('empty JSON weights', weights('{}'), [...inWeights, 'missing-weights']),
  mistake('a KPI by name and by group', weights('north_star: 0.5, ORDERS: 0.5'), [...inWeights, 'repeated-weight']),
  mistake('an unknown KPI among the weights', weights('ORDERZ: 1'), [...inWeights, 'unknown-kpi']),
  mistake('an immediate KPI among the weights', weights('CLICKS: 1'), [...inWeights, 'unusable-kpi']),
  mistake('an inactive KPI among the weights', weights('CHURN: 1'), [...inWeights, 'unusable-kpi']),
  mistake('equal weights for an order', order('ORDERS: 1, LOYALTY: 1'), [...inWeights, 'equal-weights']),
  mistake('a group in an order', order('north_star > strategic_kpis'), [...inWeights, 'group-not-in-order']),
  mistake('no order', order(''), [...inWeights, 'missing-weights']),
  mistake('a goal weight in an order', both(order('ORDERS'), scenario('goal_weight', '50%')), [
    ...at('goal_weight'),
    'goal-weight-in-order',
  ]),
  doubt('weights in a mode without', scenario('objective_mode', 'north_star'), [...inWeights, 'unused-weights']),
  doubt('weights of 90 %', weights('ORDERS: 60%, LOYALTY: 30%'), [...inWeights, 'weights-normalised']),
  doubt('a capacity of an unknown country', scenario('capacity_by_country', 'UX: 40'), [
    ...at('capacity_by_country'),
    'near-slice-value',
  ]),
];

const inCandidates = (column: string) => ['Candidates', 3, column] as const;
const bravo = (column: string, value: Parameters<typeof cell>[3]): Change => cell('Candidates', 3, column, value);

const candidateMistakes: readonly Mistake[] = [
  mistake('text as tokens', bravo('engineering_tokens', 'ten'), [
    ...inCandidates('engineering_tokens'),
    'not-a-number',
  ]),
  mistake('tokens in two readings', bravo('engineering_tokens', '1,5'), [
    ...inCandidates('engineering_tokens'),
    'not-a-number',
  ]),
  mistake('negative tokens', bravo('engineering_tokens', -3), [...inCandidates('engineering_tokens'), 'below-minimum']),
  mistake('blank tokens', bravo('engineering_tokens', ''), [...inCandidates('engineering_tokens'), 'missing-value']),
  mistake('a formula error as tokens', bravo('engineering_tokens', broken), [
    ...inCandidates('engineering_tokens'),
    'formula-error',
  ]),
  mistake('a formula error as country', bravo('country', '#REF!'), [...inCandidates('country'), 'formula-error']),
  mistake('text as score', bravo('value_score', 'high'), [...inCandidates('value_score'), 'not-a-number']),
  mistake('a date in two readings', bravo('deadline_date', '03/04/2026'), [
    ...inCandidates('deadline_date'),
    'two-dates',
  ]),
  mistake('a day that does not exist', bravo('deadline_date', '2026-02-30'), [
    ...inCandidates('deadline_date'),
    'not-a-date',
  ]),
  mistake('maybe as tick', bravo('is_selected_for_run', 'maybe'), [
    ...inCandidates('is_selected_for_run'),
    'not-yes-or-no',
  ]),
  mistake('maybe as mandatory', bravo('is_mandatory', 'maybe'), [...inCandidates('is_mandatory'), 'not-yes-or-no']),
  mistake('an unknown prerequisite', bravo('prerequisite_keys', 'ALFA'), [
    ...inCandidates('prerequisite_keys'),
    'unknown-initiative',
  ]),
  mistake('an unknown exclusion', bravo('exclusion_keys', 'ALPHA; ALFA'), [
    ...inCandidates('exclusion_keys'),
    'unknown-initiative',
  ]),
  mistake('a candidate that needs itself', bravo('prerequisite_keys', 'bravo'), [
    ...inCandidates('prerequisite_keys'),
    'needs-itself',
  ]),
  mistake('text as contribution', cell('KPI_Contributions', 3, 'ORDERS', 'many'), [
    'KPI_Contributions',
    3,
    'ORDERS',
    'not-a-number',
  ]),
  mistake('a formula error as contribution', cell('KPI_Contributions', 3, 'ORDERS', '#REF!'), [
    'KPI_Contributions',
    3,
    'ORDERS',
    'formula-error',
  ]),
  mistake('contributions of an unknown initiative', add('KPI_Contributions', { initiative_key: 'ALFA', ORDERS: 1 }), [
    'KPI_Contributions',
    6,
    'initiative_key',
    'unknown-initiative',
  ]),
  mistake('two north stars', cell('Metrics_Config', 3, 'kpi_level', 'north_star'), [
    'Metrics_Config',
    3,
    'kpi_level',
    'two-north-stars',
  ]),
  mistake('a direction that is none', cell('Metrics_Config', 3, 'direction', 'up'), [
    'Metrics_Config',
    3,
    'direction',
    'not-a-choice',
  ]),
  doubt('a formula error as title', bravo('title', '#REF!'), [...inCandidates('title'), 'unread-formula-error']),
  doubt('a deadline before the period', bravo('deadline_date', '2026-03-31'), [
    ...inCandidates('deadline_date'),
    'deadline-before-period',
  ]),
  doubt(
    'a candidate without contributions',
    add('Candidates', candidate('ECHO', 'UK', 5)),
    ['KPI_Contributions', null, 'ORDERS', 'contribution-unknown'],
    ['KPI_Contributions', null, 'LOYALTY', 'contribution-unknown'],
  ),
];

test.each([...scenarioMistakes, ...candidateMistakes])('$name is said at its cell, and nothing else', (wrong) => {
  expect(placesOf(wrong)).toEqual([...wrong.places].sort(byText));
  expect(issuesOf(wrong.change).flatMap(flawsOf)).toEqual([]);
});

test('no active north star is said of the registry', () => {
  const change = both(cell('Metrics_Config', 2, 'kpi_level', 'strategic'));
  const wrong = mistake('', change, ['Metrics_Config', null, 'kpi_level', 'no-north-star']);
  expect(placesOf(wrong)).toEqual(wrong.places);
});

test('a candidate with an unreadable cell is not called absent by a rule that names it', () => {
  const wrong = mistake('', cell('Candidates', 2, 'engineering_tokens', 'ten'), [
    'Candidates',
    2,
    'engineering_tokens',
    'not-a-number',
  ]);
  expect(placesOf(wrong)).toEqual(wrong.places);
});

test.each(['#REF!', 'perhaps'])('%s as is_archived on Backlog of a candidate is said, not read as no', (shown) => {
  const found = issuesOf(cell('Backlog', 2, 'is_archived', shown));
  expect(found).toContainEqual(expect.objectContaining({ tab: 'Backlog', row: 2, column: 'is_archived' }));
});

test('a percentage as capacity of a country is not read as a part of one token', () => {
  const found = issuesOf(scenario('capacity_by_country', 'UK: 40%'));
  expect(found).toContainEqual(expect.objectContaining({ column: 'capacity_by_country', severity: 'error' }));
});

const elsewhere: readonly [string, Change][] = [
  [
    'another constraint set',
    add('Constraints', { ...rule('mandatory', 'initiative', 'NOPE'), constraint_set_name: 'Tight' }),
  ],
  ['another scenario', add('Constraints', { ...rule('capacity_cap', 'planet', ''), scenario_name: 'Next year' })],
  [
    'a target of another set',
    add('Targets', { ...target('all', '', 'NOPE', 'goal', 'x'), constraint_set_name: 'Tight' }),
  ],
  ['another scenario row', cell('Scenario_Config', 3, 'period_key', 'Spring')],
  ['an unticked candidate', cell('Candidates', 5, 'engineering_tokens', '#REF!')],
  ['an unticked candidate twice', add('Candidates', { ...candidate('delta', 'UK', 5), is_selected_for_run: false })],
  ['the contribution of an unticked candidate', cell('KPI_Contributions', 5, 'ORDERS', '#REF!')],
  ['the needs of an unticked candidate', cell('Candidates', 5, 'prerequisite_keys', 'NOPE')],
  ['a column of people on KPI_Contributions', cell('KPI_Contributions', 2, 'remarks', 'ask Ann')],
];

test.each(elsewhere)('a mistake in %s does not block the run', (_, change) => {
  expect(issuesOf(change)).toEqual([]);
});
