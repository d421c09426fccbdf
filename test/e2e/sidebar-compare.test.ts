import { build, callAddOn } from '../host/built-add-on';
import { typeBeside } from '../host/grid';
import { plainPlan } from '../host/plans';
import { publish, wordsFor } from '../host/publishing';
import { overflowAtDoubleZoom, seriousFindings } from './accessibility';
import { tradeWords } from './plain-words';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(180_000);
beforeAll(build);

const markup = '<i>one</i>';

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string | RegExp) => desk.page.getByRole('heading', { name });

async function expectGoodLooks(name: string): Promise<void> {
  await desk.screenshot(name);
  expect([name, await seriousFindings(desk.page)]).toEqual([name, []]);
  expect([name, await overflowAtDoubleZoom(desk.page)]).toEqual([name, 0]);
  expect([name, await tradeWords(desk.page)]).toEqual([name, []]);
}

async function runPlan(): Promise<void> {
  await button('Run').click();
  await heading('Best plan found').waitFor();
}

test('a published roadmap, runs, the ticks and the score cut are compared, with the edits in between', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(12) });
  typeBeside(desk.host.state.workbook, 'Candidates', (row) => row.initiative_key === 'INIT-0001', 'title', markup);
  await desk.open();
  await runPlan();
  const { shownRun } = callAddOn(desk.host, 'readSidebar', null).reply;
  publish(desk.host, wordsFor(shownRun ?? ''));
  const { workbook } = desk.host.state;
  typeBeside(workbook, 'Candidates', (row) => row.initiative_key === 'INIT-0001', 'value_score', 90);
  await button('New plan').click();
  await runPlan();
  await button('History').click();
  await heading('Compare two plans').click();
  const left = desk.page.getByLabel('Left', { exact: true });
  await left.locator('option', { hasText: 'Plan of record · version 1' }).waitFor({ state: 'attached' });
  await left.selectOption({ label: 'Plan of record · version 1' });
  await button('Compare').click();
  await heading(/^Only right/).waitFor();
  await heading(/^Edits from left to right/).click();
  await desk.page.getByText('INIT-0001, value_score:').waitFor();
  await desk.page.getByText(markup).first().waitFor();
  await expectGoodLooks('compare');
  expect(await desk.page.locator('.comparison tbody tr').allInnerTexts()).toEqual([
    expect.stringMatching(/^Objective\s+180\s+2\d\d$/),
    expect.stringMatching(/^Initiatives/),
    expect.stringMatching(/^the whole portfolio, tokens\s+\d+ of 120\s+\d+ of 120$/),
    expect.stringMatching(/^UK, tokens\s+\d+ of 72\s+\d+ of 72$/),
  ]);

  await left.selectOption({ index: 2 });
  await desk.page.getByLabel('Left is the baseline: it is offered first').click();
  await desk.called('chooseBaseline');
  await left.locator('option', { hasText: /· baseline$/ }).waitFor({ state: 'attached' });
  await button('Plan').click();
  await button('History').click();
  await heading('Compare two plans').click();
  await desk.page.getByLabel('Left is the baseline: it is offered first').waitFor();
  expect(await left.locator('option:checked').innerText()).toMatch(/ · baseline$/);

  await left.selectOption({ label: 'What is ticked on Candidates' });
  await desk.page.getByLabel('Right', { exact: true }).selectOption({ label: 'Rank by score and cut at capacity' });
  await button('Compare').click();
  await heading('Left does not keep these rules').waitFor();
  await expectGoodLooks('compare-ticks');
  expect(desk.errors).toEqual([]);
});
