import { join } from 'node:path';
import type { Store } from '../../src/core/app/ports';
import { createHost, type Host } from '../../src/workbench/host';
import { newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { describeStore, type StorePlace } from '../contracts/store-contract';
import { finishedRun, startedRun } from '../contracts/store-record';
import { bundled } from './bundled';
import { valuesOf } from './grid';

type Entry = typeof import('./store-entry');
const code = bundled<Entry>(join(__dirname, 'store-entry.ts'), 'callStore');

/** The workbook store in an emulated spreadsheet; every call is an execution of its own. */
function storeIn(host: Host): Store {
  const call =
    (method: keyof Store) =>
    (...args: readonly unknown[]): never =>
      // The entry point gives what the method of that name gives.
      JSON.parse(String(host.call('callStore', [method, JSON.stringify(args)]).value)) as never;
  return {
    start: call('start'),
    finish: call('finish'),
    find: call('find'),
    history: call('history'),
    versionOf: call('versionOf'),
    saveNotes: call('saveNotes'),
    notes: call('notes'),
  };
}

function newPlace(): StorePlace & { readonly host: Host } {
  const host = createHost({ code, workbook: newWorkbook() });
  return { host, open: () => storeIn(host) };
}

describeStore('The workbook store', newPlace);

describe('The tabs of the workbook store', () => {
  test('are hidden, come last, and leave the person on the tab they were on', () => {
    const { host, open } = newPlace();
    open().start(startedRun({ id: 'run_1' }));
    open().saveNotes([{ runId: 'run_1', tab: 'Runs', row: '', column: 'notes', value: 'x' }]);
    const { sheets, activeSheetId } = host.state.workbook;
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sheet1', false],
      ['_oc_data', true],
      ['_oc_index', true],
      ['_oc_notes', true],
    ]);
    expect(activeSheetId).toBe(sheets[0]?.id);
  });

  test('hold no cell that Sheets could take for a formula, a number, a date or an error', () => {
    const { host, open } = newPlace();
    const record = startedRun({ id: 'run_1', title: '=1+1' });
    open().start(record);
    open().finish(finishedRun(record));
    open().saveNotes([{ runId: 'run_1', tab: 'Runs', row: '', column: 'notes', value: '=1+1' }]);
    const cells = ['_oc_data', '_oc_index', '_oc_notes'].flatMap((name) => valuesOf(host.state.workbook, name).flat());
    expect(cells.length).toBeGreaterThan(5);
    expect(cells.filter((cell) => typeof cell !== 'string' || !cell.startsWith('|'))).toEqual([]);
  });

  test('cut no letter in two when a text needs several cells', () => {
    const { host, open } = newPlace();
    const rockets = '\u{1f680}'.repeat(25_000);
    open().start(startedRun({ id: 'run_1', title: rockets }));
    open().start(startedRun({ id: 'run_2', title: `a${rockets}` }));
    for (const value of [rockets, `a${rockets.slice(2)}`]) {
      open().saveNotes([{ runId: 'run_1', tab: 'Runs', row: value.slice(0, 1), column: 'notes', value }]);
    }
    const cells = ['_oc_data', '_oc_notes'].flatMap((name) => valuesOf(host.state.workbook, name).flat().map(String));
    expect(cells.filter((cell) => cell.length > 30_000).length).toBeGreaterThan(3);
    const isCut = (cell: string): boolean => /[\ud800-\udbff]$|^\|[\udc00-\udfff]/.test(cell);
    expect(cells.filter(isCut).map((cell) => cell.length)).toEqual([]);
  });

  test('may be sorted by somebody who found them: every run is still there', () => {
    const { host, open } = newPlace();
    const records = ['run_b', 'run_a', 'run_c'].map((id) => startedRun({ id, title: id.repeat(20_000) }));
    for (const record of records) open().start(record);
    const data = host.state.workbook.sheets.find(({ name }) => name === '_oc_data');
    data?.grid.sort((left, right) => (String(left?.[0]?.value) < String(right?.[0]?.value) ? -1 : 1));
    for (const record of records) expect(open().find(record.run_id)).toEqual(record);
  });

  test('say which run is damaged when somebody deleted its rows', () => {
    const { host, open } = newPlace();
    open().start(startedRun({ id: 'run_1' }));
    const data = host.state.workbook.sheets.find(({ name }) => name === '_oc_data');
    data?.grid.splice(0, 1);
    expect(() => open().find('run_1')).toThrow('The record of run_1 is damaged');
  });
});
