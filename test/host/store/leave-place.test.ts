import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import type { Host } from '../../../src/workbench/host';
import { newWorkbook } from '../../../src/workbench/workbook/workbook-state';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import {
  build,
  callAddOn,
  freeze,
  openAddOn,
  openAddOnAt,
  requestFor,
  runAddOn,
  solve,
  typedWorkbook,
} from '../built-add-on';
import { copyOf, rowsOf, tabOf, typeBeside } from '../grid';
import { plainPlan } from '../plans';

// Others may keep the machine busy.
jest.setTimeout(200_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

const request = requestFor({ constraint_set: 'Baseline' });
const open = (id: string): Host => openAddOn({ ...typedWorkbook(plainPlan(6)), id });
const run = (host: Host): string => runAddOn(host, highs, request).report.run_id ?? '';
const historyOf = (host: Host) => callAddOn(host, 'readSidebar', null).reply.history;
const typeNote = (host: Host, value: string): void =>
  typeBeside(host.state.workbook, 'Results', ({ rank }) => rank === 1, 'notes', value);
const noteOf = (host: Host): unknown => rowsOf(host.state.workbook, 'Results').find(({ rank }) => rank === 1)?.notes;
const toWorkbook = (host: Host) => callAddOn(host, 'saveSettings', { kind: 'workbook' }).reply;

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let database: TestDatabase;
  let second: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
    second = openDatabase(kind);
  });
  afterAll(() => {
    database.drop();
    second.drop();
  });
  const toDatabase = (host: Host, { jdbcUrl: url, user, password }: TestDatabase = database) =>
    callAddOn(host, 'saveSettings', { kind: 'database', url, user, password }).reply;

  test('Settings leave a database that is gone, and say what could not be kept there', () => {
    for (const next of ['workbook', 'database'] as const) {
      const gone = openDatabase(kind);
      const host = open(`gone ${next}`);
      toDatabase(host, gone);
      run(host);
      typeNote(host, 'typed before it went');
      gone.drop();
      const reply = next === 'workbook' ? toWorkbook(host) : toDatabase(host);
      expect(reply).toMatchObject({ ok: true, code: 'connected', uncopied: 0 });
      expect(reply.message).toMatch(/could not be kept in the former place \(.*\)\. They stay on the tabs/u);
      expect(noteOf(host)).toBe('typed before it went');
      expect(callAddOn(host, 'readSettings', null).reply.kind).toBe(next);
      // What was lost there is still to be seen until there is something else to show.
      const sidebar = callAddOn(host, 'readSidebar', null).reply;
      expect([sidebar.history, rowsOf(host.state.workbook, 'Runs').length]).toEqual([[], 1]);
      const copied = callAddOn(host, 'copyHistory', null).reply;
      expect(copied).toMatchObject({ copied: 0, remaining: 0 });
      expect(copied.skipped).toEqual([expect.stringMatching(/^Runs in the database .* could not be reached/u)]);
      run(host);
      expect(historyOf(host)).toHaveLength(1);
    }
  });

  test('somebody without a login for the database can leave it', () => {
    const host = open('not mine');
    toDatabase(host);
    const other = openAddOn(host.state.workbook);
    for (const [name, value] of host.state.properties.document) other.state.properties.document.set(name, value);
    expect(toWorkbook(other)).toMatchObject({ ok: true, uncopied: 0 });
    expect(run(other)).toMatch(/^run_/u);
  });

  test('a switch in the middle of a run takes the run along, and its answer is kept', () => {
    const host = open('in the middle');
    for (const move of [toDatabase, toWorkbook]) {
      const frozen = freeze(host, request);
      expect(move(host).ok).toBe(true);
      callAddOn(host, 'renewRun', { run_id: frozen.run_id });
      const answer = solve(frozen.problem, highs);
      expect(callAddOn(host, 'recordRun', { run_id: frozen.run_id, answer }).reply.status).toBe('success');
      expect(historyOf(host).find(({ run_id }) => run_id === frozen.run_id)?.status).toBe('success');
    }
  });

  test('notes come along there and back, and the history of every former place is offered', () => {
    const host = open('there and back');
    const [first, other] = [run(host), run(host)];
    callAddOn(host, 'loadRun', { run_id: first });
    typeNote(host, 'old');
    expect(toDatabase(host).uncopied).toBe(2);
    expect(callAddOn(host, 'copyHistory', null).reply).toEqual({ copied: 2, remaining: 0, skipped: [] });
    typeNote(host, 'newer');
    callAddOn(host, 'loadRun', { run_id: other });
    const inDatabase = run(host);
    expect(toWorkbook(host)).toMatchObject({ uncopied: 1 });
    callAddOn(host, 'loadRun', { run_id: first });
    expect(noteOf(host)).toBe('newer');
    expect(toDatabase(host, second)).toMatchObject({ uncopied: 3 });
    expect(callAddOn(host, 'copyHistory', null).reply).toEqual({ copied: 3, remaining: 0, skipped: [] });
    expect(historyOf(host).map(({ run_id }) => run_id)).toEqual([inDatabase, other, first]);
    expect(callAddOn(host, 'readSettings', null).reply.uncopied).toBe(0);
  });

  test('a note that was emptied in one place stays empty in the others', () => {
    const host = open('emptied');
    const [first] = [run(host), run(host)];
    const load = () => callAddOn(host, 'loadRun', { run_id: first });
    const typeEverywhere = (value: string): void => {
      load();
      typeNote(host, value);
      typeBeside(host.state.workbook, 'Runs', ({ run_id }) => run_id === first, 'notes', value);
    };
    const notes = (): unknown[] => {
      load();
      const line = rowsOf(host.state.workbook, 'Runs').find(({ run_id }) => run_id === first);
      return [noteOf(host), line?.notes];
    };
    typeEverywhere('in the workbook');
    toDatabase(host);
    callAddOn(host, 'copyHistory', null);
    expect(notes()).toEqual(['in the workbook', 'in the workbook']);
    typeEverywhere('');
    // Another run is shown when the place is left: only the store knows that there was a note.
    run(host);
    toWorkbook(host);
    expect(notes()).toEqual(['', '']);
    typeEverywhere('again');
    toDatabase(host);
    expect(notes()).toEqual(['again', 'again']);
    typeEverywhere('');
    toWorkbook(host);
    toDatabase(host);
    expect(notes()).toEqual(['', '']);
  });

  test('the answer to a run that counted as abandoned when the place was changed is kept when it comes', () => {
    const host = open('late');
    for (const move of [toDatabase, toWorkbook]) {
      const frozen = freeze(host, request);
      const later = openAddOnAt(host.state.workbook, Date.now() + 86_400_000);
      for (const scope of ['document', 'user'] as const) {
        for (const [name, value] of host.state.properties[scope]) later.state.properties[scope].set(name, value);
      }
      expect(historyOf(later).find(({ run_id }) => run_id === frozen.run_id)?.status).toBe('failed');
      expect(move(host).ok).toBe(true);
      const answer = solve(frozen.problem, highs);
      expect(callAddOn(host, 'recordRun', { run_id: frozen.run_id, answer }).reply.status).toBe('success');
    }
  });

  test('a scoring is offered without any run, comes along once, and an older one never', () => {
    const host = openAddOn({ ...newWorkbook(), id: 'scored only' });
    callAddOn(host, 'addSampleData', null);
    callAddOn(host, 'scoreInitiatives', null);
    expect(toDatabase(host)).toMatchObject({ ok: true, uncopied: 1 });
    expect(callAddOn(host, 'readSettings', null).reply.uncopied).toBe(1);
    expect(callAddOn(host, 'copyHistory', null).reply).toEqual({ copied: 1, remaining: 0, skipped: [] });
    expect(callAddOn(host, 'readSettings', null).reply.uncopied).toBe(0);
    expect(callAddOn(host, 'copyHistory', null).reply).toEqual({ copied: 0, remaining: 0, skipped: [] });
    const kept = `SELECT count(*) AS n FROM initiative_scores JOIN initiatives ON initiatives.id = initiative_id WHERE workbook_id = 'scored only'`;
    expect(database.query(kept).map(({ n }) => Number(n))).toEqual([6]);
    expect(toWorkbook(host)).toMatchObject({ uncopied: 0 });
  });

  test('a damaged run stays behind alone, and is not offered again until Settings are saved', () => {
    const host = open('damaged');
    for (let count = 0; count < 3; count += 1) run(host);
    const { grid } = tabOf(host.state.workbook, '_oc_data');
    grid.splice(
      grid.findIndex((row) => String(row?.[0]?.value).includes('/finish@')),
      1,
    );
    const uncopied = (): number => callAddOn(host, 'readSettings', null).reply.uncopied;
    expect(toDatabase(host).uncopied).toBe(3);
    const progress = callAddOn(host, 'copyHistory', null).reply;
    expect(progress).toEqual({ copied: 2, remaining: 0, skipped: [expect.stringContaining('is damaged')] });
    expect(historyOf(host)).toHaveLength(2);
    expect(uncopied()).toBe(0);
    expect(toDatabase(host).uncopied).toBe(1);
    expect(callAddOn(host, 'copyHistory', null).reply.skipped).toHaveLength(1);
    expect(uncopied()).toBe(0);
  });
});

test('a copied spreadsheet keeps showing the runs it was copied with, and says that they are not kept there', () => {
  const host = open('original');
  run(host);
  const copy = { ...copyOf(host.state.workbook), id: 'copy' };
  tabOf(copy, '_oc_index').name = '_oc_index (old)';
  const other = openAddOn(copy);
  const { history, place } = callAddOn(other, 'readSidebar', null).reply;
  expect([history, place]).toEqual([
    [],
    'hidden tabs of this spreadsheet; the runs on the tab Runs are not kept there',
  ]);
  expect(rowsOf(copy, 'Runs')).toHaveLength(1);
  expect(callAddOn(host, 'readSidebar', null).reply.place).toBe('hidden tabs of this spreadsheet');
});

test.each(['', 'x', '{"present":{"kind":"workbook"},"former":[],"x":1}', '{"present":{"kind":"paper"},"former":[]}'])(
  'Settings mend what is kept of the place when it cannot be read: %s',
  (text) => {
    const host = open('unreadable');
    host.state.properties.document.set('optimization-center.store', text);
    expect(() => historyOf(host)).toThrow('Open Settings and save them again.');
    expect(callAddOn(host, 'readSettings', null).reply).toMatchObject({ kind: 'workbook', uncopied: 0 });
    expect(toWorkbook(host)).toMatchObject({ ok: true });
    expect(historyOf(host)).toEqual([]);
  },
);
