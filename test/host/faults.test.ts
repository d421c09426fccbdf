import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import { build, callAddOn, freeze, openAddOnAt, solve, typedWorkbook } from './built-add-on';
import {
  claimsOf,
  mishaps,
  notesOf,
  now,
  request,
  runningForEver,
  storeOf,
  typedTabs,
  usedWorkbook,
  visibleStoreTabs,
  withEveryMishap,
} from './faults-mishaps';
import { copyOf, rowsOf, snapshotOf } from './grid';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

describe.each(mishaps)('When %s during freeze-run', (mishap) => {
  test('the run is kept whole or not at all, and trying again makes just one', () => {
    const before = usedWorkbook(highs);
    const inputs = snapshotOf(before, typedTabs);
    const [earlier] = storeOf(before).records;
    const outcomes = { kept: 0, not: 0 };
    const calls = withEveryMishap(
      before,
      mishap,
      (host, options) => callAddOn(host, 'freezeRun', request, options),
      (workbook, host) => {
        const { history, records } = storeOf(workbook);
        expect([1, 2]).toContain(history.length);
        outcomes[history.length === 2 ? 'kept' : 'not'] += 1;
        expect(records.at(-1)).toEqual(earlier);
        for (const record of records) expect(record.problem.candidates).toHaveLength(4);
        expect(snapshotOf(workbook, typedTabs)).toEqual(inputs);
        expect(host.state.locks.size).toBe(0);
        const again = callAddOn(host, 'freezeRun', request).reply;
        expect(again.ok).toBe(true);
        expect(storeOf(workbook).history).toHaveLength(history.length + 1);
        expect(visibleStoreTabs(workbook)).toEqual([]);
        if (Math.min(outcomes.kept, outcomes.not) === 0) expect(runningForEver(workbook)).toEqual([]);
      },
    );
    expect(calls).toBeGreaterThan(20);
    expect(outcomes.not).toBeGreaterThan(outcomes.kept);
  });
});

describe.each(mishaps)('When %s during the first run of a workbook', (mishap) => {
  test('the next try keeps the run, and no tab of the store stays visible', () => {
    const before = typedWorkbook(plainPlan(3));
    const calls = withEveryMishap(
      before,
      mishap,
      (host, options) => callAddOn(host, 'freezeRun', request, options),
      (workbook, host) => {
        freeze(host, request);
        const { length } = storeOf(workbook).history;
        expect([1, 2]).toContain(length);
        expect(visibleStoreTabs(workbook)).toEqual([]);
      },
    );
    expect(calls).toBeGreaterThan(20);
  });
});

describe.each(mishaps)('When %s during record-run', (mishap) => {
  test('the outcome is kept whole or not at all, no row is ever false, repeating completes it without doubles, and notes stay with what they are about', () => {
    const host = openAddOnAt(usedWorkbook(highs), now);
    const first = storeOf(host.state.workbook).history[0]?.run_id ?? '';
    const frozen = freeze(host, request);
    const before = host.state.workbook;
    const notesBefore = notesOf(before);
    expect(notesBefore.filter(([, , note]) => note !== '')).toHaveLength(4);
    const answer = solve(frozen.problem, highs);
    const inputs = snapshotOf(before, typedTabs);
    const claimsBefore = claimsOf(before);
    const undisturbed = openAddOnAt(copyOf(before), now);
    const expected = callAddOn(undisturbed, 'recordRun', { run_id: frozen.run_id, answer }).reply;
    const claimsAfter = claimsOf(undisturbed.state.workbook);
    const statuses = { running: 0, success: 0 };
    const calls = withEveryMishap(
      before,
      mishap,
      (disturbed, options) => callAddOn(disturbed, 'recordRun', { run_id: frozen.run_id, answer }, options),
      (workbook, disturbed) => {
        const { history, records } = storeOf(workbook);
        const [latest] = history;
        expect(history).toHaveLength(2);
        expect(['running', 'success']).toContain(latest?.status);
        statuses[latest?.status === 'success' ? 'success' : 'running'] += 1;
        expect(records[0]?.status).toBe(latest?.status);
        expect(records[0]?.result === null).toBe(latest?.status === 'running');
        expect(snapshotOf(workbook, typedTabs)).toEqual(inputs);
        expect(disturbed.state.locks.size).toBe(0);
        const allowed = new Set([...claimsBefore, ...claimsAfter]);
        expect(claimsOf(workbook).filter((claim) => !allowed.has(claim))).toEqual([]);

        expect(callAddOn(disturbed, 'recordRun', { run_id: frozen.run_id, answer }).reply).toEqual(expected);
        expect(storeOf(workbook).history).toHaveLength(2);
        expect(claimsOf(workbook)).toEqual(claimsAfter);
        const runs = rowsOf(workbook, 'Runs');
        expect(runs.map((row) => [row.optimization_db_status, row.notes])).toEqual([
          ['success', ''],
          ['success', 'note on the first run'],
        ]);
        expect(rowsOf(workbook, 'Results').filter((row) => row.notes !== '')).toEqual([]);
        callAddOn(disturbed, 'recordRun', { run_id: first, answer });
        expect(notesOf(workbook)).toEqual(notesBefore);
      },
    );
    expect(calls).toBeGreaterThan(40);
    expect(Math.min(statuses.running, statuses.success)).toBeGreaterThan(5);
  });
});
