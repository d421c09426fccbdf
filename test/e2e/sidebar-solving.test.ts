import { build, callAddOn } from '../host/built-add-on';
import { longestTask } from './main-thread-tasks';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';
import { hardPlan } from './sidebar-plans';

jest.setTimeout(300_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string) => desk.page.getByRole('heading', { name });
const statuses = () => callAddOn(desk.host, 'readSidebar', null).reply.history.map(({ status }) => status);

async function startHardRun(): Promise<void> {
  desk = await openSidebarDesk({ tabs: hardPlan(1000) });
  await desk.open();
  await button('Run').click();
  await desk.page.locator('button:enabled', { hasText: 'Stop and keep the best' }).waitFor();
}

test('a long solve of 1,000 candidates leaves the page responsive, says where it stands, and stops with the best plan', async () => {
  desk = await openSidebarDesk({ tabs: hardPlan(1000) });
  await desk.page.addInitScript({
    content: `globalThis.spoken = [];
      new MutationObserver(() => {
        const text = document.querySelector('.progress [role=status]')?.textContent;
        if (text && text !== spoken.at(-1)) spoken.push(text);
      }).observe(document, { subtree: true, childList: true, characterData: true });`,
  });
  await desk.open();
  await button('Run').click();
  await desk.page.locator('button:enabled', { hasText: 'Stop and keep the best' }).waitFor();
  const longest = await longestTask(desk.page, async () => {
    await desk.page.getByText('% better possible').first().waitFor();
    await desk.page.getByText(/^(?:[5-9]|\d\d+) s$/).waitFor();
  });
  await desk.screenshot('running');
  const progress = (await desk.page.locator('dl').textContent()) ?? '';
  expect(progress).toMatch(
    /Looking for the best plan.*Time\d+ s.*Best so far[\d,.]+ value score.*at most [\d.e-]+ % better possible/s,
  );
  process.stdout.write(`longest task of the sidebar while solving, ms: ${JSON.stringify(longest)}\n`);
  expect(longest.tasks).toBeGreaterThan(20);
  expect(longest.computing).toBeLessThan(200);
  // A screen reader hears each stage and then the figures now and then, not every one of them.
  const spoken = await desk.page.evaluate<readonly string[]>('spoken');
  expect(spoken.length).toBeGreaterThan(0);
  expect(spoken.length).toBeLessThanOrEqual(6);

  await button('Stop and keep the best').click();
  await heading('Good plan found').waitFor();
  await desk.page.getByText('% better may exist').waitFor();
  await desk.screenshot('stopped');
  expect(statuses()).toEqual(['success']);
  expect(desk.errors).toEqual([]);
});

test('a cancelled run ends at once and is kept as cancelled', async () => {
  await startHardRun();
  await button('Cancel').click();
  await desk.page.getByText('Cancelled. No plan was kept.').waitFor({ timeout: 5_000 });
  await desk.called('cancelRun');
  await button('Run').waitFor();
  expect(statuses()).toEqual(['cancelled']);
});

test('a sidebar that was reloaded in mid-run says that a run is open, lets it be cancelled, and is never blank', async () => {
  await startHardRun();
  desk.page.on('dialog', (dialog) => void dialog.accept());
  await desk.page.reload();
  await heading('Being solved elsewhere').waitFor();
  await desk.screenshot('reloaded');
  // Somebody may be solving it: solving it again would end that.
  expect(await button('Solve again').count()).toBe(0);
  await button('Cancel this run').click();
  await heading('Being solved elsewhere').waitFor({ state: 'detached' });
  expect(statuses()).toEqual(['cancelled']);
  await button('Run').click();
  await desk.page.locator('button:enabled', { hasText: 'Stop and keep the best' }).waitFor();
  expect(statuses()).toEqual(['running', 'cancelled']);
  // The solver was kept by the browser: it is fetched only once.
  expect(desk.calls.filter((name) => name === 'readSolver')).toHaveLength(4);
});
