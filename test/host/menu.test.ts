import type { Host } from '../../src/workbench/host';
import { newWorkbook, sheetNamed } from '../../src/workbench/workbook/workbook-state';
import { build, callAddOn, openAddOn } from './built-add-on';

beforeAll(build);

const said = (host: Host) => host.state.ui.toasts.map(({ title }) => title);
const rows = (host: Host, tab: string) =>
  sheetNamed(host.state.workbook, tab)?.grid.filter((row) => (row?.[0]?.value ?? '') !== '').length;

test('what a page asks for is answered to the page alone; the same from the menu is said in a toast', () => {
  const host = openAddOn(newWorkbook());
  const pages = ['setUpTabs', 'addSampleData', 'checkInputs', 'seedParameters', 'scoreInitiatives'] as const;
  for (const name of pages) callAddOn(host, name, null);
  expect(said(host)).toEqual([]);
  for (const name of pages) host.call(name === 'addSampleData' ? 'addSampleFromMenu' : `${name}FromMenu`);
  const titles = ['Set up tabs', 'Add sample data', 'Check inputs', 'Seed parameters', 'Score initiatives'];
  expect(said(host)).toEqual(titles);
});

test('Clear sample asks before it removes anything', () => {
  const host = openAddOn(newWorkbook());
  callAddOn(host, 'addSampleData', null);
  const before = rows(host, 'Candidates');
  for (const button of ['NO', 'CLOSE'] as const) {
    host.state.ui.answer = () => ({ button, text: '' });
    host.call('clearSampleFromMenu');
  }
  expect(rows(host, 'Candidates')).toBe(before);
  expect(said(host)).toEqual([]);
  host.state.ui.answer = () => ({ button: 'YES', text: '' });
  host.call('clearSampleFromMenu');
  expect(host.state.ui.questions.at(-1)?.title).toBe('Clear sample');
  expect(said(host)).toEqual(['Clear sample']);
  expect(callAddOn(host, 'readSidebar', null).reply.scenarios).toEqual([]);
});

test('the menu stands in its order', () => {
  const host = openAddOn(newWorkbook());
  host.call('onInstall');
  const captions = host.state.ui.menus.at(-1)?.entries.map((entry) => ('caption' in entry ? entry.caption : '-'));
  expect(captions).toEqual([
    'Open sidebar',
    'Check inputs',
    'Run selected candidates',
    'Run all candidates',
    'Publish roadmap',
    '-',
    'Populate candidates',
    'Score initiatives',
    'Seed parameters',
    'Set up tabs',
    'Add sample data',
    'Clear sample',
    'Settings',
    'Help',
  ]);
});
