import { join } from 'node:path';
import type { RunRecord, RunSummary } from '../../src/core/app/run-record';
import type { Engine } from '../../src/core/model/engine';
import { type CallOptions, createHost, type Host } from '../../src/workbench/host';
import type { BeforeCall, CallGroup } from '../../src/workbench/service-calls';
import { insertColumns, touchCell } from '../../src/workbench/workbook/sheet-state';
import { markChanged, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { freeze, openAddOnAt, requestFor, runAddOn, typedWorkbook } from './built-add-on';
import { bundled } from './bundled';
import { copyOf, rowsOf, tabOf, typeBeside } from './grid';
import { plainPlan } from './plans';

/** What the runs of these tests ask for. */
export const request = requestFor({ constraint_set: 'Baseline' });

/** The tabs people typed. */
export const typedTabs = ['Scenario_Config', 'Constraints', 'Candidates'];

/** The hour at which everything happens, and a later one at which what was left running has long expired. */
export const now = Date.UTC(2026, 3, 1, 8);
export const muchLater = Date.UTC(2026, 3, 2, 8);

/** How a call goes wrong: one service call fails, or the execution ends there and nothing of it runs any more. */
export const mishaps = ['one service call fails', 'the execution is killed'] as const;
export type Mishap = (typeof mishaps)[number];

/** Lets the call of this number go wrong, counted from 0; null: none. `groups` tells what the calls are counted as. */
function mishapAt(place: number | null, mishap: Mishap) {
  const groups: CallGroup[] = [];
  const beforeCall: BeforeCall = (_service, _method, group) => {
    groups.push(group);
    const number = groups.length - 1;
    if (place === null || number < place) return;
    if (number === place || mishap === 'the execution is killed') throw new Error('Service unavailable');
  };
  return { groups, options: { beforeCall } };
}

let storeCode: string | null = null;

/** What a later execution finds in the store. */
export function storeOf(workbook: WorkbookState) {
  storeCode ??= bundled<typeof import('./store-entry')>(join(__dirname, 'store-entry.ts'), 'dumpStore');
  const dump = String(createHost({ code: storeCode, workbook }).call('dumpStore').value);
  return JSON.parse(dump) as { readonly history: readonly RunSummary[]; readonly records: readonly RunRecord[] };
}

/**
 * Repeats an action on copies of a workbook, with a mishap at each of its service calls, and examines what is
 * left each time. Gives how many service calls the action makes.
 */
export function withEveryMishap(
  before: WorkbookState,
  mishap: Mishap,
  action: (host: Host, options: CallOptions) => void,
  examine: (workbook: WorkbookState, host: Host) => void,
): number {
  const smooth = mishapAt(null, mishap);
  action(openAddOnAt(copyOf(before), now), smooth.options);
  for (const [place, group] of smooth.groups.entries()) {
    // To be ended where a place is only pointed at is to be ended before the next call that does something.
    if (group === 'handles' && mishap === 'the execution is killed') continue;
    const host = openAddOnAt(copyOf(before), now);
    try {
      action(host, mishapAt(place, mishap).options);
    } catch {
      // Some mishaps reach the caller, others are survived; both have to leave a sound workbook.
    }
    try {
      examine(host.state.workbook, host);
    } catch (error) {
      throw new Error(`after a mishap at service call ${place}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return smooth.groups.length;
}

/** A workbook in which one run was made, with notes beside it and columns of somebody's own between those of the add-on. */
export function usedWorkbook(engine: Engine): WorkbookState {
  const host = openAddOnAt(typedWorkbook(plainPlan(4)), now);
  runAddOn(host, engine, request);
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
export function claimsOf(workbook: WorkbookState): readonly string[] {
  return rowsOf(workbook, 'Results')
    .filter((row) => row.run_id !== '')
    .map((row) => JSON.stringify([row.run_id, row.initiative_key, row.selected, row.rank, row.reason, row.notes]));
}

/** What stands beside the rows of Results. */
export const notesOf = (workbook: WorkbookState): readonly (readonly unknown[])[] =>
  rowsOf(workbook, 'Results').map((row) => [row.run_id, row.initiative_key, row.notes]);

/** Tabs of the store that somebody can see. */
export const visibleStoreTabs = (workbook: WorkbookState): readonly string[] =>
  workbook.sheets.filter(({ name, hidden }) => name.startsWith('_oc') && !hidden).map(({ name }) => name);

/** The runs that a person finds still running when the next run is started a day later. */
export function runningForEver(workbook: WorkbookState): readonly string[] {
  const host = openAddOnAt(copyOf(workbook), muchLater);
  const started = freeze(host, request).run_id;
  return storeOf(host.state.workbook)
    .history.filter(({ status, run_id }) => status === 'running' && run_id !== started)
    .map(({ run_id }) => run_id);
}
