import type { Engine } from '../../src/core/model/engine';
import { solveSequence } from '../../src/core/portfolio/sequence/solve-sequence';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { openDatabase, type TestDatabase } from '../databases/open-database';
import { DATABASE_KINDS } from '../databases/server-url';
import { build, callAddOn, openAddOn, requestFor, runAddOn, typedWorkbook } from './built-add-on';
import { rowsOf, tabOf, typeBeside } from './grid';
import { plainPlan } from './plans';
import { planned, publish, wordsFor } from './publishing';

jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const name = 'Plan of record';
const runOf = (host: Host): string =>
  runAddOn(host, highs, requestFor({ constraint_set: 'Baseline' })).report.run_id ?? '';
const published = (): Host => {
  const host = openAddOn(typedWorkbook(plainPlan(12)));
  publish(host, wordsFor(runOf(host)), highs);
  return host;
};
const type = ({ state }: Host, key: string, header: string, value: string): void =>
  typeBeside(state.workbook, 'Roadmap', (row) => row.initiative_key === key, header, value);
const roadmapRow = ({ state }: Host, key: string) =>
  rowsOf(state.workbook, 'Roadmap').find(({ initiative_key }) => initiative_key === key);
const notNowKey = ({ state }: Host): string =>
  String(rowsOf(state.workbook, 'Roadmap').find(({ change }) => change === 'not now')?.initiative_key);
const shown = (host: Host) => callAddOn(host, 'readRoadmaps', null).reply.shown;

test('a note beside what is not funded is an edit until it is saved', () => {
  const host = published();
  const key = notNowKey(host);
  expect(shown(host)).toEqual({ name, isEdited: false });
  type(host, key, 'notes', 'next year?');
  expect(shown(host)).toEqual({ name, isEdited: true });
  expect(callAddOn(host, 'saveRoadmapEdits', null).reply).toEqual({ isEdited: true, problems: [] });
  expect(shown(host)).toEqual({ name, isEdited: false });
});

test('a tab that still shows the version before takes back no note that was written since', () => {
  const host = published();
  const key = notNowKey(host);
  type(host, key, 'notes', 'next year?');
  callAddOn(host, 'saveRoadmapEdits', null);
  const sheet = tabOf(host.state.workbook, 'Roadmap');
  const lagging = structuredClone(sheet.grid);
  typeBeside(host.state.workbook, 'Candidates', (row) => row.initiative_key === 'INIT-0004', 'value_score', 38);
  publish(host, wordsFor(runOf(host)), highs);
  type(host, key, 'notes', 'this year!');
  callAddOn(host, 'saveRoadmapEdits', null);
  sheet.grid.splice(0, sheet.grid.length, ...lagging);
  expect(shown(host)).toEqual({ name, isEdited: false });
  expect(callAddOn(host, 'saveRoadmapEdits', null).reply.isEdited).toBe(false);
  callAddOn(host, 'showRoadmap', { name });
  expect(roadmapRow(host, key)).toMatchObject({ version: 2, notes: 'this year!' });
});

test('what a quarter of people costs stands in its row as the page found it, for as long as it does not fit', () => {
  const host = published();
  const keys = planned(host.state.workbook).map(({ initiative_key }) => String(initiative_key));
  for (const key of keys) type(host, key, 'planned_quarter', 'Q1');
  const { task } = callAddOn(host, 'showRoadmap', { name }).reply;
  if (task === null) throw new Error('2026-H1 is a timeframe');
  const options = { timeLimitMs: 20_000, seed: 1, now: () => performance.now() };
  const { edits } = solveSequence(task, highs, options);
  expect(edits.map(({ initiative_key }) => initiative_key).sort()).toEqual([...keys].sort());
  const prices = edits.flatMap(({ initiative_key, price }) => (price === null ? [] : [{ initiative_key, price }]));
  const before = callAddOn(host, 'showRoadmap', { name }).call.serviceCalls;
  const { call } = callAddOn(host, 'showRoadmap', { name, prices });
  expect(call.serviceCalls).toEqual(before);
  const [first = ''] = keys;
  expect(roadmapRow(host, first)?.attention).toMatch(
    /^Q1 2026 has \d+ tokens, \d+ are planned; moving it would cost \d+ in delayed value \(value times quarters\)$/u,
  );
  for (const key of keys) type(host, key, 'planned_quarter', '');
  callAddOn(host, 'showRoadmap', { name, prices });
  expect(roadmapRow(host, first)?.attention).toBe('');
});

test('a plan that can be published comes with the period of its scenario', () => {
  const host = published();
  const [portfolio] = callAddOn(host, 'readRoadmaps', null).reply.portfolios;
  expect(portfolio).toMatchObject({ name: 'Plan, Baseline v1', timeframe_label: '2026-Q2' });
  typeBeside(host.state.workbook, 'Scenario_Config', () => true, 'scenario_name', 'Other');
  expect(callAddOn(host, 'readRoadmaps', null).reply.portfolios[0]?.timeframe_label).toBe('');
});

describe.each(DATABASE_KINDS)('With runs moved to %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
  });
  afterAll(() => database.drop());

  test('edits of the tab are kept before the place changes, and go along with the history', () => {
    const host = published();
    const [first] = planned(host.state.workbook).map(({ initiative_key }) => String(initiative_key));
    type(host, String(first), 'notes', 'typed just before');
    const { jdbcUrl: url, user, password } = database;
    const { reply } = callAddOn(host, 'saveSettings', { kind: 'database', url, user, password });
    expect(reply.ok).toBe(true);
    let { remaining } = callAddOn(host, 'copyHistory', null).reply;
    while (remaining > 0) remaining = callAddOn(host, 'copyHistory', null).reply.remaining;
    const { roadmap } = callAddOn(host, 'showRoadmap', { name }).reply;
    expect(roadmap.entries.find(({ initiative_key }) => initiative_key === first)?.notes).toBe('typed just before');
    expect(database.query("SELECT notes FROM roadmap_entries WHERE notes <> ''")).toEqual([
      { notes: 'typed just before' },
    ]);
  });
});
