import { build } from '../host/built-add-on';
import { openWorkbench, type ScreenDesk } from './open-workbench';

jest.setTimeout(300_000);
beforeAll(build);

let desk: ScreenDesk;
afterEach(() => desk?.close());

const button = (name: string) => desk.sidebar().getByRole('button', { name, exact: true });

/** Clicks of a person, counted where the browser hears them, in the page and in its frames. */
async function countClicks(): Promise<() => number> {
  let clicks = 0;
  await desk.page.exposeFunction('countClick', () => {
    clicks += 1;
  });
  await desk.page.addInitScript("addEventListener('click', ({ isTrusted }) => isTrusted && countClick(), true)");
  await desk.reload();
  return () => clicks;
}

test('a first run on an empty document ends in a funded plan within five clicks, the menu among them', async () => {
  desk = await openWorkbench(['--empty']);
  const clicks = await countClicks();
  expect(await desk.tabs()).toEqual(['Sheet1']);
  await desk.menu('Open sidebar');
  await button('Add sample data').click();
  await button('Run').click();
  await desk.sidebar().getByRole('heading', { name: 'Best plan found' }).waitFor();
  // The sheet shows the plan as well: all that could be said has been said.
  await desk.cellThat('Results', 'A2', ({ text }) => text.startsWith('run_'));
  expect(clicks()).toBeGreaterThanOrEqual(4);
  expect(clicks()).toBeLessThanOrEqual(5);
  // The sidebar says it all: no toast repeats it.
  expect(await desk.page.locator('.toast').count()).toBe(0);

  await button('Open Results').click();
  await desk.inFront('Results');
  await desk.screenshot('first-run');
  expect((await desk.cell('Results', 'A2')).text).toMatch(/^run_/);
  await button('Open Gaps').click();
  await desk.inFront('Gaps');
  expect(desk.errors).toEqual([]);
});

test('tabs set up without the sample say what to fill in first, and Run waits for it', async () => {
  desk = await openWorkbench(['--empty']);
  await desk.menu('Open sidebar');
  await button('Set up tabs').click();
  await desk.sidebar().getByText('There is no scenario yet.').waitFor();
  await desk.sidebar().getByText('There are no candidates yet.').waitFor();
  expect(await button('Run').isEnabled()).toBe(false);
  await desk.sidebar().getByText('Go to Scenario_Config').click();
  await desk.inFront('Scenario_Config');
  await desk.screenshot('set-up');
  // The grid looks at its lists when it is idle, at those of documents that are gone too.
  await desk.page.evaluate('new Promise((done) => requestIdleCallback(() => setTimeout(done, 500)))');
  expect(desk.errors).toEqual([]);
});

test('clearing the sample from the menu asks first, keeps the runs, and puts the plan in the sidebar away', async () => {
  desk = await openWorkbench();
  await desk.menu('Open sidebar');
  await button('Run').click();
  const result = desk.sidebar().getByRole('heading', { name: 'Best plan found' });
  await result.waitFor();

  await desk.menu('Clear sample');
  await desk.page.getByRole('button', { name: 'No', exact: true }).click();
  await desk.page.locator('.question').waitFor({ state: 'detached' });
  expect((await desk.cell('Candidates', 'A2')).text).toMatch(/^INIT-/);

  await desk.menu('Clear sample');
  await desk.page.getByRole('button', { name: 'Yes', exact: true }).click();
  expect(await desk.toast()).toContain('Runs stay in the history');
  await desk.cellThat('Candidates', 'A2', ({ text }) => text === '');
  expect((await desk.cell('Runs', 'A2')).text).toMatch(/^run_/);
  await result.click();
  await result.waitFor({ state: 'detached' });
});
