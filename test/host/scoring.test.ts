import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InitiativeTrace } from '../../src/core/explain/trace-plan';
import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { ask, build, callAddOn, openAddOn, requestFor, root, runAddOn } from './built-add-on';
import { rowsOf, snapshotOf, tabOf, typeBeside } from './grid';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

/** A workbook with the sample plan. */
function openSample(): Host {
  const host = openAddOn(newWorkbook());
  ask(host, 'addSampleData');
  return host;
}

/** Where numbers of an initiative came from that a run counted. */
function traceOf(host: Host, runId: string | null, initiative_key: string, kpi_key: string | null): InitiativeTrace {
  const asked = { of: 'initiative', run_id: runId ?? '', initiative_key, kpi_key } as const;
  const { reply } = callAddOn(host, 'traceContribution', asked);
  if (reply.of !== 'initiative') throw new Error('another trace was asked for');
  return reply;
}

/** The contributions of the sample that are computed rather than typed. */
const known = [
  ['INIT-RA-001', 'active_restaurants', 20],
  ['INIT-DG-002', 'monthly_diners_channeled', 72_000],
  ['INIT-AOV-001', 'net_revenue', 47_678.607],
  ['INIT-MZ-001', 'net_revenue', 108_268.65],
  ['INIT-MP-003', 'net_revenue', 6_676.56675],
  ['INIT-RL-003', 'monthly_diners_channeled', 16_000],
] as const;

test('the sample types none of the contributions that its models compute', () => {
  const typed = readFileSync(join(root, 'src/workbench/sample-data/sample/KPI_Contributions.csv'), 'utf8');
  for (const [key] of known) expect(typed).toContain(`${key},,,,,\n`);
});

describe('Score initiatives on the sample', () => {
  test('computes the known contributions, on Math_Models and Scores, and keeps cells of people', () => {
    const host = openSample();
    const own = ['Params', 'KPI_Contributions', 'Candidates', 'Scoring_Inputs'];
    const before = JSON.stringify(snapshotOf(host.state.workbook, own));
    const { reply } = callAddOn(host, 'scoreInitiatives', null);
    expect(reply).toMatchObject({ scored: 6, unscored: 0, contributions: 6 });
    expect(reply.summary).toBe('Scored 6 initiatives and computed 6 contributions.');
    expect(JSON.stringify(snapshotOf(host.state.workbook, own))).toBe(before);
    const models = rowsOf(host.state.workbook, 'Math_Models');
    const scores = rowsOf(host.state.workbook, 'Scores');
    for (const [key, kpi, value] of known) {
      expect(models.find((row) => row['initiative_key'] === key)?.['computed_value']).toBeCloseTo(value, 6);
      const score = scores.find((row) => row['initiative_key'] === key && row['kpi_key'] === kpi);
      expect(score?.['value']).toBeCloseTo(value, 6);
      expect(score?.['counts']).toBe('computed');
    }
    expect(tabOf(host.state.workbook, '_oc_index').hidden).toBe(true);
  });

  test('shows a typed contribution as such, with the computed one beside it', () => {
    const host = openSample();
    const { workbook } = host.state;
    typeBeside(
      workbook,
      'KPI_Contributions',
      (row) => row['initiative_key'] === 'INIT-RA-001',
      'active_restaurants',
      7,
    );
    callAddOn(host, 'scoreInitiatives', null);
    const [score] = rowsOf(workbook, 'Scores').filter(
      (row) => row['initiative_key'] === 'INIT-RA-001' && row['kpi_key'] === 'active_restaurants',
    );
    expect(score).toMatchObject({ counts: 'typed', typed_value: 7 });
    expect(score?.['value']).toBeCloseTo(20, 9);
    const request = requestFor({ scenario: '2026-Q2 Core', constraint_set: 'Baseline' });
    const { run_id: runId } = runAddOn(host, highs, request).report;
    const [number] = traceOf(host, runId, 'INIT-RA-001', 'active_restaurants').numbers;
    expect(number).toMatchObject({ value: 7, from: 'typed' });
    expect(number?.computed).toBeCloseTo(20, 9);
  });

  test('a run traces a contribution to the model as it was, whatever the rows say by now', () => {
    const host = openSample();
    const request = requestFor({ scenario: '2026-Q2 Core', constraint_set: 'Baseline' });
    const { report } = runAddOn(host, highs, request);
    expect(Math.abs((report.summary?.objective ?? 0) / 0.6949888546 - 1)).toBeLessThan(1e-9);
    typeBeside(host.state.workbook, 'Params', (row) => row['param_name'] === 'added_value', 'value', 9);
    const [number] = traceOf(host, report.run_id, 'init-aov-001', 'NET_REVENUE').numbers;
    expect(number?.value).toBeCloseTo(47_678.607, 6);
    expect(number?.steps.map(({ text }) => text)).toEqual([
      'net_revenue of INIT-AOV-001 is 47,678.607, computed.',
      'The model "Upsell" comes to 47,678.607: value = added_value * orders * share_reached * commission',
      'added_value = 1.5 currency per order (source: Test with three restaurants)',
      'orders = 2,564,400 (source: Payments ledger)',
      'share_reached = 0.67 share (source: Share of orders in the app)',
      'commission = 0.0185 share (source: Payments ledger)',
      'It assumes: Upsell is shown on every order page',
      'Metric chain: Order value > processed sales > net revenue',
      'Approved by Product lead.',
    ]);
    expect(ask<{ history: readonly { stale: boolean }[] }>(host, 'readSidebar').reply.history[0]?.stale).toBe(true);
  });
});

test('a template adds a model that is not approved and its parameters; filled in and approved it counts', () => {
  const host = openSample();
  const { workbook } = host.state;
  const request = { template: 'rate_uplift', initiative_key: 'init-cp-001', kpi_key: 'net_revenue' };
  const { reply } = callAddOn(host, 'insertModel', request);
  expect(reply.model_name).toBe('Rate uplift');
  expect(callAddOn(host, 'insertModel', request).reply.model_name).toBe('Rate uplift 2');
  const isOurs = (row: Readonly<Record<string, unknown>>): boolean => row['model_name'] === 'Rate uplift';
  expect(rowsOf(workbook, 'Params').filter(isOurs)).toHaveLength(3);
  const { issues } = callAddOn(host, 'checkInputs', null).reply;
  expect(issues.filter(({ code }) => code === 'draft-missing-value')).toHaveLength(6);
  expect(issues.filter(({ tab, severity }) => tab === 'Params' && severity === 'error')).toEqual([]);
  const statuses = () => rowsOf(workbook, 'Params').flatMap((row) => (isOurs(row) ? [row['run_status']] : []));
  const empty = 'value: the cell is empty. Enter a value.';
  expect(statuses()).toEqual(Array.from({ length: 3 }, () => `WARNING: ${empty}`));
  expect(rowsOf(workbook, 'Math_Models').find(isOurs)).toMatchObject({ approved_by_user: false });
  typeBeside(workbook, 'Math_Models', isOurs, 'approved_by_user', 'yes');
  const row = rowsOf(workbook, 'Math_Models').findIndex(isOurs) + 2;
  host.trigger('onEdit', { sheet: 'Math_Models', a1: `A${row}:Z${row}` });
  expect(statuses()).toEqual(Array.from({ length: 3 }, () => `ERROR: ${empty}`));
  typeBeside(workbook, 'Math_Models', isOurs, 'approved_by_user', 'no');
  for (const [name, value] of [
    ['reached', 500],
    ['rate_after', 0.5],
    ['rate_before', 0.25],
  ] as const) {
    typeBeside(workbook, 'Params', (row) => isOurs(row) && row['param_name'] === name, 'value', value);
  }
  callAddOn(host, 'scoreInitiatives', null);
  const [model] = rowsOf(workbook, 'Math_Models').filter(isOurs);
  expect(model).toMatchObject({ initiative_key: 'INIT-CP-001', computed_value: 125 });
  const { templates } = callAddOn(host, 'readTemplates', null).reply;
  expect(templates.map(({ id }) => id)).toEqual([
    ...['rate_uplift', 'traffic_uplift', 'value_per_transaction', 'unit_expansion', 'monetisation_rate'],
    'loss_reduction',
  ]);
});

test('Seed parameters adds the names that formulas lack, once', () => {
  const host = openSample();
  const { workbook } = host.state;
  typeBeside(
    workbook,
    'Math_Models',
    (row) => row['initiative_key'] === 'INIT-RA-001',
    'formula_text',
    'value = leads * (rate_after - rate_before) * stay + stay',
  );
  const before = rowsOf(workbook, 'Params').length;
  expect(callAddOn(host, 'seedParameters', null).reply).toEqual({
    summary: 'Added 1 row to Params. Enter their values.',
    added: 1,
  });
  expect(rowsOf(workbook, 'Params').at(before)).toMatchObject({
    initiative_key: 'INIT-RA-001',
    model_name: 'Onboarding',
    param_name: 'stay',
    value: '',
  });
  expect(callAddOn(host, 'seedParameters', null).reply.added).toBe(0);
});

test('a workbook without scores and formulas says so, and nothing is kept', () => {
  const host = openAddOn(newWorkbook());
  ask(host, 'setUpTabs');
  expect(callAddOn(host, 'scoreInitiatives', null).reply.summary).toMatch(/^There is nothing to score yet\. /u);
  expect(callAddOn(host, 'seedParameters', null).reply.summary).toMatch(/^There are no formulas yet\. /u);
});
