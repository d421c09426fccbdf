import { build, callAddOn, type TypedTabs } from '../host/built-add-on';
import { rowsOf, typeBeside } from '../host/grid';
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
const said = (text: string | RegExp) => desk.page.getByText(text);
const history = () => callAddOn(desk.host, 'readSidebar', null).reply.history;

async function expectGoodLooks(name: string): Promise<void> {
  await desk.screenshot(name);
  expect([name, await seriousFindings(desk.page)]).toEqual([name, []]);
  expect([name, await overflowAtDoubleZoom(desk.page)]).toEqual([name, 0]);
  expect([name, await tradeWords(desk.page)]).toEqual([name, []]);
}

async function runPlan(tabs: TypedTabs): Promise<void> {
  desk = await openSidebarDesk({ tabs });
  await desk.open();
  await button('Run').click();
  await heading('Best plan found').waitFor();
}

const reasonOf = (text: string) => desk.page.getByLabel('Reason').fill(text);
const ownerOf = (text: string) => desk.page.getByLabel(/^Decided by/).fill(text);

test('an initiative is kept in: its price is told first, stays on the card with reason and owner, and is taken back', async () => {
  await runPlan(plainPlan(12));
  const [suggested] = history();
  await heading('Not now').click();
  await button(/^Keep in: /)
    .first()
    .click();
  await said(/^Costs [\d.,]+ value score \([\d.]+ %\)$/).waitFor();
  await said('Drops out:').waitFor();
  expect(await button('Keep decision').isDisabled()).toBe(true);
  await reasonOf('<b>Promised</b> to the board');
  await ownerOf('Anna');
  await expectGoodLooks('decide');
  expect(history()).toHaveLength(1);

  await button('Keep decision').click();
  await heading('Decided by people').waitFor();
  const card = desk.page.getByRole('region', { name: 'Decided by people' });
  await card.getByText('<b>Promised</b> to the board · Anna').waitFor();
  await card.getByText('All of it together, against the suggested plan:').waitFor();
  await card
    .getByText(/^Costs /)
    .nth(1)
    .waitFor();
  await expectGoodLooks('decided');
  const [decided] = history();
  expect(decided?.decisions?.base_run_id).toBe(suggested?.run_id);
  expect(rowsOf(desk.host.state.workbook, 'Results').map(({ reason }) => reason)).toContain(
    'mandatory: decided by Anna: <b>Promised</b> to the board',
  );

  await button('New plan').click();
  await said('A new plan starts without them: apply them once it is found.').waitFor();
  await expectGoodLooks('new-plan-after-decisions');
  await button('History').click();
  await button(/^Show /)
    .first()
    .click();
  await heading('Decided by people').waitFor();
  await button(/^Take back: Kept in/).click();
  await heading('Decided by people').waitFor({ state: 'detached' });
  await said('suggested').waitFor();
  expect(callAddOn(desk.host, 'readSidebar', null).reply.shownRun).toBe(suggested?.run_id);
  expect(desk.errors).toEqual([]);
});

test('of the selected row of Results; what breaks a rule is refused with the rule named, or kept as an exception', async () => {
  const plan = plainPlan(12);
  const [header = [], ...rules] = plan.Constraints ?? [];
  const excluded = ['Plan', 'Baseline', 'exclude', 'initiative', 'INIT-0002', ''];
  await runPlan({ ...plan, Constraints: [header, ...rules, excluded] });
  const row = rowsOf(desk.host.state.workbook, 'Results').findIndex((one) => one.initiative_key === 'INIT-0002') + 2;
  desk.host.call('selectCell', [JSON.stringify({ tab: 'Results', row, column: null })]);
  await button('Decide (selected row)').click();
  await said('This breaks rules of the plan. To go on, set them aside below.').waitFor();
  await reasonOf('Legal cleared it');
  await ownerOf('Bea');
  expect(await button('Keep decision').isDisabled()).toBe(true);
  await expectGoodLooks('decide-refused');
  await desk.page.getByLabel('INIT-0002 is excluded').check();
  await said(/^(Costs|Wins) [\d.,]+ value score/).waitFor();
  await expectGoodLooks('decide-exception');
  await button('Keep decision').click();
  await heading('Decided by people').waitFor();
  const card = desk.page.getByRole('region', { name: 'Decided by people' });
  await card.getByText('Set aside').waitFor();
  await card.getByText('It cannot be taken back while the decisions that need it stand.').waitFor();
  expect(await button('Take back: Set aside INIT-0002 is excluded').isDisabled()).toBe(true);
  await expectGoodLooks('decided-exception');
  expect(history()[0]?.decisions).toMatchObject({
    overrides: [{ initiative_key: 'INIT-0002', lock: 'in', reason: 'Legal cleared it', owner: 'Bea' }],
    waived: [{ sentence: 'INIT-0002 is excluded', owner: 'Bea' }],
  });
  expect(desk.errors).toEqual([]);
});

test('what was decided is applied to the next plan in one click, unless it no longer fits', async () => {
  await runPlan(plainPlan(12));
  await heading('Not now').click();
  await button(/^Keep in: /)
    .first()
    .click();
  await reasonOf('Promised');
  await ownerOf('Anna');
  await button('Keep decision').click();
  await heading('Decided by people').waitFor();
  const [decided] = history();
  const overrides = decided?.decisions?.overrides ?? [];
  expect(overrides).toHaveLength(1);

  await button('New plan').click();
  await button('Run').click();
  await heading('Decided before').waitFor();
  await said('Promised · Anna').waitFor();
  await expectGoodLooks('decided-before');
  const [suggested] = history();
  expect(suggested?.decisions).toBeUndefined();
  await button('Apply this decision').click();
  await heading('Decided by people').waitFor();
  expect(history()[0]?.decisions).toMatchObject({ base_run_id: suggested?.run_id, overrides });
  expect(await heading('Decided before').count()).toBe(0);

  await button('New plan').click();
  const { workbook } = desk.host.state;
  const key = overrides[0]?.initiative_key ?? '';
  typeBeside(workbook, 'Candidates', (row) => row['initiative_key'] === key, 'initiative_key', 'INIT-NEW');
  await button('Run').click();
  await button('Apply this decision').click();
  await said(`${key} is not a candidate of this run. Nothing was changed.`).waitFor();
  expect(await heading('Best plan found').count()).toBe(1);
  await expectGoodLooks('decided-before-unfit');
  expect(desk.errors).toEqual([]);
});

test('the summary of the shown plan is written and brought to the front', async () => {
  await runPlan(plainPlan(8));
  await button('Write summary').click();
  await said('The tab Summary shows this plan on one page.').waitFor();
  const { workbook } = desk.host.state;
  expect(rowsOf(workbook, 'Summary')[0]).toMatchObject({ section: 'The ask', run_id: history()[0]?.run_id });
  expect(workbook.sheets.find(({ id }) => id === workbook.activeSheetId)?.name).toBe('Summary');
  expect(desk.errors).toEqual([]);
});
