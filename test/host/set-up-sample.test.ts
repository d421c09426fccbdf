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

test('what Check inputs finds wrong with the sample is there on purpose, and both the reply and the rows say so', () => {
  const workbook = newWorkbook();
  const host = openAddOn(workbook);
  expect(say(host, 'addSampleData').message).toContain('"Must hit" asks for more than can be reached');
  host.call('checkInputs');
  const wrong = files.flatMap((file) => {
    const rows = rowsOf(workbook, file.slice(0, -4));
    return rows.filter((row) => String(row['run_status']).startsWith('ERROR'));
  });
  expect(wrong.map((row) => row['kpi_key'])).toEqual(['net_revenue', 'active_restaurants']);
  for (const row of wrong)
    expect(row['notes']).toMatch(/asks for more than .* reach, to show what a conflict looks like$/);
});

test('clearing takes the notes of Check inputs along, those on headers too', () => {
  const workbook = newWorkbook();
  const host = openAddOn(workbook);
  say(host, 'setUpTabs');
  const before = JSON.stringify(looksOfWorkbook(workbook));
  say(host, 'addSampleData');
  host.call('checkInputs');
  expect(JSON.stringify(tabOf(workbook, 'KPI_Contributions').grid[0])).toContain('— Optimization Center —');
  say(host, 'clearSample');
  expect(JSON.stringify(looksOfWorkbook(workbook))).toBe(before);
});

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

test.each([
  ['Candidates', 'title', rowCount('Candidates')],
  ['Candidates', 'run_status', rowCount('Candidates')],
  ['Math_Models', 'formula_text', rowCount('Math_Models')],
])('rows under a header that was renamed, on %s %s, stay until it has its name back', (tab, header, stay) => {
  const workbook = newWorkbook();
  const host = openAddOn(workbook);
  say(host, 'setUpTabs');
  const before = JSON.stringify(looksOfWorkbook(workbook));
  say(host, 'addSampleData');
  host.call('checkInputs');
  const place = touchCell(tabOf(workbook, tab), 1, (valuesOf(workbook, tab)[0]?.indexOf(header) ?? -1) + 1);
  place.value = 'Our own word';
  markChanged(workbook);
  const total = files.reduce((sum, file) => sum + rowCount(file.slice(0, -4)), 0);
  const first = say(host, 'clearSample');
  expect(first.removed).toBe(total - stay);
  expect(rowsOf(workbook, tab)).toHaveLength(stay);
  expect(first.message).toBe(
    `Cleared the sample: ${total - stay} rows removed. Rows on ${tab} stay, because it has no header ${header} any more: ` +
      'give the header its name back and choose Clear sample again.',
  );
  expect(say(host, 'clearSample').message).toBe(
    `Cleared the sample: 0 rows removed. Rows on ${tab} stay, because it has no header ${header} any more: ` +
      'give the header its name back and choose Clear sample again.',
  );
  place.value = header;
  markChanged(workbook);
  expect(say(host, 'clearSample').message).toBe(`Cleared the sample: ${stay} ${stay === 1 ? 'row' : 'rows'} removed.`);
  expect(JSON.stringify(looksOfWorkbook(workbook)) === before).toBe(true);
  expect(say(host, 'clearSample').message).toBe('There is no sample data to clear.');
});
