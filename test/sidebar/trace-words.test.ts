import type { Selection } from '../../src/core/app/calls';
import type { TraceRequest } from '../../src/core/app/trace-contribution';
import type { GapTrace } from '../../src/core/explain/trace-plan';
import type { DescribedIssue } from '../../src/core/kernel/issue';
import { initiativeOf, nameOf } from '../../src/sidebar/model/asked-card';
import { groupProblems } from '../../src/sidebar/model/group-problems';
import { kpiOfSelection } from '../../src/sidebar/model/kpi-of-selection';
import { describeGap, describeNumber, requestFor } from '../../src/sidebar/model/trace-words';

const nothing: Selection = {
  initiative_key: null,
  run_id: null,
  kind: null,
  dimension: null,
  key: null,
  kpi_key: null,
  column: null,
};

describe('what is asked for the selected row', () => {
  test('a row of an initiative: its numbers in the run that the row names, else in the one on screen', () => {
    const asked = requestFor({ ...nothing, initiative_key: 'A', run_id: 'run_2' }, 'run_1');
    expect(asked).toEqual({ of: 'initiative', run_id: 'run_2', initiative_key: 'A', kpi_key: null });
    expect(requestFor({ ...nothing, initiative_key: 'A' }, 'run_1')).toMatchObject({ run_id: 'run_1' });
  });

  test('a row of Gaps: what it adds up', () => {
    const row = { kind: 'kpi', dimension: 'country', key: 'UK', kpi_key: 'ORDERS' } as const;
    expect(requestFor({ ...nothing, ...row }, 'run_1')).toEqual({ of: 'gap', run_id: 'run_1', ...row });
  });

  test('nothing for other rows', () => {
    expect(requestFor({ ...nothing, kind: 'mandatory', dimension: 'initiative', key: 'A' }, 'run_1')).toBeNull();
    expect(requestFor({ ...nothing, kind: 'kpi', key: 'UK' }, 'run_1')).toBeNull();
    expect(requestFor(nothing, 'run_1')).toBeNull();
  });
});

test('the KPI of a selection is the one its row names, or that of its column', () => {
  const kpis = [
    { key: 'ORDERS', name: 'Orders' },
    { key: 'NET_REVENUE', name: 'Net revenue' },
  ];
  expect(kpiOfSelection({ kpi_key: null, column: ' net revenue' }, kpis)).toBe('NET_REVENUE');
  expect(kpiOfSelection({ kpi_key: 'orders', column: 'target' }, kpis)).toBe('ORDERS');
  expect(kpiOfSelection({ kpi_key: null, column: 'initiative_key' }, kpis)).toBeNull();
});

describe('a number in words', () => {
  test('says where it came from and what it adds', () => {
    expect(describeNumber({ from: 'computed', computed: 20, adds: 0.25 })).toBe(
      'computed · adds 0.25 to the weighted KPI score',
    );
    expect(describeNumber({ from: 'typed', computed: 20, adds: null })).toBe('typed, in place of the computed 20');
    expect(describeNumber({ from: 'unknown', computed: null, adds: null })).toBe('the run counted nothing for it');
  });
});

describe('a line of Gaps in words', () => {
  const trace: GapTrace = {
    ...{ kind: 'kpi', dimension: 'all', key: 'all', kpi_key: 'ORDERS', target: 1500, achieved: 1450, baseline: 1200 },
    ...{ bonus: 0, lines: [] },
  };

  test.each<[told: Partial<GapTrace>, words: string]>([
    [{}, '1,450 ORDERS against 1,500, counted from 1,200, by 0 funded initiatives.'],
    [
      { kind: 'capacity', dimension: 'country', key: 'UK', kpi_key: null, baseline: null },
      '1,450 tokens in UK against 1,500, by 0 funded initiatives.',
    ],
    [{ kind: 'rule', kpi_key: null, baseline: null }, '1,450 initiatives against 1,500, by 0 funded initiatives.'],
    [{ achieved: null }, 'The run has no plan, so nothing adds up to the 1,500 asked for.'],
  ])('%j: %s', (told, words) => {
    expect(describeGap({ ...trace, ...told })).toBe(words);
  });
});

test('only the warning that one effect counts twice can be ended', () => {
  const issue: DescribedIssue = {
    ...{ tab: 'Scenario_Config', row: 2, column: 'objective_weights_json', code: 'unknown-kpi' },
    ...{ message: 'A drives B', fix: 'Weight one' },
    severity: 'warning',
  };
  const of = (code: 'kpis-redundant' | 'unknown-kpi') => groupProblems([{ ...issue, code }])[0]?.problems[0]?.overlap;
  expect(of('kpis-redundant')).toEqual({ row: 2, message: 'A drives B' });
  expect(of('unknown-kpi')).toBeNull();
});

describe('what is asked about', () => {
  const titles = new Map([
    ['A', 'Search'],
    ['B', ''],
  ]);
  const gap = { of: 'gap', run_id: 'run_1', kind: 'capacity', dimension: 'country', key: 'UK', kpi_key: null } as const;

  test.each([
    [{ about: 'why', key: 'A' } as const, 'Search', 'A'],
    [{ about: 'decide', key: 'B' } as const, 'B', 'B'],
    [numbersOf({ of: 'initiative', run_id: 'run_1', initiative_key: 'A', kpi_key: null }), 'Search', 'A'],
    [numbersOf(gap), 'Tokens · UK', null],
    [numbersOf({ ...gap, kind: 'rule', dimension: 'all', key: 'all' }), 'Number of initiatives · the whole plan', null],
    [numbersOf({ ...gap, kind: 'kpi', kpi_key: 'ORDERS' }), 'ORDERS · UK', null],
  ])('has the name that people know: %j', (asked, name, key) => {
    expect(nameOf(asked, titles)).toBe(name);
    expect(initiativeOf(asked)).toBe(key);
  });
});

function numbersOf(request: TraceRequest) {
  return { about: 'numbers', request } as const;
}
