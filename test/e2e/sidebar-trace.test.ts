import { build } from '../host/built-add-on';
import { rowsOf, typeBeside } from '../host/grid';
import { overflowAtDoubleZoom, seriousFindings } from './accessibility';
import { tradeWords } from './plain-words';
import { openSidebarDesk, type SidebarDesk } from './sidebar-desk';

jest.setTimeout(180_000);
beforeAll(build);

let desk: SidebarDesk;
afterEach(() => desk.close());

const button = (name: string | RegExp) => desk.page.getByRole('button', { name, exact: true });
const heading = (name: string) => desk.page.getByRole('heading', { name });
const region = (name: string) => desk.page.getByRole('region', { name, exact: true });

async function expectGoodLooks(name: string): Promise<void> {
  await desk.screenshot(name);
  expect([name, await seriousFindings(desk.page)]).toEqual([name, []]);
  expect([name, await overflowAtDoubleZoom(desk.page)]).toEqual([name, 0]);
  expect([name, await tradeWords(desk.page)]).toEqual([name, []]);
}

async function openSample(): Promise<void> {
  desk = await openSidebarDesk();
  await desk.open();
  await button('Add sample data').click();
  await heading('New plan').waitFor();
  await desk.called('addSampleData');
}

async function run(): Promise<void> {
  await button('Run').click();
  await heading('Best plan found').waitFor({ timeout: 60_000 });
}

/** Where the person's cursor is: tab, row, header. */
function selected(): readonly [tab: string, row: number, header: string] {
  const { sheets, activeSheetId, activeArea } = desk.host.state.workbook;
  const { name, grid } = sheets.find(({ id }) => id === activeSheetId) ?? { name: '', grid: [] };
  const { row, column } = activeArea ?? { row: 0, column: 0 };
  return [name, row, String(grid[0]?.[column - 1]?.value ?? '')];
}

const rowOf = (tab: string, test: (row: Readonly<Record<string, unknown>>) => boolean): number =>
  rowsOf(desk.host.state.workbook, tab).findIndex(test) + 2;

const selectRow = (tab: string, row: number): unknown =>
  desk.host.call('selectCell', [JSON.stringify({ tab, row, column: null })]);

test('a number on Results leads back to its model, the numbers in it, their sources and who approved, each a link', async () => {
  await openSample();
  const { workbook } = desk.host.state;
  typeBeside(workbook, 'Params', (row) => row['param_name'] === 'orders', 'source', '<img src=x onerror=alert(1)>');
  typeBeside(workbook, 'KPI_Contributions', (row) => row['initiative_key'] === 'INIT-RA-001', 'active_restaurants', 7);
  await run();
  selectRow(
    'Results',
    rowOf('Results', (row) => row['initiative_key'] === 'INIT-AOV-001'),
  );
  await button('Numbers (selected row)').click();
  const number = region('net_revenue');
  await number.getByText('47,678.607', { exact: true }).waitFor();
  await number.getByText('value = 1.5 × 2,564,400 × 0.67 × 0.0185 = 47,678.607').waitFor();
  await number.getByText('source: <img src=x onerror=alert(1)>').waitFor();
  await expectGoodLooks('trace');
  await number.getByRole('button', { name: 'orders', exact: true }).click();
  await desk.called('selectCell', 1);
  expect(selected()).toEqual(['Params', rowOf('Params', (row) => row['param_name'] === 'orders'), 'value']);
  await number.getByRole('button', { name: 'Approved by', exact: true }).click();
  await desk.called('selectCell', 2);
  const model = rowOf('Math_Models', (row) => row['initiative_key'] === 'INIT-AOV-001');
  expect(selected()).toEqual(['Math_Models', model, 'approved_by']);

  // A typed number is shown as such, with what is computed beside it.
  await button('Numbers: Self-serve restaurant onboarding').click();
  const typed = region('active_restaurants');
  await typed.getByText(/typed, in place of the computed 20/).waitFor();
  await typed.getByText('What is computed, and does not count').click();
  await typed.getByText(/value = 500 × \(0.12 - 0.08\) = 20/).waitFor();
  await expectGoodLooks('trace-override');
  expect(desk.errors).toEqual([]);
});

test('a number on Gaps leads to the initiatives that it adds up, and on to the model of each', async () => {
  await openSample();
  await run();
  selectRow(
    'Gaps',
    rowOf('Gaps', (row) => row['kpi_key'] === 'net_revenue'),
  );
  await button('Numbers (selected row)').click();
  await desk.page.getByText(/net_revenue against .*, counted from .*, by \d+ funded initiatives?\./).waitFor();
  await expectGoodLooks('trace-gap');
  const numbers = region('Numbers of net_revenue · the whole plan');
  await numbers
    .getByRole('button', { name: /^Numbers: / })
    .first()
    .click();
  await numbers.getByRole('region', { name: 'net_revenue', exact: true }).waitFor();
  selectRow(
    'Gaps',
    rowOf('Gaps', (row) => row['kind'] === 'capacity'),
  );
  await button('Numbers (selected row)').click();
  await desk.page.getByText(/tokens against 3,150, by \d+ funded initiatives\./).waitFor();
  selectRow('Metrics_Config', 2);
  await button('Numbers (selected row)').click();
  await desk.page.getByText('Select a row of Results or Gaps first.').waitFor();
  expect(desk.errors).toEqual([]);
});

test('a common model is added for the selected initiative and KPI, and its first number is selected', async () => {
  await openSample();
  const { workbook } = desk.host.state;
  await desk.page.getByText('Models and scores').click();
  await button('Score initiatives').click();
  await desk.page.getByText('Scored 6 initiatives and computed 6 contributions.').waitFor();
  await button('Seed parameters').click();
  await desk.page.getByText('Params has every name that the formulas use.').waitFor();
  const row = rowOf('KPI_Contributions', (one) => one['initiative_key'] === 'INIT-CP-001');
  const place = { tab: 'KPI_Contributions', row, column: 'active_restaurants' };
  desk.host.call('selectCell', [JSON.stringify(place)]);
  await button('Use selected row').click();
  await desk.called('readSelection');
  await desk.page.waitForFunction(`document.querySelector('#model-initiative').value === 'INIT-CP-001'`);
  expect(await desk.page.getByLabel('KPI that it moves').inputValue()).toBe('active_restaurants');
  await desk.page.getByLabel('Model', { exact: true }).selectOption('Loss reduction');
  await desk.page.getByText('Its 3 numbers').click();
  await expectGoodLooks('model-form');
  const before = rowsOf(workbook, 'Params').length;
  await button('Add model').click();
  await desk.page.getByText(/^Added the model "Loss reduction" for INIT-CP-001\./).waitFor();
  await desk.called('selectCell', 1);
  expect(selected()).toEqual(['Params', before + 2, 'value']);
  expect(
    rowsOf(workbook, 'Params')
      .slice(before)
      .map((one) => one['value']),
  ).toEqual(['', '', '']);
  await button('Approve the model').click();
  await desk.called('selectCell', 2);
  expect(selected()).toEqual(['Math_Models', rowsOf(workbook, 'Math_Models').length + 1, 'approved_by_user']);
  await expectGoodLooks('model-added');

  await desk.page.getByLabel('Initiative', { exact: true }).fill('<b>INIT</b>');
  await button('Add model').click();
  await desk.page.getByText(/There is no initiative <b>INIT<\/b> on Candidates or Backlog/).waitFor();
  expect(desk.errors).toEqual([]);
});

test('the warning that one effect counts twice names both KPIs, and ends when somebody accepts them', async () => {
  await openSample();
  const { workbook } = desk.host.state;
  const isModel = (row: Readonly<Record<string, unknown>>): boolean => row['initiative_key'] === 'INIT-RA-001';
  typeBeside(workbook, 'Math_Models', isModel, 'metric_chain_text', 'Active restaurants > net_revenue');
  await button('Check inputs').click();
  const warnings = desk.page.locator('details.warning');
  await warnings.locator('summary').click();
  await warnings.getByRole('button', { name: /^Show all / }).click();
  await warnings
    .getByText(/active_restaurants drives net_revenue/)
    .first()
    .waitFor();
  await expectGoodLooks('overlap');
  await button('Accept both and end this warning').first().click();
  await desk.page.getByText(/^active_restaurants \+ net_revenue is accepted in this scenario/).waitFor();
  await desk.page.getByText(/active_restaurants drives net_revenue/).waitFor({ state: 'detached' });
  expect(String(rowsOf(workbook, 'Scenario_Config')[0]?.['run_status'])).not.toContain('drives');
  expect(rowsOf(workbook, 'Scenario_Config')[0]?.['accepted_overlaps']).toBe('active_restaurants + net_revenue');
  expect(desk.errors).toEqual([]);
});
