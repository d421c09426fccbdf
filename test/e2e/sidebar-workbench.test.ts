import { build } from '../host/built-add-on';
import { openWorkbench, type ScreenDesk } from './open-workbench';

jest.setTimeout(300_000);
beforeAll(build);

let desk: ScreenDesk;
afterEach(() => desk?.close());

test('in the workbench a person opens the sidebar, runs the sample and sees the plan in sidebar and grid', async () => {
  desk = await openWorkbench();
  await desk.menu('Open sidebar');
  const sidebar = desk.sidebar();
  await sidebar.getByRole('button', { name: 'Run', exact: true }).click();
  await sidebar.getByRole('heading', { name: 'Best plan found' }).waitFor();
  expect(await desk.tabs()).toEqual(expect.arrayContaining(['Runs', 'Results', 'Gaps']));
  await sidebar.locator('button.row').first().click();
  await desk.inFront('Candidates');
  await desk.screenshot('workbench-with-sidebar');
  expect(desk.errors).toEqual([]);
  const foreign = desk.requests.filter((address) => !/^(http:\/\/127\.0\.0\.1:\d+\/|blob:|data:)/.test(address));
  expect(foreign).toEqual([]);
});

test('a wrong cell typed into the grid stands in the sidebar when the person comes back to it, and goes when mended', async () => {
  desk = await openWorkbench();
  await desk.menu('Open sidebar');
  const sidebar = desk.sidebar();
  await sidebar.getByRole('button', { name: 'Run', exact: true }).waitFor();
  const tokens = (await desk.column('Candidates', 'engineering_tokens')).concat('5');
  const { edit } = await desk.cell('Candidates', tokens);
  await desk.type('Candidates', tokens, 'abc');
  await sidebar.getByRole('heading', { name: 'New plan' }).click();
  await sidebar.getByText('Candidates row 5, engineering_tokens').waitFor();
  await desk.type('Candidates', tokens, String(edit));
  await sidebar.getByRole('heading', { name: 'New plan' }).click();
  await sidebar.getByText('Candidates row 5, engineering_tokens').waitFor({ state: 'detached' });
});
