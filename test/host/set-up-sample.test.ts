import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FreezeReply } from '../../src/core/app/freeze-run';
import { parseCsv } from '../../src/host/sample/parse-csv';
import { parseCsv as parseAnyCsv } from '../../src/workbench/files/csv-text';
import type { Host } from '../../src/workbench/host';
import { cellAt, touchCell } from '../../src/workbench/workbook/sheet-state';
import { markChanged, newWorkbook } from '../../src/workbench/workbook/workbook-state';
import { ask, build, openAddOn, requestFor, root, typedWorkbook } from './built-add-on';
import { rowsOf, tabOf, valuesOf } from './grid';
import { looksOfWorkbook } from './sheet-looks';

beforeAll(build);

const folder = join(root, 'src/workbench/sample-data/sample');
const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const rowCount = (tab: string): number => parseAnyCsv(textOf(`${tab}.csv`)).length - 1;

interface Reply {
  readonly message: string;
  readonly kept: readonly { readonly tab: string; readonly rows: readonly number[] }[];
  readonly removed: number;
}
const say = (host: Host, name: 'setUpTabs' | 'addSampleData' | 'clearSample'): Reply => ask<Reply>(host, name).reply;

test.each(files)('%s reads as any CSV reader reads it', (file) => {
  expect(parseCsv(textOf(file))).toEqual(parseAnyCsv(textOf(file)));
});

test.each(['en_US', 'de_DE', 'en_GB'])(
  'after set-up and the sample, a run can start on an empty workbook (%s)',
  (locale) => {
    const workbook = newWorkbook({ locale });
    const host = openAddOn(workbook);
    say(host, 'setUpTabs');
    say(host, 'addSampleData');
    for (const file of files) {
      const tab = file.slice(0, -4);
      expect(rowsOf(workbook, tab)).toHaveLength(rowCount(tab));
    }
    const request = requestFor({ scenario: '2026-Q2 Core', constraint_set: 'Baseline' });
    const { reply } = ask<FreezeReply>(host, 'freezeRun', JSON.stringify(request));
    expect(reply.ok && reply.problem.candidates.length).toBe(rowCount('Candidates'));
  },
);

test.each([true, false])('clearing leaves nothing behind (tabs set up before: %p)', (isSetUp) => {
  const workbook = newWorkbook();
  const host = openAddOn(workbook);
  say(host, 'setUpTabs');
  const before = JSON.stringify(looksOfWorkbook(workbook));
  const used = isSetUp ? workbook : newWorkbook();
  const again = isSetUp ? host : openAddOn(used);
  say(again, 'addSampleData');
  touchCell(tabOf(used, 'Candidates'), 3, 2).note = '— Optimization Center —\nadded by checking\n— — —';
  touchCell(tabOf(used, 'Candidates'), 3, 22).value = 'OK';
  markChanged(used);
  const reply = say(again, 'clearSample');
  expect(reply.removed).toBe(files.reduce((sum, file) => sum + rowCount(file.slice(0, -4)), 0));
  expect(reply.kept).toEqual([]);
  if (isSetUp) expect(JSON.stringify(looksOfWorkbook(used)) === before).toBe(true);
  for (const { name } of used.sheets.slice(1)) expect(valuesOf(used, name)).toHaveLength(1);
  expect(valuesOf(used, 'KPI_Contributions')[0]).toEqual([
    ...['initiative_key', 'run_status', 'updated_source', 'updated_at'],
  ]);
  expect(used.namedRanges.size).toBe(0);
  expect([...again.state.properties.document.keys()]).toEqual(['oc_sheets']);
  expect(say(again, 'setUpTabs').message).toBe('All tabs are set up already. Nothing was changed.');
});

test('the sample is added once', () => {
  const workbook = newWorkbook();
  const host = openAddOn(workbook);
  say(host, 'addSampleData');
  const before = JSON.stringify(looksOfWorkbook(workbook));
  expect(say(host, 'addSampleData').message).toBe('The sample plan is there already. Clear sample removes it.');
  expect(JSON.stringify(looksOfWorkbook(workbook)) === before).toBe(true);
});

test.each([
  ['a row', 'INIT-1'],
  ['a formula', '=""'],
])('%s of somebody keeps the sample out of the whole workbook', (_, typed) => {
  const workbook = typedWorkbook({
    Candidates: [
      ['initiative_key', 'engineering_tokens'],
      [typed, ''],
    ],
  });
  const before = JSON.stringify(looksOfWorkbook(workbook));
  const host = openAddOn(workbook);
  expect(say(host, 'addSampleData').message).toMatch(/^Nothing was added, because Candidates has rows already\./);
  expect(JSON.stringify(looksOfWorkbook(workbook)) === before).toBe(true);
});

test('rows that people added or changed stay when the sample goes, however rows were sorted', () => {
  const workbook = newWorkbook();
  const host = openAddOn(workbook);
  say(host, 'addSampleData');
  const sheet = tabOf(workbook, 'Candidates');
  const rows = rowCount('Candidates');
  touchCell(sheet, 4, 10).value = 999;
  Object.assign(touchCell(sheet, rows + 2, 1), { value: 'MINE-1' });
  Object.assign(touchCell(sheet, rows + 2, 10), { formula: '=5*5', note: 'a guess' });
  workbook.hasFormulas = true;
  touchCell(tabOf(workbook, 'Metrics_Config'), 3, 8).value = 'ours now';
  const body = sheet.grid.splice(1, rows);
  sheet.grid.splice(1, 0, ...body.reverse());
  markChanged(workbook);
  const reply = say(host, 'clearSample');
  expect(reply.kept).toEqual([
    { tab: 'Metrics_Config', rows: [2] },
    { tab: 'Candidates', rows: [2, 3] },
  ]);
  expect(reply.message).toMatch(/stay: 1 on Metrics_Config and 2 on Candidates\.$/);
  expect(rowsOf(workbook, 'Candidates').map((row) => row.initiative_key)).toEqual(['INIT-RA-003', 'MINE-1']);
  expect(cellAt(sheet, 3, 10)).toMatchObject({ formula: '=5*5', note: 'a guess' });
  expect(valuesOf(workbook, 'KPI_Contributions')[0]?.slice(0, 2)).toEqual(['initiative_key', 'active_restaurants']);
  expect(say(host, 'clearSample').message).toBe('There is no sample data to clear.');
});
