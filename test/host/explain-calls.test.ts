import { type ExplainRequest, explainRun } from '../../src/core/app/explain-run';
import { usualAlternatives } from '../../src/core/explain/alternatives/alternatives';
import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import {
  build,
  callAddOn,
  openAddOn,
  requestFor,
  runAddOn,
  solve,
  type TypedTabs,
  typedWorkbook,
} from './built-add-on';
import { rowsOf, snapshotOf, tabOf, typeBeside } from './grid';
import { plainPlan } from './plans';

jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const request = requestFor({ scenario: 'Plan', constraint_set: 'Baseline' });
const inputs = ['Scenario_Config', 'Constraints', 'Candidates'];

/** The plan with a floor for DE above its cap, which no plan keeps. */
function clashing(): TypedTabs {
  const plan = plainPlan(8);
  const [header = [], ...rows] = plan.Constraints ?? [];
  const floor = ['Plan', 'Baseline', 'capacity_floor', 'country', 'DE', '', '900'];
  return { ...plan, Constraints: [[...header, 'min_tokens'], ...rows, floor] };
}

/** What explaining a kept run finds, from what the server gives of it. */
function explain(host: Host, run_id: string, asked: Partial<ExplainRequest> = {}) {
  const { problem, answer, options } = callAddOn(host, 'readRun', { run_id }).reply;
  const nothing: ExplainRequest = { why: null, alternatives: null, frontier: false, robustness: null };
  const hooks = { seed: options.seed, now: () => performance.now(), isStopped: () => false };
  return explainRun(problem, answer, { ...nothing, ...asked }, highs, hooks);
}

/** Freezes a try, solves and records it. */
function tryIt(host: Host, body: Parameters<typeof callAddOn<'tryRun'>>[2]) {
  const { reply } = callAddOn(host, 'tryRun', body);
  if (!reply.ok) throw new Error(`rows have errors: ${JSON.stringify(reply.issues)}`);
  return callAddOn(host, 'recordRun', { run_id: reply.run_id, answer: solve(reply.problem, highs) }).reply;
}

const history = (host: Host) => callAddOn(host, 'readSidebar', null).reply.history;

describe('Trying a repair', () => {
  test('runs a new version of the constraint set and leaves every row as it is', () => {
    const host = openAddOn(typedWorkbook(clashing()));
    const { report } = runAddOn(host, highs, request);
    expect(report.status).toBe('infeasible');
    const run_id = report.run_id ?? '';
    const repairs = explain(host, run_id).repairs ?? [];
    expect(repairs.length).toBeGreaterThan(0);
    const before = snapshotOf(host.state.workbook, inputs);
    for (const { edits } of repairs) {
      const tried = tryIt(host, { run_id, change: { kind: 'edits', edits: [...edits] } });
      expect([tried.status, tried.summary?.constraint_set_name]).toEqual(['success', 'Baseline']);
      expect(tried.summary?.what_if).toContain(`${edits[0]?.tab} row ${edits[0]?.row}, ${edits[0]?.column}: `);
    }
    expect(snapshotOf(host.state.workbook, inputs)).toEqual(before);
    const [latest] = history(host);
    expect(latest).toMatchObject({ stale: null, constraint_set_version: repairs.length + 1 });
    const [shown] = rowsOf(host.state.workbook, 'Runs');
    expect(shown).toMatchObject({ what_if: latest?.what_if, stale: '' });
  });

  test('is refused when the row is not the one that the run read', () => {
    const host = openAddOn(typedWorkbook(clashing()));
    const run_id = runAddOn(host, highs, request).report.run_id ?? '';
    const [first] = explain(host, run_id).repairs ?? [];
    tabOf(host.state.workbook, 'Constraints').grid.splice(1, 1);
    const body = { run_id, change: { kind: 'edits' as const, edits: [...(first?.edits ?? [])] } };
    expect(() => callAddOn(host, 'tryRun', body)).toThrow(
      /^Constraints row \d has changed since that run\. Nothing was run\./u,
    );
    expect(history(host)).toHaveLength(1);
  });

  test('is not stale once the rows say the same, and can be repeated exactly', () => {
    const host = openAddOn(typedWorkbook(clashing()));
    const run_id = runAddOn(host, highs, request).report.run_id ?? '';
    const edits = [{ tab: 'Constraints', row: 3, column: 'min_tokens', from: 900, to: 20 }];
    const tried = tryIt(host, { run_id, change: { kind: 'edits', edits } });
    const again = callAddOn(host, 'repeatRun', { run_id: tried.run_id ?? '' }).reply;
    expect(again).toMatchObject({ ok: true, inputs_hash: tried.inputs_hash, problem: { whatIf: { edits } } });
    typeBeside(host.state.workbook, 'Constraints', (row) => row.key === 'DE', 'min_tokens', 20);
    expect(history(host).find((line) => line.run_id === tried.run_id)?.stale).toBe(false);
  });
});

describe('Another capacity', () => {
  test('gives the plan of its point of the frontier, and says in the history what was assumed', () => {
    const host = openAddOn(typedWorkbook(plainPlan(8)));
    const run_id = runAddOn(host, highs, request).report.run_id ?? '';
    const { frontier } = explain(host, run_id, { frontier: true });
    const point = frontier?.at(-1);
    if (point === undefined) throw new Error('there is a frontier');
    const tried = tryIt(host, { run_id, change: { kind: 'capacity', tokens: point.capacity } });
    expect([tried.objective, tried.capacity_total]).toEqual([point.objective, point.capacity]);
    expect(tried.summary?.what_if).toBe(`${point.capacity} tokens of capacity instead of 80`);
    const { summary } = tryIt(host, { run_id: tried.run_id ?? '', change: { kind: 'capacity', tokens: 90 } });
    expect(summary?.what_if).toBe(
      `${point.capacity} tokens of capacity instead of 80; 90 tokens of capacity instead of ${point.capacity}`,
    );
  });
});

describe('Taking another plan', () => {
  test('keeps it as a run with its exact distance from the best, and shows it', () => {
    const host = openAddOn(typedWorkbook(plainPlan(8)));
    const run_id = runAddOn(host, highs, request).report.run_id ?? '';
    const plans = explain(host, run_id, {
      alternatives: { ...usualAlternatives, loss: 0.5, distance: 1 },
    }).alternatives;
    const other = plans?.[1];
    if (other === undefined) throw new Error('there is another plan');
    const { reply } = callAddOn(host, 'takePlan', { run_id, selected: [...other.selected] });
    expect([reply.status, reply.termination, reply.objective]).toEqual([
      'success',
      'feasible_stopped',
      other.objective,
    ]);
    expect([...(reply.selected ?? [])].sort()).toEqual([...other.selected].sort());
    expect(reply.summary?.proven_gap).toBeCloseTo(other.loss / other.objective, 9);
    expect(reply.summary?.what_if).toContain(`with ${other.enters[0]}`);
    expect(rowsOf(host.state.workbook, 'Runs')[0]?.run_status).toBe('OK: chosen by people');
    const best = history(host).find((line) => line.run_id === run_id)?.objective;
    expect(history(host)[0]).toMatchObject({ run_id: reply.run_id, instead_of: best });
    // Deciding about it solves it again: what is found then was taken by nobody.
    const override = { initiative_key: other.selected[0] ?? '', lock: 'out' as const, reason: 'Late', owner: 'Anna' };
    const decided = callAddOn(host, 'decideRun', {
      run_id: reply.run_id ?? '',
      overrides: [override],
      waived: [],
    }).reply;
    if (!decided.ok) throw new Error(JSON.stringify(decided.issues));
    expect(decided.problem.whatIf).toEqual(expect.not.objectContaining({ instead_of: best }));
    const twice = { run_id: decided.run_id, overrides: [], waived: [] };
    expect(callAddOn(host, 'decideRun', twice).reply.ok).toBe(true);
    expect(rowsOf(host.state.workbook, 'Results')[0]?.run_id).toBe(reply.run_id);
    // Of a plan that people took no time ended any search: what the best plan does better is exact.
    const [out = ''] = other.leaves;
    const card = explain(host, reply.run_id ?? '', { why: { of: 'one', key: out } }).why?.[out];
    expect(card).toMatchObject({ funded: false, chosen: true, exact: true });
    expect(card?.loss).toBeCloseTo(-other.loss, 9);
    expect(card?.sentence).toContain('Funding it anyway wins ');
  });

  test('that breaks a rule is kept as failed, and one of other initiatives is refused', () => {
    const host = openAddOn(typedWorkbook(plainPlan(8)));
    const { report, problem } = runAddOn(host, highs, request);
    const run_id = report.run_id ?? '';
    const all = problem.candidates.map(({ key }) => key);
    const { reply } = callAddOn(host, 'takePlan', { run_id, selected: all });
    expect([reply.status, reply.selected]).toEqual(['failed', null]);
    expect(() => callAddOn(host, 'takePlan', { run_id, selected: ['INIT-9'] })).toThrow(
      'This plan does not belong to that run. Nothing was kept.',
    );
  });
});

describe('Sentences about choices', () => {
  const hostile = '=IMPORTXML("http://x", "//a") <img src=x onerror=alert(1)>';

  test('stand on Results as text, come back with their run, and leave notes alone', () => {
    const host = openAddOn(typedWorkbook(plainPlan(8)));
    const first = runAddOn(host, highs, request).report.run_id ?? '';
    typeBeside(host.state.workbook, 'Results', (row) => row.rank === 1, 'notes', 'mine');
    const sentences = { 'INIT-0001': hostile, 'INIT-0002': 'Second.', 'INIT-9999': 'Nobody.' };
    expect(callAddOn(host, 'saveWhy', { run_id: first, sentences }).reply).toEqual({ kept: 2, isShown: true });
    const shown = () =>
      rowsOf(host.state.workbook, 'Results')
        .filter(({ why }) => why !== '')
        .map(({ initiative_key, why }) => [initiative_key, why])
        .sort();
    expect(shown()).toEqual([
      ['INIT-0001', hostile],
      ['INIT-0002', 'Second.'],
    ]);
    expect(rowsOf(host.state.workbook, 'Results').filter(({ notes }) => notes === 'mine')).toHaveLength(1);
    const second = runAddOn(host, highs, requestFor({ scenario: 'Plan' })).report.run_id ?? '';
    expect(shown()).toEqual([]);
    // Results shows another run by now: the sentence is kept and comes with its run.
    const later = callAddOn(host, 'saveWhy', { run_id: first, sentences: { 'INIT-0003': 'Third.' } }).reply;
    expect(later).toEqual({ kept: 3, isShown: false });
    expect(shown()).toEqual([]);
    callAddOn(host, 'loadRun', { run_id: first });
    expect(shown()).toHaveLength(3);
    expect(callAddOn(host, 'readRun', { run_id: first }).reply.why['INIT-0003']).toBe('Third.');
    expect(callAddOn(host, 'readRun', { run_id: second }).reply.why).toEqual({});
    expect(callAddOn(host, 'readSidebar', null).reply.unsavedNotes).toBe(0);
  });

  test('cost a number of calls that does not grow with the candidates', () => {
    const costs = [8, 60].map((count) => {
      const host = openAddOn(typedWorkbook(plainPlan(count)));
      const { report, problem } = runAddOn(host, highs, request);
      const sentences = Object.fromEntries(problem.candidates.map(({ key }) => [key, `${key} is in.`]));
      const { call } = callAddOn(host, 'saveWhy', { run_id: report.run_id ?? '', sentences });
      return call.serviceCalls.sheets;
    });
    expect(costs[1]).toBe(costs[0]);
    expect(costs[0]).toBeLessThan(40);
  });

  test('a run without an answer has nothing to explain', () => {
    const host = openAddOn(typedWorkbook(plainPlan(8)));
    const frozen = callAddOn(host, 'freezeRun', request).reply;
    const run_id = frozen.ok ? frozen.run_id : '';
    expect(() => callAddOn(host, 'readRun', { run_id })).toThrow('This run ended without an answer');
  });
});

test('the selected initiative is found on any tab that names one, wherever its column stands', () => {
  const host = openAddOn(typedWorkbook(plainPlan(8)));
  runAddOn(host, highs, request);
  const selected = (tab: string, row: number) => {
    callAddOn(host, 'selectCell', { tab, row, column: null });
    return callAddOn(host, 'readSelection', null).reply.initiative_key;
  };
  expect(selected('Results', 2)).toBe(rowsOf(host.state.workbook, 'Results')[0]?.initiative_key);
  expect(selected('Candidates', 4)).toBe('INIT-0003');
  expect([selected('Candidates', 1), selected('Candidates', 500), selected('Constraints', 2)]).toEqual([
    null,
    null,
    null,
  ]);
});
