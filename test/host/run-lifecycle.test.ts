import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import type { WorkbookState } from '../../src/workbench/workbook/workbook-state';
import {
  build,
  callAddOn,
  freeze,
  openAddOn,
  openAddOnAt,
  requestFor,
  runAddOn,
  solve,
  typedWorkbook,
} from './built-add-on';
import { copyOf, rowsOf, typeBeside } from './grid';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const request = requestFor({ constraint_set: 'Baseline' });
const morning = Date.UTC(2026, 3, 1, 8);
const minute = 60_000;

const openPlan = (): Host => openAddOnAt(typedWorkbook(plainPlan(8)), morning);
/** The same workbook at a later time. */
const later = ({ state }: Host, minutes: number): Host => openAddOnAt(state.workbook, morning + minutes * minute);

const shownRuns = (workbook: WorkbookState): readonly unknown[] =>
  rowsOf(workbook, 'Runs').map(({ optimization_db_status, stale, notes }) => [optimization_db_status, stale, notes]);
const shownRun = (workbook: WorkbookState): readonly unknown[] =>
  [...new Set([...rowsOf(workbook, 'Results'), ...rowsOf(workbook, 'Gaps')].map(({ run_id }) => run_id))].filter(
    (runId) => runId !== '',
  );

describe('"Re-run exactly"', () => {
  test('gives the same plan under the same hash, whatever the rows say by now', () => {
    const host = openPlan();
    const first = runAddOn(host, highs, request).report;
    for (const header of ['engineering_tokens', 'country']) {
      typeBeside(host.state.workbook, 'Candidates', (row) => row.initiative_key === 'INIT-0002', header, 'nonsense');
    }
    const again = later(host, 10);
    const { reply } = callAddOn(again, 'repeatRun', { run_id: first.run_id ?? '' });
    if (!reply.ok) throw new Error('an exact repetition cannot be refused');
    expect([reply.inputs_hash, reply.options]).toEqual([
      first.inputs_hash,
      { engine: 'auto', time_limit_s: 30, gap: 0, seed: 1 },
    ]);
    expect(reply.run_id).not.toBe(first.run_id);
    const second = callAddOn(again, 'recordRun', { run_id: reply.run_id, answer: solve(reply.problem, highs) }).reply;
    const { run_id, summary, ...same } = second;
    expect({ ...same, run_id: first.run_id, summary: first.summary }).toEqual(first);
    expect(run_id).toBe(reply.run_id);
    expect(summary?.constraint_set_version).toBe(1);
  });

  test('of a run that is not kept here is refused in words', () => {
    expect(() => callAddOn(openPlan(), 'repeatRun', { run_id: 'run_x' })).toThrow(
      'There is no run run_x where the runs of this workbook are kept.',
    );
  });
});

describe('A run that nobody reports on', () => {
  test('is abandoned 5 minutes after its time limit, said on Runs, and an answer that comes after all is kept', () => {
    const host = openPlan();
    const { run_id, problem } = freeze(host, request);
    runAddOn(host, highs, request);
    const statusAt = (minutes: number): unknown =>
      callAddOn(later(host, minutes), 'readSidebar', null).reply.history.find((run) => run.run_id === run_id)?.status;
    expect(statusAt(5.5)).toBe('running');
    expect(statusAt(5.6)).toBe('failed');
    const [line] = rowsOf(host.state.workbook, 'Runs').filter((row) => row.run_id === run_id);
    expect(line).toMatchObject({
      optimization_db_status: 'failed',
      run_status: 'ERROR: nobody reported an answer; run it again',
    });
    const loaded = callAddOn(later(host, 10), 'loadRun', { run_id }).reply;
    expect([loaded.status, loaded.termination, loaded.selected, loaded.items]).toEqual(['failed', null, null, []]);
    const { reply } = callAddOn(later(host, 60), 'recordRun', { run_id, answer: solve(problem, highs) });
    expect([reply.status, reply.termination]).toEqual(['success', 'optimal']);
    expect(statusAt(90)).toBe('success');
  });

  test('is found out when the next run is frozen, and not while its client says that it lives', () => {
    const host = openPlan();
    const { run_id: renewed } = freeze(host, request);
    const { run_id: left } = freeze(host, request);
    expect(callAddOn(later(host, 5), 'renewRun', { run_id: renewed }).reply).toBeNull();
    expect(callAddOn(later(host, 5), 'renewRun', { run_id: 'run_of_nobody' }).reply).toBeNull();
    freeze(later(host, 8), request);
    const { history } = callAddOn(later(host, 8), 'readSidebar', null).reply;
    const statuses = new Map(history.map(({ run_id, status }) => [run_id, status]));
    expect([statuses.get(renewed), statuses.get(left)]).toEqual(['running', 'failed']);
  });
});

describe('Cancelling', () => {
  test('ends a running run, and an answer that comes later changes nothing', () => {
    const host = openPlan();
    const { run_id, problem } = freeze(host, request);
    const { reply } = callAddOn(host, 'cancelRun', { run_id });
    expect([reply.status, reply.termination, reply.selected]).toEqual(['cancelled', 'undecided', null]);
    const late = callAddOn(host, 'recordRun', { run_id, answer: solve(problem, highs) }).reply;
    expect(late).toEqual(reply);
    expect(shownRuns(host.state.workbook)).toEqual([['cancelled', '', '']]);
    expect(callAddOn(host, 'readSidebar', null).reply.history[0]?.outcome).toBe('ERROR: cancelled; no plan was kept');
  });

  test('leaves a run that has ended, and one that was abandoned', () => {
    const host = openPlan();
    const { report } = runAddOn(host, highs, request);
    expect(callAddOn(host, 'cancelRun', { run_id: report.run_id ?? '' }).reply).toEqual(report);
    const { run_id } = freeze(host, request);
    callAddOn(later(host, 60), 'readSidebar', null);
    expect(callAddOn(later(host, 61), 'cancelRun', { run_id }).reply.status).toBe('failed');
  });
});

describe('Showing an earlier run', () => {
  test('brings back its rows and what was written beside them', () => {
    const host = openPlan();
    const { workbook } = host.state;
    const first = runAddOn(host, highs, request).report.run_id ?? '';
    typeBeside(workbook, 'Results', (row) => row.rank === 1, 'notes', '=NOT(A, "formula")');
    typeBeside(workbook, 'Gaps', (row) => row.key === 'UK', 'recommendation', 'hire');
    const second = runAddOn(later(host, 1), highs, request).report.run_id ?? '';
    typeBeside(workbook, 'Results', (row) => row.rank === 2, 'notes', 'of the second');
    expect(callAddOn(host, 'loadRun', { run_id: first }).reply.run_id).toBe(first);
    expect(shownRun(workbook)).toEqual([first]);
    expect(
      rowsOf(workbook, 'Results')
        .map(({ notes }) => notes)
        .filter((note) => note !== ''),
    ).toEqual(['=NOT(A, "formula")']);
    expect(rowsOf(workbook, 'Gaps').find(({ key }) => key === 'UK')?.recommendation).toBe('hire');
    callAddOn(host, 'loadRun', { run_id: second });
    expect(shownRun(workbook)).toEqual([second]);
    expect(rowsOf(workbook, 'Results').find(({ rank }) => rank === 2)?.notes).toBe('of the second');
  });

  test('refuses a run that is still being solved, and one that is not there, and leaves the tabs', () => {
    const host = openPlan();
    const shown = runAddOn(host, highs, request).report.run_id;
    const { run_id } = freeze(host, request);
    expect(() => callAddOn(host, 'loadRun', { run_id })).toThrow('This run is still being solved.');
    expect(() => callAddOn(host, 'loadRun', { run_id: 'run_x' })).toThrow('There is no run run_x');
    expect(shownRun(host.state.workbook)).toEqual([shown]);
  });
});

describe('Saving notes', () => {
  test('keeps what was written on the output tabs and says how many cells were not kept before', () => {
    const host = openPlan();
    expect(callAddOn(host, 'saveNotes', null).reply).toEqual({ saved: 0 });
    runAddOn(host, highs, request);
    const { workbook } = host.state;
    typeBeside(workbook, 'Results', (row) => row.rank === 1, 'notes', 'a');
    typeBeside(workbook, 'Gaps', (row) => row.key === 'UK', 'notes', 'b');
    expect(callAddOn(host, 'readSidebar', null).reply.unsavedNotes).toBe(2);
    expect(callAddOn(host, 'saveNotes', null).reply).toEqual({ saved: 2 });
    expect(callAddOn(host, 'saveNotes', null).reply).toEqual({ saved: 0 });
    expect(callAddOn(host, 'readSidebar', null).reply.unsavedNotes).toBe(0);
    typeBeside(workbook, 'Results', (row) => row.rank === 1, 'notes', '');
    expect(callAddOn(host, 'saveNotes', null).reply).toEqual({ saved: 1 });
  });
});

test('two executions at the same moment: the second is told to wait, and no run is lost', () => {
  const before = typedWorkbook(plainPlan(4));
  for (let place = 1; ; place += 40) {
    const host = openAddOn(copyOf(before));
    let calls = 0;
    const outcomes: string[] = [];
    const other = (): void => {
      calls += 1;
      if (calls !== place) return;
      try {
        outcomes.push(freeze(host, request).run_id);
      } catch (error) {
        outcomes.push(error instanceof Error ? error.message : '');
      }
    };
    const { reply } = callAddOn(host, 'freezeRun', request, { beforeCall: other });
    if (!reply.ok) throw new Error('the rows are good');
    if (outcomes.length === 0) break;
    const [second = ''] = outcomes;
    const kept = callAddOn(host, 'readSidebar', null).reply.history.map(({ run_id }) => run_id);
    if (second.startsWith('run_')) expect(new Set(kept)).toEqual(new Set([reply.run_id, second]));
    else expect([kept, second]).toEqual([[reply.run_id], expect.stringMatching(/^Somebody else is running/u)]);
  }
  expect.hasAssertions();
});
