import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { build, openAddOn, requestFor, runAddOn, typedWorkbook } from './built-add-on';
import { rowsOf, tabOf } from './grid';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);
beforeAll(build);

const open = (...refusedScopes: readonly string[]): Host =>
  openAddOn(typedWorkbook(plainPlan(5)), { userEmail: 'ada@example.com', refusedScopes });

const errorsOf = (host: Host): readonly string[] =>
  host.state.log.filter(({ level }) => level === 'error').map(({ text }) => text);

test('the menu is there before the add-on is enabled in the spreadsheet', () => {
  const host = open();
  const { serviceCalls } = host.trigger('onOpen', {}, { authMode: 'NONE' });
  expect(host.state.ui.menus).toHaveLength(1);
  expect(serviceCalls).toMatchObject({ sheets: 0, handles: 0, properties: 0 });
});

test('an edit is checked with what simple triggers may do', () => {
  const host = open();
  host.call('setUpTabs');
  const sheet = tabOf(host.state.workbook, 'Candidates');
  const cell = sheet.grid[1]?.[3];
  if (cell === undefined) throw new Error('the plan has a candidate in row 2');
  cell.value = -3;
  host.trigger('onEdit', { sheet: 'Candidates', a1: 'D2', value: '-3' });
  expect(errorsOf(host)).toEqual([]);
  expect(rowsOf(host.state.workbook, 'Candidates')[0]).toMatchObject({
    run_status: expect.stringContaining('ERROR: engineering_tokens'),
  });
});

test.each([
  [[], 'ada@example.com'],
  [['userinfo.email'], ''],
])('with %j refused a run says it was asked for by "%s"', async (refused, email) => {
  const host = open(...refused);
  const { report } = runAddOn(host, await loadHighs(), requestFor({ constraint_set: 'Baseline' }));
  expect(report.status).toBe('success');
  expect(rowsOf(host.state.workbook, 'Runs')[0]).toMatchObject({ requested_by: email });
});

test('without permission for the spreadsheet an action says what is missing and what to do', () => {
  const host = open('spreadsheets.currentonly', 'spreadsheets');
  expect(() => host.call('checkInputs')).toThrow(
    'Optimization Center was not allowed to see and change this spreadsheet. Choose the menu item again and allow it; with several Google accounts in this browser, sign out of the others first.',
  );
});

test('without permission for windows help says so, and the rest goes on', () => {
  const host = open('script.container.ui');
  expect(() => host.call('help')).toThrow('Optimization Center was not allowed to show its sidebar and windows.');
  expect(() => host.call('checkInputs')).not.toThrow();
});
