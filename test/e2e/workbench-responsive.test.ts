import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../host/built-add-on';
import { writeTabs } from '../workbench/command-line/command';
import { longestTask } from './main-thread-tasks';
import { openWorkbench, type ScreenDesk } from './open-workbench';
import { hardPlan } from './sidebar-plans';

jest.setTimeout(300_000);

let folder = '';
let desk: ScreenDesk;
beforeAll(async () => {
  build();
  folder = mkdtempSync(join(tmpdir(), 'responsive-'));
  const tabs = Object.entries(hardPlan(1000)).map(([name, rows]) => [
    name,
    rows.map((row) => row.join(',')).join('\n'),
  ]);
  desk = await openWorkbench(['--open', writeTabs(join(folder, 'plan'), Object.fromEntries(tabs))]);
});
afterAll(async () => {
  await desk?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('with 1,000 candidates no task of grid and sidebar computes for 200 ms while the worker solves', async () => {
  await desk.menu('Open sidebar');
  const sidebar = desk.sidebar();
  const idle = await longestTask(desk.page, () => desk.page.waitForTimeout(3_000));
  await sidebar.getByRole('button', { name: 'Run', exact: true }).click();
  await sidebar.locator('button:enabled', { hasText: 'Stop and keep the best' }).waitFor();
  const solving = await longestTask(desk.page, async () => {
    await sidebar.getByText('% better possible').first().waitFor();
    await desk.page.waitForTimeout(5_000);
    // The person works on in the grid meanwhile.
    await desk.select('Candidates', 'B12');
  });
  process.stdout.write(`longest tasks of grid and sidebar, ms: ${JSON.stringify({ idle, solving })}\n`);
  expect(await sidebar.getByRole('button', { name: 'Stop and keep the best' }).isEnabled()).toBe(true);
  expect(solving.tasks).toBeGreaterThan(100);
  expect(solving.computing).toBeLessThan(200);
  await sidebar.getByRole('button', { name: 'Cancel' }).click();
  await sidebar.getByText('Cancelled. No plan was kept.').waitFor();
});
