import type { SidebarState } from '../../src/core/app/calls';
import { build, callAddOn } from '../host/built-add-on';
import { plainPlan } from '../host/plans';
import { overflowAtDoubleZoom, seriousFindings } from './accessibility';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(300_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string) => desk.page.getByRole('heading', { name });

async function expectGoodLooks(name: string): Promise<void> {
  await desk.screenshot(name);
  expect([name, await seriousFindings(desk.page)]).toEqual([name, []]);
  expect([name, await overflowAtDoubleZoom(desk.page)]).toEqual([name, 0]);
}

test('every page can be read, at 200 % as well, and axe-core finds nothing serious', async () => {
  desk = await openSidebarDesk();
  await desk.open();
  await heading('Decide what to fund').waitFor();
  await expectGoodLooks('welcome');
  await button('Add sample data').click();
  await button('Run').waitFor();
  await desk.page.getByText('More options').click();
  await expectGoodLooks('ready');
  await button('Run').click();
  await heading('Best plan found').waitFor();
  const closed = desk.page.locator('details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
  await expectGoodLooks('result-open');
  await button('New plan').click();
  await desk.page.getByLabel('Constraint set').selectOption('Must hit');
  await button('Run').click();
  await heading('No plan keeps all rules').waitFor();
  await expectGoodLooks('infeasible');
  await button('History').click();
  await desk.page.getByText('Best plan found').waitFor();
  await expectGoodLooks('history');
});

test('settings: choosing, testing and saving a database, and copying the history', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  const kept = { kind: 'workbook', url: '', user: '', hasPassword: false, uncopied: 0 };
  const database = { ...kept, kind: 'database', url: 'jdbc:mysql://db:3306/plans', user: 'ana', hasPassword: true };
  const refused = {
    ok: false,
    code: 'wrong-password',
    message: 'The database refused the user or the password. Type both again.',
    uncopied: 0,
  };
  desk.faults.set('readSettings', () => JSON.stringify(kept));
  desk.faults.set('testConnection', () => JSON.stringify(refused));
  await desk.open();
  await button('Settings').click();
  await desk.page.getByLabel('This spreadsheet').waitFor();
  await expectGoodLooks('settings');
  await desk.page.getByLabel('A database').check();
  expect(await button('Save').isDisabled()).toBe(true);
  await desk.page.getByLabel('Database URL').fill(database.url);
  await desk.page.getByLabel('User').fill(database.user);
  await desk.page.getByLabel('Password').fill('secret');
  await button('Test connection').click();
  await desk.page.getByText(refused.message).waitFor();
  await expectGoodLooks('settings-database');

  desk.faults.set('saveSettings', () =>
    JSON.stringify({ ...refused, ok: true, code: 'connected', message: 'Connected.' }),
  );
  desk.faults.set('readSettings', () => JSON.stringify({ ...database, uncopied: 5 }));
  await button('Save').click();
  await desk.page.getByText('5 runs, roadmaps or scorings are still in a former place only.').waitFor();
  let remaining = 5;
  desk.faults.set('copyHistory', () => {
    remaining = Math.max(0, remaining - 2);
    return JSON.stringify({ copied: 2, remaining, skipped: [] });
  });
  desk.faults.set('readSettings', () => JSON.stringify(database));
  await expectGoodLooks('settings-copy');
  await button('Copy history').click();
  await button('Copy history').waitFor({ state: 'detached' });
  expect(desk.calls.filter((name) => name === 'copyHistory')).toHaveLength(3);
  expect(await desk.page.getByLabel('Password').inputValue()).toBe('');
});

test('a whole run works with the keyboard alone, and the focus can be seen', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  await desk.open();
  await button('Run').waitFor();
  const focused = () => desk.page.evaluate<string>('document.activeElement.textContent.trim()');
  for (let presses = 0; (await focused()) !== 'Run'; presses++) {
    expect(presses).toBeLessThan(20);
    await desk.page.keyboard.press('Tab');
  }
  expect(await desk.page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  await desk.page.keyboard.press('Enter');
  await heading('Best plan found').waitFor();
  expect(await focused()).toContain('Best plan found');
});

test('what is stale, unfinished or asked by others is said in words', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  await desk.open();
  await button('Run').click();
  await heading('Best plan found').waitFor();
  const real = callAddOn(desk.host, 'readSidebar', null).reply;
  const [line] = real.history;
  if (line === undefined) throw new Error('the run is not in the history');
  const history: SidebarState['history'] = [
    {
      ...line,
      run_id: 'run_2',
      status: 'running',
      expires_at: '2099-01-01T00:00:00Z',
      requested_by: 'ana@example.com',
    },
    { ...line, stale: true },
    { ...line, run_id: 'run_3', status: 'success', termination: 'feasible_stopped', proven_gap: 0.021 },
    {
      ...line,
      run_id: 'run_4',
      status: 'failed',
      termination: null,
      outcome: 'ERROR: abandoned',
      selected_count: null,
    },
  ];
  desk.faults.set('readSidebar', () => JSON.stringify({ ...real, history, unsavedNotes: 3 }));
  await button('History').click();
  await desk.page.getByText('Inputs have changed since').waitFor();
  await desk.page.getByText('by ana@example.com').waitFor();
  await expectGoodLooks('history-long');
});

test('people who asked for less motion get none', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8), delayMs: 1_000 });
  await desk.page.emulateMedia({ reducedMotion: 'reduce' });
  await desk.open();
  await button('Run').click();
  await heading('Running').waitFor();
  const motion = await desk.page.locator('.moving i').evaluate((element) => element.getAnimations().length);
  expect(motion).toBe(0);
});
