import type { NewRun } from '../../src/core/app/run-record';
import type { Store } from '../../src/core/app/store';
import { describeStore } from '../contracts/store-contract';
import { anchorsOf, finishedRun, keptRun, startedRun } from '../contracts/store-record';
import { valuesOf } from './grid';
import { workbookPlace } from './workbook-place';

const start = (store: Store, run: NewRun): void => store.start(run, anchorsOf(run));

describeStore('The workbook store', workbookPlace);

describe('The tabs of the workbook store', () => {
  test('are hidden, come last, and leave the person on the tab they were on', () => {
    const { host, open } = workbookPlace();
    start(open(), startedRun({ id: 'run_1' }));
    open().saveNotes([{ runId: 'run_1', tab: 'Runs', row: '', column: 'notes', value: 'x' }]);
    const { sheets, activeSheetId } = host.state.workbook;
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sheet1', false],
      ['_oc_notes', true],
      ['_oc_data', true],
      ['_oc_index', true],
    ]);
    expect(activeSheetId).toBe(sheets[0]?.id);
  });

  test('hold no cell that Sheets could take for a formula, a number, a date or an error', () => {
    const { host, open } = workbookPlace();
    const record = startedRun({ id: 'run_1', title: '=1+1' });
    start(open(), record);
    open().finish(finishedRun(record));
    open().saveNotes([{ runId: 'run_1', tab: 'Runs', row: '', column: 'notes', value: '=1+1' }]);
    const cells = ['_oc_data', '_oc_index', '_oc_notes'].flatMap((name) => valuesOf(host.state.workbook, name).flat());
    expect(cells.length).toBeGreaterThan(5);
    expect(cells.filter((cell) => typeof cell !== 'string' || !cell.startsWith('|'))).toEqual([]);
  });

  test('cut no letter in two when a text needs several cells', () => {
    const { host, open } = workbookPlace();
    const rockets = '\u{1f680}'.repeat(25_000);
    start(open(), startedRun({ id: 'run_1', title: rockets }));
    start(open(), startedRun({ id: 'run_2', title: `a${rockets}` }));
    for (const value of [rockets, `a${rockets.slice(2)}`]) {
      open().saveNotes([{ runId: 'run_1', tab: 'Runs', row: value.slice(0, 1), column: 'notes', value }]);
    }
    const cells = ['_oc_data', '_oc_notes'].flatMap((name) => valuesOf(host.state.workbook, name).flat().map(String));
    expect(cells.filter((cell) => cell.length > 30_000).length).toBeGreaterThan(3);
    const isCut = (cell: string): boolean => /[\ud800-\udbff]$|^\|[\udc00-\udfff]/.test(cell);
    expect(cells.filter(isCut).map((cell) => cell.length)).toEqual([]);
  });

  test('may be sorted by somebody who found them: every run is still there', () => {
    const { host, open } = workbookPlace();
    const records = ['run_b', 'run_a', 'run_c'].map((id) => startedRun({ id, title: id.repeat(20_000) }));
    for (const record of records) start(open(), record);
    const data = host.state.workbook.sheets.find(({ name }) => name === '_oc_data');
    data?.grid.sort((left, right) => (String(left?.[0]?.value) < String(right?.[0]?.value) ? -1 : 1));
    for (const record of records) expect(open().find(record.run_id)).toEqual(keptRun(record));
  });

  test('say which run is damaged when somebody deleted its rows', () => {
    const { host, open } = workbookPlace();
    start(open(), startedRun({ id: 'run_1' }));
    const data = host.state.workbook.sheets.find(({ name }) => name === '_oc_data');
    data?.grid.splice(0, 1);
    expect(() => open().find('run_1')).toThrow('The record of run_1 is damaged');
  });
});
