import { build, callAddOn } from '../host/built-add-on';
import { plainPlan } from '../host/plans';
import { overflowAtDoubleZoom, seriousFindings } from './accessibility';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';
import { hardPlan } from './sidebar-plans';

jest.setTimeout(300_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string | RegExp) => desk.page.getByRole('heading', { name });

async function expectGoodLooks(name: string): Promise<void> {
  await desk.screenshot(name);
  expect([name, await seriousFindings(desk.page)]).toEqual([name, []]);
  expect([name, await overflowAtDoubleZoom(desk.page)]).toEqual([name, 0]);
}

test('a run under way, and one that was cancelled, can be read at 200 %, and axe-core finds nothing serious', async () => {
  desk = await openSidebarDesk({ tabs: hardPlan(1000) });
  await desk.open();
  await button('Run').click();
  await desk.page.locator('button:enabled', { hasText: 'Stop and keep the best' }).waitFor();
  await expectGoodLooks('at-work');
  await button('Cancel').click();
  await desk.page.getByText('Cancelled. No plan was kept.').waitFor();
  await expectGoodLooks('cancelled');
  await desk.called('cancelRun');
  await button('History').click();
  await desk.page.getByText('Cancelled', { exact: true }).waitFor();
  await expectGoodLooks('history-cancelled');
});

test('so can a run that another window solves, one that was given up, and a failure', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  await desk.open();
  await button('Run').click();
  await heading('Best plan found').waitFor();
  const real = callAddOn(desk.host, 'readSidebar', null).reply;
  const [line] = real.history;
  if (line === undefined) throw new Error('the run is not in the history');
  const open = { ...line, status: 'running', run_id: 'run_2', started_at: '2026-01-05T10:14:00Z' } as const;
  const history = [
    { ...open, expires_at: '2099-01-01T00:00:00Z' },
    { ...open, run_id: 'run_3', expires_at: '2026-01-05T10:20:00Z' },
    line,
  ];
  desk.faults.set('readSidebar', () => JSON.stringify({ ...real, history }));
  await button('History').click();
  await heading(/^Being solved elsewhere \(started \d/).waitFor();
  await heading('A run is not finished').waitFor();
  expect(await button('Solve again').count()).toBe(1);
  expect(await button('Cancel this run').count()).toBe(2);
  await expectGoodLooks('unfinished');

  await button('Plan').click();
  await button('New plan').click();
  desk.faults.set('freezeRun', 'Exception: Service Spreadsheets failed while accessing document with id 1abc.');
  await button('Run').click();
  await heading('That did not work').waitFor();
  await expectGoodLooks('failure');
});

test('a run that nobody solves any more is offered as soon as it expires', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  await desk.open();
  await button('Run').click();
  await heading('Best plan found').waitFor();
  const real = callAddOn(desk.host, 'readSidebar', null).reply;
  const expires_at = new Date(Date.now() + 6_000).toISOString();
  const history = real.history.map((line) => ({ ...line, status: 'running', expires_at }));
  desk.faults.set('readSidebar', () => JSON.stringify({ ...real, history }));
  await button('History').click();
  await heading(/^Being solved elsewhere/).waitFor();
  expect(await button('Solve again').count()).toBe(0);
  await button('Solve again').waitFor();
});
