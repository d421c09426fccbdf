import { join } from 'node:path';
import type { FreezeReply } from '../../src/core/app/freeze-run';
import type { RunReport } from '../../src/core/app/report-run';
import type { RunRecord, RunSummary } from '../../src/core/app/run-record';
import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import { createHost, type Host } from '../../src/workbench/host';
import type { BeforeCall } from '../../src/workbench/service-calls';
import { insertColumns, touchCell } from '../../src/workbench/workbook/sheet-state';
import { markChanged, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { ask, build, freeze, openAddOn, requestFor, runAddOn, solve, typedWorkbook } from './built-add-on';
import { bundled } from './bundled';
import { copyOf, rowsOf, snapshotOf, tabOf, typeBeside } from './grid';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
let storeCode: string;
beforeAll(async () => {
  build();
  highs = await loadHighs();
  storeCode = bundled<typeof import('./store-entry')>(join(__dirname, 'store-entry.ts'), 'dumpStore');
});

const request = requestFor({ constraint_set: 'Baseline' });
const inputTabs = ['Scenario_Config', 'Constraints', 'Candidates'];

/** How a call goes wrong: one service call fails, or the execution ends there and nothing of it runs any more. */
const mishaps = ['one service call fails', 'the execution is killed'] as const;
type Mishap = (typeof mishaps)[number];

function mishapAt(
  place: number,
  mishap: Mishap,
): { readonly beforeCall: BeforeCall; readonly happened: () => boolean } {
  let calls = 0;
  return {
    beforeCall: () => {
      calls += 1;
      if (calls === place || (mishap === 'the execution is killed' && calls > place))
        throw new Error('Service unavailable');
    },
    happened: () => calls >= place,
  };
}

/** What a later execution finds in the store. */
function storeOf(workbook: WorkbookState) {
  const dump = String(createHost({ code: storeCode, workbook }).call('dumpStore').value);
  return JSON.parse(dump) as { readonly history: readonly RunSummary[]; readonly records: readonly RunRecord[] };
}

/** Repeats an action on copies of a workbook, with a mishap at its first, second, ... service call. */
function withEveryMishap(
  before: WorkbookState,
  mishap: Mishap,
  action: (host: Host, beforeCall?: BeforeCall) => void,
  examine: (workbook: WorkbookState, host: Host) => void,
): number {
  for (let place = 1; ; place += 1) {
    const host = openAddOn(copyOf(before));
    const { beforeCall, happened } = mishapAt(place, mishap);
    try {
      action(host, beforeCall);
    } catch {
      // Some mishaps reach the caller, others are survived; both have to leave a sound workbook.
    }
    if (!happened()) return place - 1;
    try {
      examine(host.state.workbook, host);
    } catch (error) {
      throw new Error(`after a mishap at service call ${place}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** A workbook in which one run was made, with notes beside it and columns of somebody's own between those of the add-on. */
function usedWorkbook(): WorkbookState {
  const host = openAddOn(typedWorkbook(plainPlan(4)));
  runAddOn(host, highs, request);
  const { workbook } = host.state;
  for (const [name, column] of [
    ['Runs', 3],
    ['Results', 5],
    ['Gaps', 4],
  ] as const) {
    const sheet = tabOf(workbook, name);
    insertColumns(sheet, column, 1);
    touchCell(sheet, 1, column).value = 'mine';
  }
  for (const { initiative_key: key } of rowsOf(workbook, 'Results')) {
    typeBeside(workbook, 'Results', (row) => row.initiative_key === key, 'notes', `note on ${key}`);
  }
  typeBeside(workbook, 'Runs', () => true, 'notes', 'note on the first run');
  markChanged(workbook);
  return workbook;
}

/** A claim on the tabs: the run, what it is about, and what stands beside it. */
function claimsOf(workbook: WorkbookState): readonly string[] {
  return rowsOf(workbook, 'Results')
    .filter((row) => row.run_id !== '')
    .map((row) => JSON.stringify([row.run_id, row.initiative_key, row.selected, row.rank, row.reason, row.notes]));
}

const notesOf = (workbook: WorkbookState): readonly (readonly unknown[])[] =>
  rowsOf(workbook, 'Results').map((row) => [row.run_id, row.initiative_key, row.notes]);

const visibleStoreTabs = (workbook: WorkbookState): readonly string[] =>
  workbook.sheets.filter(({ name, hidden }) => name.startsWith('_oc') && !hidden).map(({ name }) => name);

describe.each(mishaps)('When %s during freeze-run', (mishap) => {
  test('the run is kept whole or not at all, and trying again makes just one', () => {
    const before = usedWorkbook();
    const inputs = snapshotOf(before, inputTabs);
    const [earlier] = storeOf(before).records;
    const outcomes = { kept: 0, not: 0 };
    const calls = withEveryMishap(
      before,
      mishap,
      (host, beforeCall) =>
        host.call('freezeRun', [JSON.stringify(request)], beforeCall === undefined ? {} : { beforeCall }),
      (workbook, host) => {
        const { history, records } = storeOf(workbook);
        expect([1, 2]).toContain(history.length);
        outcomes[history.length === 2 ? 'kept' : 'not'] += 1;
        expect(records.at(-1)).toEqual(earlier);
        for (const record of records) expect(record.problem.candidates).toHaveLength(4);
        expect(snapshotOf(workbook, inputTabs)).toEqual(inputs);
        expect(host.state.locks.size).toBe(0);
        const again = ask<FreezeReply>(host, 'freezeRun', JSON.stringify(request)).reply;
        expect(again.ok).toBe(true);
        expect(storeOf(workbook).history).toHaveLength(history.length + 1);
        expect(visibleStoreTabs(workbook)).toEqual([]);
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
      (host, beforeCall) =>
        host.call('freezeRun', [JSON.stringify(request)], beforeCall === undefined ? {} : { beforeCall }),
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
    const host = openAddOn(usedWorkbook());
    const first = storeOf(host.state.workbook).history[0]?.run_id ?? '';
    const frozen = freeze(host, request);
    const before = host.state.workbook;
    const notesBefore = notesOf(before);
    expect(notesBefore.filter(([, , note]) => note !== '')).toHaveLength(4);
    const answer = JSON.stringify(solve(frozen.problem, highs));
    const inputs = snapshotOf(before, inputTabs);
    const claimsBefore = claimsOf(before);
    const undisturbed = openAddOn(copyOf(before), { now: () => Date.UTC(2030, 0, 1) });
    const expected = ask<RunReport>(undisturbed, 'recordRun', frozen.run_id, answer).reply;
    const claimsAfter = claimsOf(undisturbed.state.workbook);
    const statuses = { running: 0, success: 0 };
    const calls = withEveryMishap(
      before,
      mishap,
      (disturbed, beforeCall) =>
        disturbed.call('recordRun', [frozen.run_id, answer], beforeCall === undefined ? {} : { beforeCall }),
      (workbook, disturbed) => {
        const { history, records } = storeOf(workbook);
        const [latest] = history;
        expect(history).toHaveLength(2);
        expect(['running', 'success']).toContain(latest?.status);
        statuses[latest?.status === 'success' ? 'success' : 'running'] += 1;
        expect(records[0]?.status).toBe(latest?.status);
        expect(records[0]?.result === null).toBe(latest?.status === 'running');
        expect(snapshotOf(workbook, inputTabs)).toEqual(inputs);
        expect(disturbed.state.locks.size).toBe(0);
        const allowed = new Set([...claimsBefore, ...claimsAfter]);
        expect(claimsOf(workbook).filter((claim) => !allowed.has(claim))).toEqual([]);

        expect(ask<RunReport>(disturbed, 'recordRun', frozen.run_id, answer).reply).toEqual(expected);
        expect(storeOf(workbook).history).toHaveLength(2);
        expect(claimsOf(workbook)).toEqual(claimsAfter);
        const runs = rowsOf(workbook, 'Runs');
        expect(runs.map((row) => [row.optimization_db_status, row.notes])).toEqual([
          ['success', ''],
          ['success', 'note on the first run'],
        ]);
        expect(rowsOf(workbook, 'Results').filter((row) => row.notes !== '')).toEqual([]);
        ask(disturbed, 'recordRun', first, answer);
        expect(notesOf(workbook)).toEqual(notesBefore);
      },
    );
    expect(calls).toBeGreaterThan(40);
    expect(Math.min(statuses.running, statuses.success)).toBeGreaterThan(5);
  });
});
