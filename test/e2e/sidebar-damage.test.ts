import { build } from '../host/built-add-on';
import { damages } from '../sidebar/damages';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(300_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk?.close());

const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string) => desk.page.getByRole('heading', { name });

test('a sidebar that has suffered all that HtmlService does to pages still makes a plan and keeps it', async () => {
  desk = await openSidebarDesk({ damage: (html) => damages.reduce((damaged, { apply }) => apply(damaged), html) });
  await desk.open();
  await button('Add sample data').click();
  await button('Run').click();
  await heading('Best plan found').waitFor();
  await button('History').click();
  await desk.page.getByText('Shown on Results and Gaps').waitFor();
  await button('Settings').click();
  await heading('Where runs are kept').waitFor();
  expect(desk.errors).toEqual([]);
});

test('a page that does suffer is seen to: the same damage breaks one that is written carelessly', async () => {
  const careless = '<script>document.title = `https://example.com`.length > 10 ? "whole" : "cut";</script></body>';
  desk = await openSidebarDesk({
    damage: (html) =>
      damages.reduce(
        (damaged, { apply }) => apply(damaged),
        html.replace('</body>', () => careless),
      ),
  });
  await desk.open();
  await button('Add sample data').waitFor();
  expect(await desk.page.title()).toBe('cut');
});

test('clearing the sample is asked twice, keeps the run, and says so', async () => {
  desk = await openSidebarDesk();
  await desk.open();
  await button('Add sample data').click();
  await button('Run').click();
  await heading('Best plan found').waitFor();
  await button('Settings').click();
  await button('Clear sample').click();
  await button('Keep them').click();
  expect(desk.calls).not.toContain('clearSample');
  await button('Clear sample').click();
  await button('Remove sample rows').click();
  await desk.page.getByText('Runs stay in the history').waitFor();
  await button('Plan').click();
  await desk.page.getByText('There is no scenario yet.').waitFor();
  await button('History').click();
  await desk.page.getByText('Best plan found').waitFor();
});
