import { checkWorkbook } from '../../../src/core/app/check-workbook';
import { describeIssue } from '../../../src/core/kernel/issue';
import { readWorkbookRows } from '../../../src/core/problem/workbook-rows';
import { scoreWorkbook } from '../../../src/core/scoring/score-workbook';
import { tablesOf, withRows } from '../../brute-force/plain-workbook';
import { add, both, type Change, cell, rule, smallPlan } from '../problem/small-plan';

const said = (change: Change) =>
  checkWorkbook(readWorkbookRows(tablesOf(change(smallPlan))), scoreWorkbook).map(describeIssue);
const messagesAt = (change: Change, tab: string, row: number | null): readonly string[] =>
  said(change)
    .filter((issue) => issue.tab === tab && issue.row === row)
    .map(({ column, message }) => `${column}: ${message}`);
const scenario = (column: string, value: string | number): Change => cell('Scenario_Config', 2, column, value);

test('the problems of a row come in the order of its columns', () => {
  const change = both(
    cell('Candidates', 3, 'engineering_tokens', 'ten'),
    cell('Candidates', 3, 'deadline_date', 'soon'),
    cell('Candidates', 3, 'country', '#REF!'),
  );
  const columns = said(change)
    .filter(({ row, tab }) => tab === 'Candidates' && row === 3)
    .map(({ column }) => column);
  expect(columns).toEqual(['country', 'engineering_tokens', 'deadline_date']);
});

test('one fact behind two initiatives is said once', () => {
  const change = both(
    cell('Candidates', 3, 'is_mandatory', true),
    cell('Candidates', 3, 'prerequisite_keys', 'CHARLIE'),
    add('Constraints', rule('exclude_pair', 'initiative', 'BRAVO+CHARLIE')),
  );
  const [message = ''] = messagesAt(change, 'Constraints', 5);
  expect(message).toMatch(/^key: BRAVO and CHARLIE must be funded/);
  expect(message.match(/BRAVO is mandatory/g)).toHaveLength(1);
});

test('three rows that say the same are each told of the others, in one message', () => {
  const twice = rule('min_selected', 'all', '', { min_count: 1 });
  const change = add('Constraints', twice, twice);
  for (const row of [4, 5, 6]) {
    expect(messagesAt(change, 'Constraints', row)).toEqual(['key: rows 4, 5 and 6 say the same and count once']);
  }
});

test.each([
  ['Q2', []],
  ['2026-Q2', []],
  ['q2 2026', ['capacity_by_quarter: "q2 2026" is no quarter of 2026-Q3']],
  ['Q3', ['capacity_by_quarter: "Q3" is no quarter of 2026-Q2']],
  ['Q7', ['capacity_by_quarter: "Q7" is no quarter of 2026-Q2']],
  ['UK', ['capacity_by_quarter: "UK" is no quarter of 2026-Q2']],
  ['2025-Q2', ['capacity_by_quarter: "2025-Q2" is no quarter of 2026-Q2']],
])('a capacity of %s', (name, expected) => {
  const period = name === 'q2 2026' ? '2026-Q3' : '2026-Q2';
  const change = both(scenario('period_key', period), scenario('capacity_by_quarter', `${name}: 50`));
  expect(messagesAt(change, 'Scenario_Config', 2)).toEqual(expected);
});

test('both halves of a half-year are quarters of it, and the first of another year is not', () => {
  const change = both(scenario('period_key', '2026-H1'), scenario('capacity_by_quarter', 'Q1: 5, Q2: 5, 2027-Q1: 5'));
  expect(messagesAt(change, 'Scenario_Config', 2)).toEqual(['capacity_by_quarter: "2027-Q1" is no quarter of 2026-H1']);
});

test.each([
  [18, 22, []],
  [20, 20, []],
  [12, 8, ['tokens_low: the low end 12 is above the high end 8']],
  [12, '', []],
])('tokens from %s to %s', (low, high, expected) => {
  const change = both(cell('Candidates', 3, 'tokens_low', low), cell('Candidates', 3, 'tokens_high', high));
  expect(messagesAt(change, 'Candidates', 3)).toEqual(expected);
});

describe('a constraint set', () => {
  const named = (name: string, rows = 1): Change =>
    add(
      'Constraints',
      ...Array.from({ length: rows }, (_, index) => ({
        ...rule('max_selected', 'all', '', { max_count: index + 1 }),
        constraint_set_name: name,
      })),
    );

  test.each(['Baselin', 'Basline', 'Baselnie'])('%s with one row is taken for a slip in Baseline', (name) => {
    expect(messagesAt(named(name), 'Constraints', 5)).toContain(
      `constraint_set_name: "${name}" is a constraint set of its own, with 1 row: did you mean Baseline?`,
    );
  });

  test.each(['Board', 'Baseline 2', 'Base'])('%s is one of its own', (name) => {
    expect(messagesAt(named(name), 'Constraints', 5).filter((message) => message.includes('did you mean'))).toEqual([]);
  });

  test('with as many rows as the other is one of its own', () => {
    const change = both(named('Baselin', 3));
    expect(said(change).filter(({ code }) => code === 'near-set-name')).toEqual([]);
  });

  test('B is not taken for A', () => {
    const change = both(named('Board A', 6), named('Board B'));
    expect(said(change).filter(({ code }) => code === 'near-set-name')).toEqual([]);
  });
});

describe('a north star', () => {
  const noKpis: Change = (workbook) => ({
    ...withRows(workbook, 'Metrics_Config', () => [{ kpi_key: '', kpi_level: '', is_active: '' }]),
    Targets: [],
    Scenario_Config: [{ scenario_name: 'Plan', period_key: '2026-Q2', objective_mode: 'max_score' }],
  });
  const mode = (name: string): Change => both(noKpis, scenario('objective_mode', name));
  const missed = (change: Change) =>
    said(change)
      .filter(({ message }) => message.includes('north'))
      .map(({ tab, row, column }) => `${tab} ${row} ${column}`);

  test('is missed only where it is asked for', () => {
    expect(missed(noKpis)).toEqual([]);
    expect(missed(mode('north_star_only'))).toEqual([
      'Metrics_Config null kpi_level',
      'Scenario_Config 2 objective_mode',
    ]);
    const weighted = both(mode('weighted_kpis'), scenario('objective_weights_json', 'north_star: 1'));
    expect(missed(weighted)).toContain('Scenario_Config 2 objective_weights_json');
  });

  test('is missed in a registry that has KPIs, whatever the mode', () => {
    const change = both(noKpis, add('Metrics_Config', { kpi_key: 'COST', kpi_level: 'strategic', is_active: true }));
    expect(missed(change)).toEqual(['Metrics_Config null kpi_level']);
  });
});
