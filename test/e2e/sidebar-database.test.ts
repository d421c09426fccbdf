import { openDatabase, type TestDatabase } from '../databases/open-database';
import { DATABASE_KINDS } from '../databases/server-url';
import { plainPlan } from '../host/plans';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(300_000);

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let database: TestDatabase;
  let desk: SidebarDesk;
  beforeAll(() => {
    database = openDatabase(kind);
  });
  afterEach(() => desk.close());
  afterAll(() => database.drop());

  const button = (name: string) => desk.page.getByRole('button', { name, exact: true });
  const heading = (name: string) => desk.page.getByRole('heading', { name });

  test('runs move from the spreadsheet to a database, and the history with them', async () => {
    desk = await openSidebarDesk({ tabs: plainPlan(8) });
    await desk.open();
    await button('Run').click();
    await heading('Best plan found').waitFor();

    await button('Settings').click();
    await desk.page.getByLabel('A database').check();
    await desk.page.getByLabel('Database URL').fill(database.jdbcUrl);
    await desk.page.getByLabel('User').fill(database.user);
    await desk.page.getByLabel('Password').fill('wrong');
    await button('Test connection').click();
    await desk.page.locator('.report.bad').waitFor();
    await desk.page.getByLabel('Password').fill(database.password);
    await button('Test connection').click();
    await desk.page.locator('.report.good').waitFor();
    await button('Save').click();
    await button('Copy history').click();
    await button('Copy history').waitFor({ state: 'detached' });
    await desk.screenshot(`settings-${kind}`);

    await button('History').click();
    await desk.page.getByText('4 of 8 funded').waitFor();
    await desk.page.getByRole('button', { name: 'Re-run exactly' }).click();
    await heading('Best plan found').waitFor();
    expect(database.query('SELECT status FROM optimization_runs')).toEqual([
      { status: 'success' },
      { status: 'success' },
    ]);
    expect(desk.errors).toEqual([]);
  });
});
