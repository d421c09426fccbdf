import { build, callAddOn, type TypedTabs } from '../host/built-add-on';
import { rowsOf } from '../host/grid';
import { plainPlan } from '../host/plans';
import { overflowAtDoubleZoom, seriousFindings } from './accessibility';
import { tradeWords } from './plain-words';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(180_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const heading = (name: string) => desk.page.getByRole('heading', { name });
const section = (name: string) => desk.page.locator('details.explore', { hasText: name });
const history = () => callAddOn(desk.host, 'readSidebar', null).reply.history;

async function expectGoodLooks(name: string): Promise<void> {
  await desk.screenshot(name);
  expect([name, await seriousFindings(desk.page)]).toEqual([name, []]);
  expect([name, await overflowAtDoubleZoom(desk.page)]).toEqual([name, 0]);
  expect([name, await tradeWords(desk.page)]).toEqual([name, []]);
}

async function run(tabs: TypedTabs): Promise<void> {
  desk = await openSidebarDesk({ tabs });
  await desk.open();
  await button(/^Run$/).click();
  await desk.page.getByRole('heading', { name: 'Best plan found' }).waitFor();
}

test('capacity: at least 15 plans on a chart, looked at with the keyboard, one of them run', async () => {
  await run(plainPlan(10));
  await section('What is more capacity worth?').locator('summary').first().click();
  await button('Work it out').click();
  await button('Work it out again').waitFor();
  expect(await desk.page.locator('.frontier circle.point, .frontier rect.base').count()).toBeGreaterThanOrEqual(15);
  const slider = desk.page.getByRole('slider', { name: 'Capacity to look at' });
  const before = await slider.getAttribute('aria-valuetext');
  await slider.focus();
  for (let presses = 0; presses < 4; presses++) await desk.page.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuetext')).not.toBe(before);
  await section('What is more capacity worth?').locator('details.pool summary').first().click();
  await expectGoodLooks('capacity');
  await button('Run with this capacity').click();
  await desk.page.getByText(/tokens of capacity instead of 100\. Your rows were not changed/).waitFor();
  expect(history()[0]).toMatchObject({ status: 'success', what_if: expect.stringMatching(/instead of 100$/) });
  expect(rowsOf(desk.host.state.workbook, 'Scenario_Config')[0]?.capacity_total_tokens).toBe(100);
  expect(desk.errors).toEqual([]);
});

test('other plans within a loss that is chosen, named by their difference, one of them taken', async () => {
  await run(plainPlan(10));
  await section('Other plans about as good').locator('summary').first().click();
  await desk.page.getByLabel('Give up at most, in %').fill('30');
  await desk.page.getByLabel('Differ in at least so many initiatives').fill('1');
  await button('Find other plans').click();
  await desk.page.getByText(/[Bb]esides the best, \d more plans? (is|are) within 30 % of it/).waitFor();
  const said = await desk.page.getByText(/[Bb]esides the best/).innerText();
  const listed = await section('Other plans about as good').locator('li.other').count();
  expect(said).toContain('esides the best, '.concat(String(listed), ' more'));
  await expectGoodLooks('other-plans');
  await button(/^Take this plan: /)
    .first()
    .click();
  await heading('Chosen plan').waitFor();
  await desk.page.getByText(/another plan than the best one/).waitFor();
  expect(history()).toHaveLength(2);
  expect(desk.errors).toEqual([]);
});
