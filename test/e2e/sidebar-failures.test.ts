import { build, callAddOn } from '../host/built-add-on';
import { plainPlan } from '../host/plans';
import { googlePolicy, openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(300_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string) => desk.page.getByRole('heading', { name });

test('with two Google accounts or a refused permission the sidebar says so and offers a way out', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  desk.faults.set('readSidebar', 'Authorization is required to perform that action.');
  await desk.open();
  await heading('Google did not let the add-on in').waitFor();
  await desk.page.getByText('You may be signed in with several Google accounts').waitFor();
  await desk.screenshot('accounts');
  await button('Try again').click();
  await button('Run').waitFor();
});

test('a Google that does not answer at all is said after a while, with the same ways out', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8), delayMs: 5_000 });
  await desk.page.clock.install();
  await desk.open();
  await desk.page.getByText('Reading the spreadsheet').waitFor();
  await desk.page.clock.fastForward(21_000);
  await heading('Google is not answering').waitFor();
  await desk.page.getByText('Sign out of the other accounts').waitFor();
});

test('any action that fails leaves the page as it was, with Try again', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  await desk.open();
  desk.faults.set('checkInputs', 'Service Spreadsheets timed out while accessing document with id 1abc.');
  await button('Check inputs').click();
  await heading('Google took too long').waitFor();
  await desk.screenshot('failed-action');
  expect(await button('Run').isEnabled()).toBe(true);
  await button('Try again').click();
  await heading('Google took too long').waitFor({ state: 'detached' });
  await desk.called('checkInputs', 2);
});

test('a plan that could not be saved is not lost', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  await desk.open();
  desk.faults.set('recordRun', 'NetworkError: Connection failure due to HTTP 0');
  await button('Run').click();
  await heading('The plan is found but not saved yet').waitFor();
  await desk.screenshot('unsaved');
  await button('Save it now').click();
  await heading('Best plan found').waitFor();
});

test('a solver that cannot be fetched is fetched when the run is started again', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  await desk.open();
  desk.faults.set('readSolver', 'NetworkError: Connection failure due to HTTP 0');
  await button('Run').click();
  await heading('No connection to Google').waitFor();
  await button('Run again').click();
  await heading('Best plan found').waitFor();
});

test.each([
  ['workers are refused', googlePolicy.replace('worker-src blob:', "worker-src 'none'")],
  ['WebAssembly is refused', googlePolicy.replace(" 'unsafe-eval' 'wasm-unsafe-eval'", '')],
])('where %s a small plan is still solved', async (_, policy) => {
  desk = await openSidebarDesk({ tabs: plainPlan(8), policy });
  await desk.open();
  await button('Run').click();
  await desk.page.getByRole('heading', { name: /(Best|Good) plan found/ }).waitFor();
  expect(await desk.page.locator('button.row').count()).toBeGreaterThan(0);
  expect(callAddOn(desk.host, 'readSidebar', null).reply.history[0]?.engine).toMatch(/^javascript-lp-solver /);
});

test('where workers are refused a large plan is declined in plain words', async () => {
  desk = await openSidebarDesk({
    tabs: plainPlan(60),
    policy: googlePolicy.replace('worker-src blob:', "worker-src 'none'"),
  });
  await desk.open();
  await button('Run').click();
  await heading('This browser does not let the solver run').waitFor();
  await desk.called('readSidebar', 2);
  expect(await desk.page.getByRole('region', { name: 'Unfinished run' }).count()).toBe(0);
  await desk.screenshot('declined');
});

test('the page asks nobody but the add-on', async () => {
  desk = await openSidebarDesk({ tabs: plainPlan(8) });
  await desk.open();
  await button('Run').click();
  await heading('Best plan found').waitFor();
  const foreign = desk.requests.filter((address) => !/^(http:\/\/127\.0\.0\.1:\d+\/|blob:|data:)/.test(address));
  expect(desk.requests.length).toBeGreaterThan(0);
  expect(foreign).toEqual([]);
});
