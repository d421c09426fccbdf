import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { build, callAddOn, freeze, openAddOn, requestFor, runAddOn, typedWorkbook } from './built-add-on';
import { rowsOf, snapshotOf, typeBeside } from './grid';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

/** A workbook with a run of all candidates by the rules, and one of the ticked ones without. */
function afterTwoRuns(): Host {
  const host = openAddOn(typedWorkbook(plainPlan(8)));
  runAddOn(host, highs, requestFor({ constraint_set: 'Baseline' }));
  runAddOn(host, highs, requestFor({ scope: 'selected' }));
  return host;
}

const markers = ({ state }: Host): readonly unknown[] => rowsOf(state.workbook, 'Runs').map(({ stale }) => stale);

const typeRule = (host: Host): void => typeBeside(host.state.workbook, 'Constraints', () => true, 'max_tokens', 1);

test('Check inputs marks on Runs which runs have other inputs by now', () => {
  const host = afterTwoRuns();
  expect(markers(host)).toEqual(['', '']);
  callAddOn(host, 'checkInputs', null);
  expect(markers(host)).toEqual(['no', 'no']);
  typeRule(host);
  callAddOn(host, 'checkInputs', null);
  expect(markers(host)).toEqual(['no', 'yes']);
  runAddOn(host, highs, requestFor({ constraint_set: 'Baseline' }));
  expect(markers(host)).toEqual(['', 'no', 'yes']);
});

test('opening the sidebar marks them and tells them', () => {
  const host = afterTwoRuns();
  typeRule(host);
  const { history } = callAddOn(host, 'readSidebar', null).reply;
  expect(history.map(({ stale }) => stale)).toEqual([false, true]);
  expect(markers(host)).toEqual(['no', 'yes']);
});

test('opening the spreadsheet marks them where the add-on may work, and does nothing but the menu where it may not', () => {
  const host = afterTwoRuns();
  typeRule(host);
  const before = snapshotOf(host.state.workbook, ['Runs']);
  const menuOnly = host.trigger('onOpen', {}, { authMode: 'NONE' });
  expect(snapshotOf(host.state.workbook, ['Runs'])).toEqual(before);
  expect(menuOnly.serviceCalls).toMatchObject({ sheets: 0, handles: 0, properties: 0, lock: 0 });
  host.trigger('onOpen');
  expect(markers(host)).toEqual(['no', 'yes']);
  expect(host.state.log).toEqual([]);
});

test('a workbook without runs costs nothing when it is opened, and gets no tabs by looking', () => {
  const host = openAddOn(typedWorkbook(plainPlan(3)));
  const tabs = host.state.workbook.sheets.map(({ name }) => name);
  expect(host.trigger('onOpen').serviceCalls.sheets).toBe(0);
  callAddOn(host, 'readSidebar', null);
  callAddOn(host, 'checkInputs', null);
  expect(host.state.workbook.sheets.map(({ name }) => name)).toEqual(tabs);
});

test('marking keeps what people wrote on Runs since', () => {
  const host = afterTwoRuns();
  typeBeside(host.state.workbook, 'Runs', ({ scope }) => scope === 'all', 'notes', 'mine');
  callAddOn(host, 'checkInputs', null);
  expect(rowsOf(host.state.workbook, 'Runs').map(({ notes }) => notes)).toEqual(['', 'mine']);
  typeRule(host);
  host.trigger('onOpen');
  expect(rowsOf(host.state.workbook, 'Runs').map(({ notes, stale }) => [stale, notes])).toEqual([
    ['no', ''],
    ['yes', 'mine'],
  ]);
});

test('the sidebar tells the scenarios with their sets, the candidates, the problems and the place', () => {
  const host = openAddOn(typedWorkbook(plainPlan(8)));
  typeBeside(host.state.workbook, 'Candidates', (row) => row.initiative_key === 'INIT-0003', 'engineering_tokens', 'x');
  const { reply } = callAddOn(host, 'readSidebar', null);
  expect(reply).toMatchObject({
    isSetUp: true,
    scenarios: [{ name: 'Plan', sets: ['Baseline'] }],
    candidates: { all: 8, ticked: 8 },
    history: [],
    unsavedNotes: 0,
  });
  expect(reply.problems.map(({ tab, row, column }) => [tab, row, column])).toContainEqual([
    'Candidates',
    4,
    'engineering_tokens',
  ]);
  expect(reply.place).toMatch(/spreadsheet/u);
  const empty = callAddOn(openAddOn(typedWorkbook({ Sheet1: [['a']] })), 'readSidebar', null).reply;
  expect(empty).toMatchObject({ isSetUp: false, scenarios: [], candidates: { all: 0, ticked: 0 } });
});

test('a cell, a row, a column or a tab is brought to the front', () => {
  const host = afterTwoRuns();
  const { workbook } = host.state;
  const select = (tab: string, row: number | null, column: string | null) => {
    callAddOn(host, 'selectCell', { tab, row, column });
    const { name } = workbook.sheets.find(({ id }) => id === workbook.activeSheetId) ?? {};
    const { row: down, column: right } = workbook.activeArea ?? {};
    return [name, down, right];
  };
  expect(select('Candidates', 3, 'engineering_tokens')).toEqual(['Candidates', 3, 4]);
  expect(select('Constraints', 2, 'KEY')).toEqual(['Constraints', 2, 5]);
  expect(select('Candidates', 5, null)).toEqual(['Candidates', 5, 1]);
  expect(select('Candidates', 6, 'no such column')).toEqual(['Candidates', 6, 1]);
  expect(select('Candidates', null, 'country')).toEqual(['Candidates', 1, 3]);
  expect(select('Runs', null, null)[0]).toBe('Runs');
  expect(() => select('Params', 2, null)).toThrow('There is no tab Params any more.');
});

test('freezing says nothing on Runs yet', () => {
  const host = afterTwoRuns();
  freeze(host, requestFor());
  expect(markers(host)).toHaveLength(2);
});
