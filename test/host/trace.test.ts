import type { TraceRequest } from '../../src/core/app/trace-contribution';
import type { GapTrace, InitiativeTrace } from '../../src/core/explain/trace-plan';
import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { insertRows } from '../../src/workbench/workbook/sheet-state';
import { markChanged, newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { ask, build, callAddOn, openAddOn, requestFor, runAddOn } from './built-add-on';
import { rowsOf, tabOf, typeBeside, valuesOf } from './grid';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

function openSample(): Host {
  const host = openAddOn(newWorkbook());
  ask(host, 'addSampleData');
  return host;
}

const runSample = (host: Host): string =>
  runAddOn(host, highs, requestFor({ scenario: '2026-Q2 Core', constraint_set: 'Baseline' })).report.run_id ?? '';

function trace(host: Host, request: TraceRequest): InitiativeTrace & GapTrace {
  // Each test asks for one kind and reads its parts.
  return callAddOn(host, 'traceContribution', request).reply as unknown as InitiativeTrace & GapTrace;
}

const isOf = (key: string) => (row: Readonly<Record<string, unknown>>) => row['initiative_key'] === key;

describe('Trace', () => {
  test('of an initiative gives every number that the run counted, and what it adds to the objective', () => {
    const host = openSample();
    const run_id = runSample(host);
    const { numbers, selected } = trace(host, {
      of: 'initiative',
      run_id,
      initiative_key: 'INIT-AOV-001',
      kpi_key: null,
    });
    expect(selected).toBe(true);
    expect(numbers.map(({ kpi_key, from }) => [kpi_key, from])).toEqual([
      ['active_restaurants', 'unknown'],
      ['monthly_diners_channeled', 'unknown'],
      ['net_revenue', 'computed'],
    ]);
    const result = rowsOf(host.state.workbook, 'Results').find(isOf('INIT-AOV-001'));
    expect(numbers.map(({ adds }) => adds ?? 0).reduce((sum, one) => sum + one)).toBeCloseTo(
      Number(result?.['objective_contribution']),
      12,
    );
    const model = numbers[2]?.steps.find(({ kind }) => kind === 'model');
    expect(model?.note).toBe('value = 1.5 × 2,564,400 × 0.67 × 0.0185 = 47,678.607');
  });

  test('leads to where the rows stand by now, and says when one is gone', () => {
    const host = openSample();
    const run_id = runSample(host);
    const { workbook } = host.state;
    for (const tab of ['Params', 'Math_Models', 'KPI_Contributions']) insertRows(tabOf(workbook, tab), 2, 3);
    markChanged(workbook);
    typeBeside(workbook, 'Params', (row) => row['param_name'] === 'orders', 'param_name', 'buyers');
    const asked = { of: 'initiative', run_id, initiative_key: 'INIT-AOV-001', kpi_key: 'net_revenue' } as const;
    const steps = trace(host, asked).numbers[0]?.steps ?? [];
    const at = (name: string) => steps.find((step) => step.name === name)?.at;
    const rowIn = (tab: string, is: (row: Readonly<Record<string, unknown>>) => boolean) =>
      rowsOf(workbook, tab).findIndex(is) + 2;
    expect(at('Upsell')).toEqual({
      tab: 'Math_Models',
      row: rowIn('Math_Models', isOf('INIT-AOV-001')),
      column: 'formula_text',
    });
    const row = rowIn('Params', (one) => one['param_name'] === 'added_value');
    expect(at('added_value')).toEqual({ tab: 'Params', row, column: 'value' });
    expect(at('orders')).toBeNull();
    const typed = trace(host, { ...asked, kpi_key: 'active_restaurants' }).numbers[0]?.steps[0];
    expect(typed?.at).toEqual({
      tab: 'KPI_Contributions',
      row: rowIn('KPI_Contributions', isOf('INIT-AOV-001')),
      column: 'active_restaurants',
    });
  });

  test('of a typed number of which less is better gives it as it was typed', () => {
    const host = openSample();
    const { workbook } = host.state;
    typeBeside(
      workbook,
      'Metrics_Config',
      (row) => row['kpi_key'] === 'active_restaurants',
      'direction',
      'lower_is_better',
    );
    typeBeside(workbook, 'KPI_Contributions', isOf('INIT-AOV-001'), 'active_restaurants', -3);
    const { report } = runAddOn(host, highs, requestFor({ scenario: '2026-Q2 Core' }));
    const asked = { of: 'initiative', run_id: report.run_id ?? '', initiative_key: 'INIT-AOV-001' } as const;
    expect(trace(host, { ...asked, kpi_key: 'active_restaurants' }).numbers[0]).toMatchObject({
      value: -3,
      from: 'typed',
    });
  });

  test('of every line of Gaps adds up to what it says was achieved', () => {
    const host = openSample();
    const run_id = runSample(host);
    const lines = rowsOf(host.state.workbook, 'Gaps');
    expect(lines.length).toBeGreaterThan(4);
    for (const [index, line] of lines.entries()) {
      callAddOn(host, 'selectCell', { tab: 'Gaps', row: index + 2, column: 'target' });
      const { reply } = callAddOn(host, 'readSelection', null);
      expect(reply).toMatchObject({ initiative_key: null, run_id, kind: line['kind'], column: 'target' });
      const { kind, dimension, key, kpi_key } = reply;
      const found = trace(host, {
        of: 'gap',
        run_id,
        kind: kind as 'kpi' | 'capacity' | 'rule',
        dimension: dimension ?? '',
        key: key ?? '',
        kpi_key,
      });
      const total = found.lines.reduce((sum, { value }) => sum + (value ?? 0), (found.baseline ?? 0) + found.bonus);
      expect([index, total]).toEqual([index, expect.closeTo(Number(line['achieved']), 6)]);
      expect(found.achieved).toBeCloseTo(Number(line['achieved']), 9);
    }
  });

  test('of what is not there is refused in words', () => {
    const host = openSample();
    const run_id = runSample(host);
    const asked = { of: 'initiative', run_id, initiative_key: '<b>', kpi_key: null } as const;
    expect(() => trace(host, asked)).toThrow(`<b> was no candidate of ${run_id}.`);
    const gap = { of: 'gap', run_id, kind: 'kpi', dimension: 'all', key: 'all', kpi_key: 'none' } as const;
    expect(() => trace(host, gap)).toThrow(`${run_id} has no such line on Gaps.`);
    expect(() => trace(host, { ...gap, run_id: 'run_none' })).toThrow('There is no run run_none');
  });
});

describe('Accepting that two KPIs count one effect', () => {
  const isModel = isOf('INIT-RA-001');
  const open = (): Host => {
    const host = openSample();
    typeBeside(host.state.workbook, 'Math_Models', isModel, 'metric_chain_text', 'active_restaurants > Net revenue');
    return host;
  };
  const warnings = (host: Host) =>
    callAddOn(host, 'checkInputs', null).reply.issues.filter(({ code }) => code === 'kpis-redundant');

  test('adds the pair to accepted_overlaps after what stands there, and ends the warning', () => {
    const host = open();
    const { workbook } = host.state;
    typeBeside(workbook, 'Scenario_Config', () => true, 'accepted_overlaps', 'net_revenue + net_adoption_rate');
    const [found, ...others] = warnings(host);
    expect(others).toEqual([]);
    const request = { row: found?.row ?? 0, message: found?.message ?? '' };
    const { message } = callAddOn(host, 'acceptOverlap', request).reply;
    expect(message).toMatch(/^active_restaurants \+ net_revenue is accepted in this scenario/u);
    expect(rowsOf(workbook, 'Scenario_Config')[0]?.['accepted_overlaps']).toBe(
      'net_revenue + net_adoption_rate, active_restaurants + net_revenue',
    );
    expect(warnings(host)).toEqual([]);
    expect(() => callAddOn(host, 'acceptOverlap', request)).toThrow('This warning is gone by now');
  });

  test('writes over no formula, and says when the column is missing', () => {
    const host = open();
    const { workbook } = host.state;
    const [found] = warnings(host);
    const request = { row: found?.row ?? 0, message: found?.message ?? '' };
    const sheet = tabOf(workbook, 'Scenario_Config');
    const at = valuesOf(workbook, 'Scenario_Config')[0]?.indexOf('accepted_overlaps') ?? -1;
    const header = sheet.grid[0]?.[at];
    if (header !== undefined) header.value = 'mine';
    expect(() => callAddOn(host, 'acceptOverlap', request)).toThrow(/has no column accepted_overlaps/u);
    if (header !== undefined) header.value = 'accepted_overlaps';
    typeBeside(workbook, 'Scenario_Config', () => true, 'accepted_overlaps', ' ');
    const cell = sheet.grid[1]?.[at];
    if (cell !== undefined) cell.formula = '=" "';
    markChanged(workbook);
    expect(() => callAddOn(host, 'acceptOverlap', request)).toThrow(/A formula gives accepted_overlaps in row 2/u);
  });
});

test('a model that is added says which typed number it cannot override, and is refused for a KPI that plans cannot use', () => {
  const host = openSample();
  const { workbook } = host.state;
  typeBeside(workbook, 'KPI_Contributions', isOf('INIT-CP-001'), 'active_restaurants', 7);
  const request = { template: 'rate_uplift', initiative_key: 'INIT-CP-001', kpi_key: 'active_restaurants' };
  const { reply } = callAddOn(host, 'insertModel', request);
  expect(reply.message).toMatch(/7 is typed on KPI_Contributions and counts until you clear it\.$/u);
  expect(reply.first_value).toEqual({ tab: 'Params', row: rowsOf(workbook, 'Params').length - 1, column: 'value' });
  expect(reply.approval.row).toBe(rowsOf(workbook, 'Math_Models').length + 1);
  typeBeside(workbook, 'Metrics_Config', (row) => row['kpi_key'] === 'active_restaurants', 'is_active', 'FALSE');
  expect(() => callAddOn(host, 'insertModel', request)).toThrow('active_restaurants is inactive');
});
