import { build, callAddOn } from '../host/built-add-on';
import { rowsOf, typeBeside } from '../host/grid';
import { plainPlan } from '../host/plans';
import { deleteRow, planned, publish, wordsFor } from '../host/publishing';
import { overflowAtDoubleZoom, seriousFindings } from './accessibility';
import { tradeWords } from './plain-words';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(180_000);
beforeAll(build);

const markup = '<img src=x onerror=alert(1)>';

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string) => desk.page.getByRole('heading', { name });
const said = (text: string | RegExp) => desk.page.getByText(text);

async function expectGoodLooks(name: string): Promise<void> {
  await desk.screenshot(name);
  expect([name, await seriousFindings(desk.page)]).toEqual([name, []]);
  expect([name, await overflowAtDoubleZoom(desk.page)]).toEqual([name, 0]);
  expect([name, await tradeWords(desk.page)]).toEqual([name, []]);
}

/** A plan for a half year, so that there are quarters to plan; one title is markup that must stay text. */
function halfYear() {
  const { Scenario_Config = [], Candidates = [], ...plan } = plainPlan(12);
  const typed = (rows: typeof Candidates, from: string, to: string) =>
    rows.map((row) => row.map((cell) => (cell === from ? to : cell)));
  return {
    ...plan,
    Scenario_Config: typed(Scenario_Config, '2026-Q2', '2026-H1'),
    Candidates: typed(Candidates, 'Initiative 4', markup),
  };
}

async function runPlan(): Promise<void> {
  await desk.open();
  await button('Run').click();
  await heading('Best plan found').waitFor();
}

async function publishFirst(): Promise<void> {
  await button('Roadmap').click();
  await button('Preview').click();
  await button('Publish version 1').click();
  await said(/^Plan roadmap version 1 is published/).waitFor();
}

const shownRun = () => callAddOn(desk.host, 'readSidebar', null).reply.shownRun ?? '';

test('Publish roadmap on the menu opens the page; a plan is previewed with its quarters, and published', async () => {
  desk = await openSidebarDesk({ tabs: halfYear() });
  await runPlan();
  desk.host.call('publishFromMenu', []);
  expect(desk.host.state.ui.sidebar?.html).toMatch(/data-page="Roadmap"/);
  await button('Roadmap').click();
  await heading('Publish a plan').waitFor();
  expect(await desk.page.getByLabel('Name of the roadmap').inputValue()).toBe('Plan roadmap');
  expect(await desk.page.getByLabel('Timeframe').inputValue()).toBe('2026-H1');
  await desk.page.getByLabel('Owner team').fill('Growth');
  await expectGoodLooks('publish');

  await button('Preview').click();
  await heading('Plan roadmap, version 1').waitFor();
  await heading('Q2 2026').waitFor();
  await said(markup).last().waitFor();
  await expectGoodLooks('publish-preview');
  await button('Publish version 1').click();
  await said(/^Plan roadmap version 1 is published from Plan, Baseline v1: \d+ added, 0 dropped, 0 moved\.$/).waitFor();
  await desk.page.getByRole('region', { name: 'Roadmap Plan roadmap' }).waitFor();
  await expectGoodLooks('published');
  const rows = planned(desk.host.state.workbook);
  expect(new Set(rows.map(({ planned_quarter }) => planned_quarter))).toEqual(new Set(['Q1', 'Q2']));

  await button('Preview').click();
  await heading('Nothing to publish').waitFor();
  await said(/published already as version 1/).waitFor();
  await expectGoodLooks('publish-nothing-new');
  expect(await button('Publish version 1').count()).toBe(0);
  expect(desk.errors).toEqual([]);
});

test('what somebody else published meanwhile is told, with the new preview', async () => {
  desk = await openSidebarDesk({ tabs: halfYear() });
  await runPlan();
  await button('Roadmap').click();
  await button('Preview').click();
  await button('Publish version 1').waitFor();
  publish(desk.host, wordsFor(shownRun(), { name: 'Plan roadmap', owner_team: 'Others' }));
  await button('Publish version 1').click();
  await said(/is not what you saw in the preview\. Nothing was published\./).waitFor();
  await expectGoodLooks('publish-meanwhile');
  await button('Publish version 2').click();
  await said(/^Plan roadmap version 2 is published/).waitFor();
  expect(desk.errors).toEqual([]);
});

test('edits of the tab are saved, with what they cost on the page and in their rows, and a version is taken back', async () => {
  desk = await openSidebarDesk({ tabs: halfYear() });
  await runPlan();
  await publishFirst();
  const { workbook } = desk.host.state;
  const keys = planned(workbook).map(({ initiative_key }) => String(initiative_key));
  const [dropped = ''] = keys;
  deleteRow(workbook, dropped);
  // Everything in one quarter is more than it has room for.
  for (const key of keys.slice(1))
    typeBeside(workbook, 'Roadmap', (row) => row.initiative_key === key, 'planned_quarter', 'Q1');
  await button('History').click();
  await button('Roadmap').click();
  await said('Edits on the tab Roadmap are not saved yet.').waitFor();
  await expectGoodLooks('roadmap-unsaved');
  await button('Save edits').click();
  await heading('What people changed on Plan roadmap').waitFor();
  await heading('Taken off by hand').waitFor();
  await heading('Quarters that do not fit').waitFor();
  await said(/^Q1 2026 has \d+ tokens, \d+ are planned$/).waitFor();
  await expectGoodLooks('roadmap-edits');
  const attention = rowsOf(workbook, 'Roadmap').map((row) => String(row.attention));
  expect(
    attention.filter((text) => /tokens, \d+ are planned; moving it would cost \d+ in delayed value/.test(text)).length,
  ).toBeGreaterThan(0);

  await button('Un-publish').click();
  await said('Take version 1 back?').waitFor();
  await expectGoodLooks('unpublish');
  await button('Keep it published').click();
  expect(callAddOn(desk.host, 'readRoadmaps', null).reply.roadmaps[0]?.status).toBe('published');
  await button('Un-publish').click();
  await button('Take it back').click();
  await said('Version 1 was taken back. Nothing is published under this name now.').waitFor();
  expect(callAddOn(desk.host, 'readRoadmaps', null).reply.roadmaps[0]?.status).toBe('draft');
  expect(desk.errors).toEqual([]);
});
