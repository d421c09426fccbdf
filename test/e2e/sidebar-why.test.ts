import { build } from '../host/built-add-on';
import { rowsOf } from '../host/grid';
import { plainPlan } from '../host/plans';
import { overflowAtDoubleZoom, seriousFindings } from './accessibility';
import { tradeWords } from './plain-words';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(180_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string | RegExp) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string) => desk.page.getByRole('heading', { name });

async function expectGoodLooks(name: string): Promise<void> {
  await desk.screenshot(name);
  expect([name, await seriousFindings(desk.page)]).toEqual([name, []]);
  expect([name, await overflowAtDoubleZoom(desk.page)]).toEqual([name, 0]);
  expect([name, await tradeWords(desk.page)]).toEqual([name, []]);
}

async function runSample(): Promise<void> {
  desk = await openSidebarDesk();
  await desk.open();
  await button('Add sample data').click();
  await button('Run').click();
  await heading('Best plan found').waitFor();
}

test('why: from the list, for the selected row, and for all, whose sentences stand on Results', async () => {
  await runSample();
  const [why] = await desk.page.getByRole('button', { name: /^Why: / }).all();
  await why?.click();
  await desk.page.getByText(/Dropping it costs|It cannot be dropped/).waitFor();
  await expectGoodLooks('why-list');

  const row = rowsOf(desk.host.state.workbook, 'Results').findIndex(({ selected }) => selected === false) + 2;
  desk.host.call('selectCell', [JSON.stringify({ tab: 'Results', row, column: null })]);
  await button('Why? (selected row)').click();
  await desk.page.getByText(/Funding it anyway costs|It cannot be funded/).waitFor();
  await desk.called('readSelection');
  await expectGoodLooks('why-selected');
  // Of all that can be asked, one answer is open, wherever it was asked.
  const answers = desk.page.locator('.why');
  expect(await answers.count()).toBe(1);
  await button('Decide (selected row)').click();
  await desk.page.getByRole('form', { name: /^Decide about / }).waitFor();
  expect(await answers.count()).toBe(1);
  await button('Numbers (selected row)').click();
  await desk.page.getByRole('region', { name: /^Numbers of / }).waitFor();
  expect(await answers.count()).toBe(1);
  await expectGoodLooks('numbers-selected');
  desk.host.call('selectCell', [JSON.stringify({ tab: 'Metrics_Config', row: 2, column: null })]);
  await button('Why? (selected row)').click();
  await desk.page.getByText('Select a row of an initiative first, for example on Results or Candidates.').waitFor();
  expect(await answers.count()).toBe(0);

  await button('Explain all').click();
  await desk.page.getByText('24 sentences are in the column why of Results.').waitFor({ timeout: 90_000 });
  await desk.screenshot('why-all');
  const shown = rowsOf(desk.host.state.workbook, 'Results').map((result) => String(result.why));
  expect(shown).toHaveLength(24);
  expect(shown.every((sentence) => sentence.length > 20)).toBe(true);
  expect(desk.errors).toEqual([]);
});

test('rules that clash are said with their rows, and a change that helps is run without touching a cell', async () => {
  desk = await openSidebarDesk();
  await desk.open();
  await button('Add sample data').click();
  await desk.page.getByLabel('Constraint set').selectOption('Must hit');
  await button('Run').click();
  await heading('No plan keeps all rules').waitFor();
  await desk.page.getByText('Change 1:').waitFor({ timeout: 60_000 });
  await expectGoodLooks('clash');
  const before = rowsOf(desk.host.state.workbook, 'Targets');
  await button('Try it: Change 1').click();
  await heading('Best plan found').waitFor({ timeout: 60_000 });
  await desk.page.getByText(/Your rows were not changed/).waitFor();
  await desk.screenshot('what-if');
  expect(rowsOf(desk.host.state.workbook, 'Targets')).toEqual(before);
  await button('History').click();
  await desk.page.getByText(/^What if: /).waitFor();
  await desk.page.getByText('2026-Q2 Core · Must hit v2').waitFor();
  await expectGoodLooks('history-what-if');
  expect(desk.errors).toEqual([]);
});

test('explaining 200 goes on in the background, says how far it is, and keeps what it has when it is stopped', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(200) });
  await desk.open();
  await button('Run').click();
  await heading('Best plan found').waitFor({ timeout: 60_000 });
  const askedAt = performance.now();
  await button('Explain all').click();
  await desk.page.getByText(/^Explaining: [1-9]\d* of 200$/).waitFor({ timeout: 60_000 });
  process.stdout.write(`first of 200 why cards after ${Math.round(performance.now() - askedAt)} ms\n`);
  await button('History').click();
  await heading('Plan · Baseline v1').waitFor();
  await button('Plan').click();
  await desk.page.getByRole('progressbar').waitFor();
  await desk.screenshot('why-progress');
  await button('Stop').click();
  await desk.page.getByText(/^\d+ sentences? (is|are) in the column why of Results\.$/).waitFor();
  await desk.page.getByText('Stopped. What was found until then is shown.').waitFor();
  const shown = rowsOf(desk.host.state.workbook, 'Results').filter(({ why }) => why !== '');
  expect(shown.length).toBeGreaterThan(0);
  expect(desk.errors).toEqual([]);
});
