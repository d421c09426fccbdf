import { statSync } from 'node:fs';
import { join } from 'node:path';
import { cellAt, touchCell } from '../../src/workbench/workbook/sheet-state';
import { sheetNamed } from '../../src/workbench/workbook/workbook-state';
import { build, callAddOn, root } from '../host/built-add-on';
import { valuesOf } from '../host/grid';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(300_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string) => desk.page.getByRole('heading', { name });
const sheet = (name: string) => {
  const found = sheetNamed(desk.host.state.workbook, name);
  if (found === undefined) throw new Error(`there is no tab ${name}`);
  return found;
};
const cell = (tab: string, row: number, column: number) => cellAt(sheet(tab), row, column)?.value;

test('a first run on an empty workbook ends in a funded plan in two clicks in the sidebar', async () => {
  desk = await openSidebarDesk();
  await desk.open();
  await heading('Decide what to fund').waitFor();
  await desk.screenshot('welcome');
  // With the three of the menu these are five clicks.
  await button('Add sample data').click();
  await button('Run').waitFor();
  await desk.screenshot('ready');
  await button('Run').click();
  await heading('Best plan found').waitFor();
  await desk.screenshot('result');
  expect(await desk.page.getByText('Proven: no plan that keeps all rules is better.').count()).toBe(1);
  expect(cell('Results', 2, 5)).toBe(true);
  expect(callAddOn(desk.host, 'readSidebar', null).reply.history[0]?.engine).toMatch(/^highs /);
  expect(desk.errors).toEqual([]);
});

test('a click on an initiative selects its row on Candidates, wherever it was moved to', async () => {
  desk = await openSidebarDesk();
  await desk.open();
  await button('Add sample data').click();
  await button('Run').click();
  await heading('Best plan found').waitFor();
  const row = desk.page.locator('button.row').first();
  const key = /INIT-[A-Z]+-\d+/.exec((await row.textContent()) ?? '')?.[0] ?? '';
  await row.click();
  await desk.called('selectInitiative');
  const { workbook } = desk.host.state;
  expect(workbook.activeSheetId).toBe(sheet('Candidates').id);
  expect(cell('Candidates', workbook.activeArea?.row ?? 0, 1)).toBe(key);
});

test('history: a run is shown again, run again exactly, and notes are saved', async () => {
  desk = await openSidebarDesk();
  await desk.open();
  await button('Add sample data').click();
  await button('Run').click();
  await heading('Best plan found').waitFor();
  const objective = await desk.page.locator('.objective').textContent();
  const sheets = desk.host.state.workbook;
  const notes = (valuesOf(sheets, 'Results')[0]?.indexOf('notes') ?? -1) + 1;
  touchCell(sheet('Results'), 2, notes).value = 'ask Ana';
  const runNotes = (valuesOf(sheets, 'Runs')[0]?.indexOf('notes') ?? -1) + 1;
  touchCell(sheet('Runs'), 2, runNotes).value = 'For the <b>board</b>';

  await button('History').click();
  await desk.page.getByText('2 notes on Runs, Results and Gaps').waitFor();
  await desk.page.getByText('Note: For the <b>board</b>').waitFor();
  await desk.screenshot('history');
  await button('Save notes').click();
  await desk.page.getByText('not saved yet.').waitFor({ state: 'detached' });

  await desk.page.getByRole('button', { name: 'Re-run exactly' }).click();
  await heading('Best plan found').waitFor();
  expect(await desk.page.locator('.objective').textContent()).toBe(objective);
  await button('History').click();
  await desk.page.getByRole('button', { name: 'Show' }).nth(1).click();
  await heading('Best plan found').waitFor();
  expect(cell('Results', 2, notes)).toBe('ask Ana');
  expect(await desk.page.locator('.objective').textContent()).toBe(objective);
});

test('the shell is small and shows something before the server has said anything', async () => {
  expect(statSync(join(root, 'dist/sidebar.html')).size).toBeLessThanOrEqual(150_000);
  desk = await openSidebarDesk({ delayMs: 1_500 });
  // From the moment Google hands over the page; the best of some openings, as other work shares the machine.
  const openings: number[] = [];
  for (let opening = 0; opening < 5; opening++) {
    await desk.open();
    await desk.page.getByText('Reading the spreadsheet').waitFor();
    await desk.page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const ms = await desk.page.evaluate<number>(
      `performance.getEntriesByName('first-contentful-paint')[0].startTime -
        performance.getEntriesByType('navigation')[0].responseStart`,
    );
    openings.push(ms);
  }
  const firstPaint = Math.min(...openings);
  process.stdout.write(`first content of the sidebar after ${openings.map(Math.round).join(', ')} ms\n`);
  expect(firstPaint).toBeLessThan(300);
});
