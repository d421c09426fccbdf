import { join } from 'node:path';
import type { Store } from '../../src/core/app/store';
import { createHost, type Host } from '../../src/workbench/host';
import { newWorkbook, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { roadmapsOf, type StorePlace } from '../contracts/store-place';
import { bundled } from './bundled';

let code: string | null = null;

/** The workbook store in an emulated spreadsheet; every call is an execution of its own. */
export function workbookPlace(workbook: WorkbookState = newWorkbook()): StorePlace & { readonly host: Host } {
  code ??= bundled<typeof import('./store-entry')>(join(__dirname, 'store-entry.ts'), 'callStore', 'callRoadmaps');
  const host = createHost({ code, workbook });
  return { host, open: () => storeIn(host) };
}

function storeIn(host: Host): Store {
  const calling =
    (entry: string) =>
    (method: string) =>
    (...args: readonly unknown[]): never =>
      // The entry point gives what the method of that name gives.
      JSON.parse(String(host.call(entry, [method, JSON.stringify(args)]).value)) as never;
  const call = calling('callStore');
  return {
    start: call('start'),
    finish: call('finish'),
    renew: call('renew'),
    expire: call('expire'),
    find: call('find'),
    view: call('view'),
    saveNotes: call('saveNotes'),
    allNotes: call('allNotes'),
    anchors: call('anchors'),
    roadmaps: roadmapsOf(calling('callRoadmaps')),
    saveScoring: call('saveScoring'),
    scoring: call('scoring'),
  };
}
