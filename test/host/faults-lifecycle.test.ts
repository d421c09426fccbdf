import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { build, callAddOn, freeze, openAddOnAt, solve } from './built-add-on';
import {
  claimsOf,
  mishaps,
  muchLater,
  notesOf,
  now,
  request,
  runningForEver,
  storeOf,
  usedWorkbook,
  withEveryMishap,
} from './faults-mishaps';
import { copyOf, rowsOf } from './grid';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
/** A workbook with one finished run, and one that is running. */
let before: WorkbookState;
let finished: string;
let running: string;
beforeAll(async () => {
  build();
  highs = await loadHighs();
  const host = openAddOnAt(usedWorkbook(highs), now);
  finished = storeOf(host.state.workbook).history[0]?.run_id ?? '';
  running = freeze(host, request).run_id;
  before = host.state.workbook;
});

/** The status of the run that was running. */
const statusOf = (workbook: WorkbookState): string | undefined =>
  storeOf(workbook).history.find(({ run_id }) => run_id === running)?.status;

describe.each(mishaps)('When %s during cancel-run', (mishap) => {
  test('the run is cancelled or still running, cancelling again completes it, and no note is lost', () => {
    const statuses = { running: 0, cancelled: 0 };
    const calls = withEveryMishap(
      before,
      mishap,
      (host, options) => callAddOn(host, 'cancelRun', { run_id: running }, options),
      (workbook, host) => {
        const status = statusOf(workbook);
        expect(['running', 'cancelled']).toContain(status);
        statuses[status === 'cancelled' ? 'cancelled' : 'running'] += 1;
        if (statuses.cancelled < 2) expect(runningForEver(workbook)).toEqual([]);
        expect(callAddOn(host, 'cancelRun', { run_id: running }).reply.status).toBe('cancelled');
        expect(storeOf(workbook).history.map((run) => run.status)).toEqual(['cancelled', 'success']);
        expect(rowsOf(workbook, 'Runs').map((row) => row.optimization_db_status)).toEqual(['cancelled', 'success']);
        expect(host.state.locks.size).toBe(0);
        callAddOn(host, 'loadRun', { run_id: finished });
        expect(notesOf(workbook)).toEqual(notesOf(before));
      },
    );
    expect(calls).toBeGreaterThan(40);
    expect(Math.min(statuses.running, statuses.cancelled)).toBeGreaterThan(5);
  });
});

describe.each(mishaps)('When %s during repeat-run', (mishap) => {
  test('the new run is kept whole or not at all, and trying again makes just one more', () => {
    const outcomes = { kept: 0, not: 0 };
    const frozen = (workbook: WorkbookState) => storeOf(workbook).records.map(({ problem }) => JSON.stringify(problem));
    const calls = withEveryMishap(
      before,
      mishap,
      (host, options) => callAddOn(host, 'repeatRun', { run_id: finished }, options),
      (workbook, host) => {
        const { length } = storeOf(workbook).history;
        expect([2, 3]).toContain(length);
        outcomes[length === 3 ? 'kept' : 'not'] += 1;
        const again = callAddOn(host, 'repeatRun', { run_id: finished }).reply;
        expect(again).toMatchObject({ ok: true, inputs_hash: storeOf(before).records[1]?.inputs_hash });
        expect(storeOf(workbook).history).toHaveLength(length + 1);
        expect(new Set(frozen(workbook)).size).toBe(1);
        if (outcomes.kept < 2) expect(runningForEver(workbook)).toEqual([]);
      },
    );
    expect(calls).toBeGreaterThan(20);
    expect(Math.min(outcomes.kept, outcomes.not)).toBeGreaterThan(0);
  });
});

describe.each(mishaps)('When %s during load-run', (mishap) => {
  test('no row is ever false, no note is lost, and loading again shows the run', () => {
    const host = openAddOnAt(copyOf(before), now);
    const { problem } = storeOf(before).records[0] ?? {};
    if (problem === undefined) throw new Error('two runs were kept');
    callAddOn(host, 'recordRun', { run_id: running, answer: solve(problem, highs) });
    const { workbook: shown } = host.state;
    const calls = withEveryMishap(
      shown,
      mishap,
      (disturbed, options) => callAddOn(disturbed, 'loadRun', { run_id: finished }, options),
      (workbook, disturbed) => {
        const allowed = new Set([...claimsOf(shown), ...claimsOf(before)]);
        expect(claimsOf(workbook).filter((claim) => !allowed.has(claim))).toEqual([]);
        callAddOn(disturbed, 'loadRun', { run_id: finished });
        expect(claimsOf(workbook)).toEqual(claimsOf(before));
        expect(storeOf(workbook)).toEqual(storeOf(shown));
      },
    );
    expect(calls).toBeGreaterThan(40);
  });
});

describe.each(mishaps)('When %s while an abandoned run is found out', (mishap) => {
  test('it ends as failed sooner or later, and an answer that comes after all is kept', () => {
    const { problem } = storeOf(before).records[0] ?? {};
    if (problem === undefined) throw new Error('two runs were kept');
    const answer = solve(problem, highs);
    const calls = withEveryMishap(
      before,
      mishap,
      (host, options) => {
        const late = openAddOnAt(host.state.workbook, muchLater);
        callAddOn(late, 'readSidebar', null, options);
      },
      (workbook) => {
        expect(['running', 'failed']).toContain(statusOf(workbook));
        const late = openAddOnAt(workbook, muchLater);
        expect(callAddOn(late, 'readSidebar', null).reply.history.map(({ status }) => status)).toEqual([
          'failed',
          'success',
        ]);
        expect(rowsOf(workbook, 'Runs').map((row) => row.optimization_db_status)).toEqual(['failed', 'success']);
        expect(callAddOn(late, 'recordRun', { run_id: running, answer }).reply.status).toBe('success');
        expect(statusOf(workbook)).toBe('success');
      },
    );
    expect(calls).toBeGreaterThan(40);
  });
});
