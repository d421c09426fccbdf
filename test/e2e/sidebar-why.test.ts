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

test('what turns a decision stands in lines that can be read, and what was decided is said with who and why', async () => {
  const candidates = [
    ['INIT-1', 'Checkout', '1000', '90', 'TRUE'],
    ['INIT-2', 'Loyalty wallet', '900', '50', 'TRUE'],
    ['INIT-3', 'Push re-engagement', '1000', '40', 'TRUE'],
  ];
  desk = await openSidebarDesk({
    tabs: {
      Scenario_Config: [
        ['scenario_name', 'period_key', 'capacity_total_tokens', 'objective_mode'],
        ['Plan', '2026-Q2', '2000', 'max_score'],
      ],
      Candidates: [
        ['initiative_key', 'title', 'engineering_tokens', 'value_score', 'is_selected_for_run'],
        ...candidates,
      ],
    },
  });
  await desk.open();
  await button('Run').click();
  await heading('Best plan found').waitFor();
  await heading('Not now').click();
  const lists = desk.page.locator('.initiatives');
  const overflow = await lists.evaluateAll((all) =>
    all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
  );
  expect(overflow).toEqual([0, 0]);

  await button('Why: Push re-engagement').click();
  const why = desk.page.getByRole('region', { name: 'Why Push re-engagement' });
  await why.getByText('Capacity of the whole portfolio').waitFor();
  const figures = await why
    .locator('dt, dd')
    .evaluateAll((all) => all.map((one) => [one.textContent, one.getBoundingClientRect().height < 30]));
  // None of them breaks into several lines.
  expect(figures).toEqual(
    [
      'Value',
      '40, in above 50',
      'Tokens',
      '1,000, in at 100 or less',
      'Capacity of the whole portfolio',
      '2,000, in from 2,900',
    ].map((words) => [words, true]),
  );
  await why
    .getByText(/^Funding it anyway costs 10 value score \(7\.14 %\), Loyalty wallet \(INIT-2\) drops out\./)
    .waitFor();
  await expectGoodLooks('why-figures');

  await button('Leave out: Checkout').click();
  await desk.page.getByText(/^Costs 50 value score/).waitFor();
  await desk.page.getByLabel('Reason').fill('Pricing risk.');
  await desk.page.getByLabel(/^Decided by/).fill('Anna');
  await button('Keep decision').click();
  await heading('Decided by people').waitFor();
  await heading('Not now').click();
  await button('Why: Checkout').click();
  const decided = desk.page.getByRole('region', { name: 'Why Checkout' });
  await decided
    .getByText('It cannot be funded. Anna decided so: Pricing risk. Take it back to change it.', { exact: true })
    .waitFor();
  expect(await decided.getByRole('button', { name: /^Results/ }).count()).toBe(0);
  await expectGoodLooks('why-decided');
  expect(desk.errors).toEqual([]);
});
