import type { Store } from '../../src/core/app/store';
import { addSheet, newWorkbook, type WorkbookState } from '../../src/workbench/workbook/workbook-state';
import { anchorsOf, finishedRun, keptRun, type RunWords, startedRun } from '../contracts/store-record';
import { tabOf, valuesOf } from './grid';
import { workbookPlace } from './workbook-place';

// Others may keep the machine busy.
jest.setTimeout(120_000);

const start = (store: Store, words: RunWords): void => {
  const run = startedRun(words);
  store.start(run, anchorsOf(run));
};

/** How many cells a workbook has, empty ones among them. */
const cellsIn = ({ sheets }: WorkbookState): number =>
  sheets.reduce((total, { maxRows, maxColumns }) => total + maxRows * maxColumns, 0);

/** Everything the tabs of the store hold. */
const kept = (workbook: WorkbookState): string =>
  JSON.stringify(
    workbook.sheets.filter(({ name }) => name.startsWith('_oc')).map(({ name }) => [name, valuesOf(workbook, name)]),
  );

/** A workbook with one run and so many cells that hardly any are left. */
function fullWorkbook(spare: number) {
  const workbook = newWorkbook();
  start(workbookPlace(workbook).open(), { id: 'run_1' });
  workbookPlace(workbook)
    .open()
    .saveNotes([{ runId: 'run_1', tab: 'Runs', row: '', column: 'notes', value: 'n' }]);
  for (const name of ['_oc_data', '_oc_index', '_oc_notes']) {
    const sheet = tabOf(workbook, name);
    sheet.maxRows = valuesOf(workbook, name).length;
  }
  const others = 9_000_000;
  addSheet(workbook, 'Big', { rows: others / 10, columns: 10 });
  addSheet(workbook, 'Rest', { rows: 10_000_000 - spare - cellsIn(workbook), columns: 1 });
  expect(cellsIn(workbook)).toBe(10_000_000 - spare);
  return { workbook, place: workbookPlace(workbook) };
}

test('200 runs of 500 candidates are kept, and the history and any run are read within 2 seconds', () => {
  const place = workbookPlace();
  const one = startedRun({ id: 'run', candidates: 500, title: 'An initiative with a title of usual length' });
  const anchors = anchorsOf(one);
  const bytes = JSON.stringify(finishedRun(one)).length;
  expect(bytes).toBeGreaterThan(200_000);
  for (let run = 0; run < 200; run += 1) {
    const record = { ...one, run_id: `run_${run}` };
    const store = place.open();
    store.start(record, run === 0 ? anchors : { scenarios: [], metrics: [], initiatives: [] });
    store.finish(finishedRun(record));
  }
  const startedAt = performance.now();
  expect(place.open().view('run_7').history).toHaveLength(200);
  const history = performance.now() - startedAt;
  expect(place.open().find('run_7')?.result?.items).toHaveLength(500);
  const whole = performance.now() - startedAt;
  process.stdout.write(
    `200 runs of 500 candidates: history ${history.toFixed(0)} ms, one run ${(whole - history).toFixed(0)} ms\n`,
  );
  expect(whole).toBeLessThan(2000);
  // Sheets stops at 10 million cells; the runs themselves take next to none of them.
  expect(cellsIn(place.host.state.workbook)).toBeLessThan(100_000);
});

test.each<[string, (store: Store) => unknown]>([
  ['a run that is started', (store) => start(store, { id: 'run_2', candidates: 500 })],
  ['an outcome', (store) => store.finish(finishedRun(startedRun({ id: 'run_1' })))],
  ['a note', (store) => store.saveNotes([{ runId: 'run_1', tab: 'Runs', row: 'x', column: 'notes', value: 'm' }])],
  ['a renewal', (store) => store.renew('run_1', '2027-01-01T00:00:00Z')],
])('in a spreadsheet without room %s is refused in words, and nothing is changed', (_what, action) => {
  const { workbook, place } = fullWorkbook(0);
  const before = kept(workbook);
  expect(() => action(place.open())).toThrow(/^This spreadsheet is full: .* Nothing was changed\./u);
  expect(kept(workbook)).toBe(before);
  expect(place.open().find('run_1')).toEqual(keptRun(startedRun({ id: 'run_1' })));
});

test('the last cells of a spreadsheet are used', () => {
  const { place } = fullWorkbook(3);
  place.open().finish(finishedRun(startedRun({ id: 'run_1' })));
  expect(place.open().find('run_1')).toEqual(finishedRun(startedRun({ id: 'run_1' })));
});

test('a first run in a spreadsheet without room makes no tab', () => {
  const workbook = newWorkbook();
  addSheet(workbook, 'Big', { rows: 9_970_000, columns: 1 });
  expect(() => start(workbookPlace(workbook).open(), { id: 'run_1' })).toThrow(/^This spreadsheet is full/u);
  expect(workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1', 'Big']);
});

test('names that no cell can hold are refused before anything is written', () => {
  const place = workbookPlace();
  expect(() => start(place.open(), { id: 'run_1', scenario: 'S'.repeat(49_500) })).toThrow(
    /^The names of this run are/u,
  );
  expect(place.host.state.workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
});

test('rows that somebody changed are said to be damaged, with the way back', () => {
  const place = workbookPlace();
  start(place.open(), { id: 'run_1' });
  const index = tabOf(place.host.state.workbook, '_oc_index');
  const cell = index.grid[0]?.[0];
  if (cell === undefined || cell === null) throw new Error('the index has a row');
  cell.value = '|{"kind":';
  expect(() => place.open().view(null)).toThrow(/^The hidden tab _oc_index, .* is damaged.*Version history\.$/u);
});
