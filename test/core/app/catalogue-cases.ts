import { checkWorkbook } from '../../../src/core/app/check-workbook';
import { type DescribedIssue, describeIssue } from '../../../src/core/kernel/issue';
import type { IssueCode } from '../../../src/core/kernel/messages/catalogue';
import type { RunRequest } from '../../../src/core/problem/read-problem';
import { readWorkbookRows, type Tables } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { type PlainRow, tablesOf, withRows } from '../../brute-force/plain-workbook';
import {
  add,
  both,
  type Change,
  candidate,
  cell,
  issuesOf,
  rule,
  smallPlan,
  target,
  without,
  withoutColumn,
} from '../problem/small-plan';

/** What provokes a message: something typed into the good workbook, or why no typing can. */
export type CatalogueCase = { readonly said: () => readonly DescribedIssue[] } | { readonly elsewhere: string };

const check = (tables: Tables) => checkWorkbook(readWorkbookRows(tables), scoreWorkbook).map(describeIssue);
const checked = (change: Change): CatalogueCase => ({ said: () => check(tablesOf(change(smallPlan))) });

/** What is said of the good workbook, by checking it and by running it. */
export const saidOfGood = (): readonly DescribedIssue[] => [
  ...check(tablesOf(smallPlan)),
  ...issuesOf((workbook) => workbook),
];

/** Only a run can say it: it is about the run's own choice. */
const asked = (request: Partial<RunRequest>, change: Change = (workbook) => workbook): CatalogueCase => ({
  said: () => issuesOf(change, request),
});

const scenario = (column: string, value: string | number): Change => cell('Scenario_Config', 2, column, value);
const weights = (text: string): CatalogueCase => checked(scenario('objective_weights_json', text));
const ordered = (text: string): Change =>
  both(scenario('objective_mode', 'lexicographic'), scenario('objective_weights_json', text));
const bravo = (column: string, value: Parameters<typeof cell>[3]): CatalogueCase =>
  checked(cell('Candidates', 3, column, value));
const rules = (...rows: Parameters<typeof rule>[]): CatalogueCase =>
  checked(add('Constraints', ...rows.map((row) => rule(...row))));
const targets = (...rows: Parameters<typeof target>[]): CatalogueCase =>
  checked(add('Targets', ...rows.map((row) => target(...row))));
const gain = { target_kpi_key: 'ORDERS', target_value: 3 };
const metric = (row: number, column: string, value: string | boolean): Change =>
  cell('Metrics_Config', row, column, value);
const untickAll = both(...[2, 3, 4, 5].map((row) => cell('Candidates', row, 'is_selected_for_run', false)));

const modelRow = {
  initiative_key: 'ALPHA',
  target_kpi_key: 'ORDERS',
  model_name: 'Growth',
  is_primary: '',
  metric_chain_text: '',
  formula_text: 'value = 100 * uplift',
  approved_by_user: true,
};
const paramRow = {
  initiative_key: 'ALPHA',
  model_name: '',
  param_name: 'uplift',
  value: '12%',
  unit: '',
  min: '',
  max: '',
};
const models = (model: PlainRow, params: readonly PlainRow[] = [{}]): CatalogueCase =>
  checked(
    both(
      add('Math_Models', { ...modelRow, ...model }),
      add('Params', ...params.map((param) => ({ ...paramRow, ...param }))),
    ),
  );
const inputs = (row: PlainRow): CatalogueCase =>
  checked(add('Scoring_Inputs', { initiative_key: 'ALPHA', active_scoring_framework: '', ...row }));
const rice = { rice_reach: 10_000, rice_impact: 3, rice_confidence: '70%', rice_effort: 20 };
const wsjf = { wsjf_business_value: 10, wsjf_time_criticality: 5, wsjf_risk_reduction: 4, wsjf_job_size: 8 };

/** One case for every message of the catalogue; the compiler asks for each new one. */
export const catalogueCases: Readonly<Record<IssueCode, CatalogueCase>> = {
  // Tabs and headers.
  'unusable-command': { elsewhere: 'only the command line takes a file name; test/workbench/command-line provokes it' },
  'missing-tab': checked(without('Candidates')),
  'missing-header': checked(withoutColumn('Targets', 'kpi_key')),
  'duplicate-header': {
    said: () => {
      const tables = new Map(tablesOf(smallPlan));
      const { header = [], rows = [] } = tables.get('Targets') ?? {};
      tables.set('Targets', { header: [...header, 'KPI-key'], rows: rows.map((row) => [...row, '']) });
      return check(tables);
    },
  },
  'misspelt-header': checked((workbook) =>
    withRows(workbook, 'Targets', (rows) => rows.map(({ notes = '', ...row }) => ({ ...row, notess: notes }))),
  ),
  'empty-tab': checked((workbook) =>
    withRows(workbook, 'Candidates', (rows) =>
      rows.map((row) => ({
        ...row,
        initiative_key: '',
        title: '',
        country: '',
        engineering_tokens: '',
        bundle_key: '',
        is_selected_for_run: '',
        is_mandatory: '',
      })),
    ),
  ),
  'unknown-kpi-column': checked((workbook) =>
    withRows(workbook, 'KPI_Contributions', (rows) =>
      rows.map(({ LOYALTY = '', ...row }) => ({ ...row, LOYALTI: LOYALTY })),
    ),
  ),
  // Cells.
  'missing-value': bravo('engineering_tokens', ''),
  'draft-missing-value': models({ approved_by_user: false }, [{ value: '' }]),
  'formula-error': bravo('engineering_tokens', { kind: 'error', shown: '#REF!' }),
  'unread-formula-error': bravo('title', '#N/A'),
  'formula-as-text': bravo('engineering_tokens', '=B2*2'),
  'unread-formula-as-text': bravo('title', '=Backlog!B2'),
  'reserved-key': bravo('initiative_key', '__proto__'),
  'not-a-number': bravo('engineering_tokens', '1,5'),
  'share-of-nothing': bravo('engineering_tokens', '20%'),
  'share-above-all': rules(['capacity_cap', 'all', '', { max_tokens: '400%' }]),
  'low-above-high': checked(both(cell('Candidates', 3, 'tokens_low', 30), cell('Candidates', 3, 'tokens_high', 20))),
  'unknown-quarter': checked(scenario('capacity_by_quarter', 'Q2: 50, Q7: 50')),
  'two-numbers': bravo('engineering_tokens', '1.200'),
  'not-whole': rules(['max_selected', 'all', '', { max_count: 1.5 }]),
  'below-minimum': bravo('engineering_tokens', -3),
  'above-maximum': checked(scenario('goal_weight', 2)),
  'not-a-date': bravo('deadline_date', '15/06/2026'),
  'two-dates': bravo('deadline_date', '05/06/2026'),
  'not-yes-or-no': bravo('is_selected_for_run', 'maybe'),
  'not-a-choice': checked(scenario('objective_mode', 'best')),
  'unreadable-period': checked(scenario('period_key', 'Spring')),
  'unreadable-weights': weights('ORDERS: much'),
  'unreadable-amounts': checked(scenario('capacity_by_country', 'UK 40')),
  // Keys.
  'duplicate-key': checked(add('Candidates', candidate('alpha', 'UK', 3))),
  'unknown-initiative': rules(['exclude', 'initiative', 'ALFA']),
  'unknown-bundle': rules(['exclude', 'bundle', 'PAIRS']),
  'unknown-kpi': targets(['all', '', 'ORDRES', 'goal', 3]),
  'unusable-kpi': targets(['all', '', 'CLICKS', 'goal', 3]),
  'no-north-star': checked(metric(2, 'kpi_level', 'strategic')),
  'needs-north-star': checked(
    both(scenario('objective_mode', 'north_star_only'), (workbook) =>
      withRows(workbook, 'Metrics_Config', (rows) => rows.filter(({ kpi_level }) => kpi_level !== 'north_star')),
    ),
  ),
  'two-north-stars': checked(metric(3, 'kpi_level', 'north_star')),
  'unknown-scenario': checked(cell('Constraints', 2, 'scenario_name', 'Plam')),
  'unknown-constraint-set': asked({ constraintSet: 'Basline' }),
  'near-slice-value': rules(['max_selected', 'country', 'DF', { max_count: 1 }]),
  'reason-without-mandate': bravo('mandate_reason', 'Promised'),
  'not-in-pool': rules(['exclude_pair', 'initiative', 'BRAVO+DELTA']),
  'ineligible-in-rule': checked(
    both(
      cell('Candidates', 3, 'lifecycle_status', 'done'),
      add('Constraints', rule('exclude_pair', 'initiative', 'ALPHA+BRAVO')),
    ),
  ),
  'mandatory-not-in-pool': rules(['mandatory', 'initiative', 'DELTA']),
  // Runs as a whole.
  'no-candidate-ticked': asked({ scope: 'selected' }, untickAll),
  'deadline-before-period': bravo('deadline_date', '2026-03-31'),
  'missing-weights': weights(''),
  'negative-weight': weights('ORDERS: -1, LOYALTY: 2'),
  'zero-weights': weights('ORDERS: 0'),
  'equal-weights': checked(ordered('ORDERS: 1, LOYALTY: 1')),
  'repeated-weight': weights('north_star: 0.5, ORDERS: 0.5'),
  'group-not-in-order': checked(ordered('north_star > strategic_kpis')),
  'no-strategic-kpi': checked(
    both(metric(3, 'is_active', false), scenario('objective_weights_json', 'north_star: 0.5, strategic_kpis: 0.5')),
  ),
  'weights-normalised': weights('ORDERS: 60%, LOYALTY: 30%'),
  'unused-weights': checked(scenario('objective_mode', 'north_star')),
  'goal-weight-in-order': checked(both(ordered('ORDERS'), scenario('goal_weight', 0.5))),
  'kpi-adds-nothing': checked((workbook) =>
    withRows(workbook, 'KPI_Contributions', (rows) => rows.map((row) => ({ ...row, LOYALTY: '' }))),
  ),
  'contribution-unknown': checked(add('Candidates', candidate('ECHO', 'UK', 5))),
  'score-unknown': checked(both(scenario('objective_mode', 'max_score'), scenario('objective_weights_json', ''))),
  'tie-broken': { elsewhere: 'said of an answer, never of rows; test/workbench/command-line/ties.test.ts provokes it' },
  'no-set-chosen': asked({ constraintSet: null }),
  'stray-rows': asked({}, add('Constraints', { ...rule('exclude', 'initiative', 'BRAVO'), scenario_name: 'Plam' })),
  'near-set-name': checked(
    add('Constraints', { ...rule('exclude', 'initiative', 'BRAVO'), constraint_set_name: 'Baselin' }),
  ),
  'no-scenario-chosen': asked({ scenario: null }),
  // Rules.
  'unknown-dimension': rules(['max_selected', 'contry', 'UK', { max_count: 2 }]),
  'key-not-all': rules(['max_selected', 'all', 'UK', { max_count: 2 }]),
  'crossed-key-mismatch': rules(['max_selected', 'country+department', 'UK', { max_count: 2 }]),
  'wrong-column': rules(['capacity_cap', 'all', '', { min_tokens: 5 }]),
  'unused-cell': rules(['exclude', 'initiative', 'BRAVO', { max_tokens: 3 }]),
  'percent-without-capacity': checked(
    both(
      scenario('capacity_total_tokens', ''),
      add('Constraints', rule('capacity_cap', 'all', '', { max_tokens: '20%' })),
    ),
  ),
  'too-few-members': rules(['exclude_pair', 'initiative', 'ALPHA', { related_keys: 'alpha' }]),
  'needs-itself': rules(['require_prereq', 'initiative', 'ALPHA<-ALPHA']),
  'bundle-of-one': rules(['bundle', 'bundle', 'SOLO', { related_keys: 'ALPHA' }]),
  'bundle-members-differ': rules(
    ['bundle', 'bundle', 'TRIO', { related_keys: 'ALPHA, BRAVO' }],
    ['bundle', 'bundle', 'trio', { related_keys: 'ALPHA, CHARLIE' }],
  ),
  'duplicate-synergy': rules(
    ['synergy_bonus', 'initiative', 'ALPHA+BRAVO', gain],
    ['synergy_bonus', 'initiative', 'BRAVO', { ...gain, related_keys: 'ALPHA' }],
  ),
  'duplicate-rule': rules(['min_selected', 'all', 'all', { min_count: '1' }]),
  'two-bounds': rules(['capacity_floor', 'country', 'uk', { min_tokens: 10 }]),
  'two-floors': targets(['all', '', 'ORDERS', 'floor', 1], ['all', '', 'ORDERS', 'floor', 2]),
  'two-goals': targets(['all', 'all', 'orders', 'goal', 12]),
  'bound-of-zero': rules(['max_selected', 'country', 'DE', { max_count: 0 }]),
  'pair-inside-bundle': rules(
    ['bundle', 'bundle', 'TRIO', { related_keys: 'BRAVO, CHARLIE' }],
    ['exclude_pair', 'initiative', 'BRAVO+CHARLIE'],
  ),
  'target-asks-nothing': targets(['all', '', 'LOYALTY', 'goal', 5, { baseline_value: 8 }]),
  'rule-without-effect': rules(['capacity_cap', 'country', 'DE', { max_tokens: 50 }]),
  'price-without-soft': rules(['exclude', 'initiative', 'BRAVO', { break_price: 2 }]),
  'unused-by-goal': targets(['all', '', 'LOYALTY', 'goal', 3, { strength: 'locked' }]),
  'arrow-turned': rules(['require_prereq', 'initiative', 'ALPHA -> BRAVO']),
  'value-outside-range': checked(cell('Candidates', 3, 'tokens_high', 0)),
  'soft-without-price': rules(['exclude', 'initiative', 'BRAVO', { strength: 'soft' }]),
  // Conflicts.
  'in-and-out': rules(['exclude', 'initiative', 'ALPHA']),
  'together-and-not': rules(['mandatory', 'initiative', 'BRAVO'], ['exclude_pair', 'initiative', 'ALPHA+BRAVO']),
  'mandatory-above-cap': rules(
    ['mandatory', 'initiative', 'CHARLIE'],
    ['capacity_cap', 'country', 'UK', { max_tokens: 35 }],
  ),
  'floor-above-cap': rules(
    ['capacity_floor', 'country', 'UK', { min_tokens: 36 }],
    ['capacity_cap', 'country', 'UK', { max_tokens: 35 }],
  ),
  'floors-above-cap': rules(
    ['capacity_floor', 'country', 'UK', { min_tokens: 30 }],
    ['capacity_floor', 'country', 'DE', { min_tokens: 20 }],
    ['capacity_cap', 'all', '', { max_tokens: 45 }],
  ),
  'floor-above-supply': rules(['capacity_floor', 'country', 'DE', { min_tokens: 25 }]),
  'floor-out-of-reach': targets(['all', '', 'ORDERS', 'floor', 99]),
  // Scores, formulas and parameters.
  'formula-unreadable': models({ formula_text: 'value = 2 ^ 3' }),
  'formula-too-long': models({ formula_text: `value = ${'('.repeat(40)}` }),
  'formula-number-ambiguous': models({ formula_text: 'value = min(1,200)' }),
  'formula-unknown-name': models({ formula_text: 'value = upliftt' }),
  'draft-unknown-name': models({ formula_text: 'value = users', approved_by_user: false }),
  'formula-unknown-function': models({ formula_text: 'value = sum(2)' }),
  'formula-name-repeated': models({ formula_text: 'value = 1\nvalue = 2' }),
  'formula-cycle': models({ formula_text: 'value = gain\ngain = value' }),
  'formula-no-result': models({ formula_text: 'gain = 1' }),
  'formula-division-by-zero': models({ formula_text: 'value = 1 / (uplift - uplift)' }, [{}]),
  'formula-overflow': models({ formula_text: 'value = 1e300 * 1e300' }),
  'formula-units-differ': models({ formula_text: 'value = uplift + base' }, [
    { unit: 'orders' },
    { param_name: 'base', unit: 'sessions' },
  ]),
  'param-name-unreadable': models({}, [{ param_name: 'up-lift' }]),
  'param-out-of-range': models({}, [{ value: '120%', min: 0, max: 1 }]),
  'param-range-empty': models({}, [{ min: 3, max: 1 }]),
  'param-repeated': models({}, [{}, { param_name: 'UPLIFT' }]),
  'param-unused': models({}, [{ param_name: 'upliftt' }]),
  'unknown-model': models({}, [{ model_name: 'Growht' }]),
  'model-name-repeated': checked(add('Math_Models', modelRow, { ...modelRow, is_primary: true })),
  'several-models': checked(add('Math_Models', modelRow, { ...modelRow, model_name: 'Other' })),
  'model-not-approved': models({ approved_by_user: '' }),
  'score-input-missing': inputs({ rice_reach: 10 }),
  'score-effort-zero': inputs({ ...rice, rice_effort: 0 }),
  'framework-not-chosen': inputs({ ...rice, ...wsjf }),
  'score-model-unclear': checked(
    add(
      'Math_Models',
      modelRow,
      { ...modelRow, model_name: 'Other', target_kpi_key: 'LOYALTY', is_primary: true },
      { ...modelRow, model_name: 'Third', is_primary: true },
    ),
  ),
  'score-frameworks-mixed': checked(
    both(
      scenario('objective_mode', 'max_score'),
      scenario('objective_weights_json', ''),
      add('Scoring_Inputs', { initiative_key: 'ALPHA', ...rice }, { initiative_key: 'BRAVO', ...wsjf }),
    ),
  ),
  'kpis-redundant': models({ metric_chain_text: 'visits > orders > loyalty' }),
  'unreadable-overlap': checked(scenario('accepted_overlaps', 'ORDERS')),
};
