import type { Engine } from '../../src/core/model/engine';
import { loadHighs } from '../../src/engines/highs';
import type { Host } from '../../src/workbench/host';
import { openDatabase, type TestDatabase } from '../databases/open-database';
import { DATABASE_KINDS } from '../databases/server-url';
import { build, callAddOn, openAddOn, requestFor, runAddOn, typedWorkbook } from './built-add-on';
import { rowsOf, typeBeside } from './grid';
import { plainPlan } from './plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

let highs: Engine;
beforeAll(async () => {
  build();
  highs = await loadHighs();
});

/** A workbook among others that keep their runs in the same database. */
function openPlan(id: string, candidates: number): Host {
  return openAddOn({ ...typedWorkbook(plainPlan(candidates)), id });
}

const request = requestFor({ constraint_set: 'Baseline' });

describe.each(DATABASE_KINDS)('With runs kept in %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
  });
  afterAll(() => database.drop());

  const keepInDatabase = (host: Host) => {
    const { jdbcUrl: url, user, password } = database;
    return callAddOn(host, 'saveSettings', { kind: 'database', url, user, password }).reply;
  };

  test('a run takes at most 6 statements to freeze and 6 to record, for 10 and for 1,000 candidates', () => {
    for (const candidates of [10, 1000]) {
      const host = openPlan(`with ${candidates} candidates`, candidates);
      expect(keepInDatabase(host)).toMatchObject({ ok: true, uncopied: 0 });
      for (const round of [1, 2]) {
        const { report, calls } = runAddOn(host, highs, request);
        expect(report.status).toBe('success');
        for (const { serviceCalls } of calls) {
          expect([round, candidates, serviceCalls.connections]).toEqual([round, candidates, 1]);
          expect(serviceCalls.statements).toBeLessThanOrEqual(6);
        }
        typeBeside(host.state.workbook, 'Results', (row) => row.rank === 1, 'notes', `round ${round}`);
      }
      expect(rowsOf(host.state.workbook, 'Runs').map((row) => row.optimization_db_status)).toEqual([
        'success',
        'success',
      ]);
      expect(host.state.workbook.sheets.filter(({ name }) => name.startsWith('_oc'))).toEqual([]);
    }
  });

  test('a history of the workbook is copied over, and its runs are shown from there with their notes', () => {
    const host = openPlan('with a history', 6);
    const { workbook } = host.state;
    const first = runAddOn(host, highs, request).report.run_id ?? '';
    typeBeside(workbook, 'Results', (row) => row.rank === 1, 'notes', '=mine');
    const before = callAddOn(host, 'readSidebar', null).reply.history;
    expect(keepInDatabase(host)).toMatchObject({ ok: true, uncopied: 1 });
    expect(callAddOn(host, 'copyHistory', null).reply).toEqual({ copied: 1, remaining: 0 });
    expect(callAddOn(host, 'copyHistory', null).reply).toEqual({ copied: 0, remaining: 0 });
    expect(callAddOn(host, 'readSidebar', null).reply.history).toEqual(before);
    const { reply: again } = callAddOn(host, 'repeatRun', { run_id: first });
    expect(again).toMatchObject({ ok: true, inputs_hash: before[0]?.inputs_hash });
    callAddOn(host, 'loadRun', { run_id: first });
    expect(rowsOf(workbook, 'Results').find(({ rank }) => rank === 1)?.notes).toBe('=mine');
    callAddOn(host, 'checkInputs', null);
    expect(rowsOf(workbook, 'Runs').map(({ stale }) => stale)).toEqual(['no', 'no']);
    const opening = host.trigger('onOpen').serviceCalls;
    expect([opening.connections, opening.statements]).toEqual([0, 0]);
  });
});

test('runs are kept in a Cloud SQL database and found again', () => {
  const database = openDatabase('mariadb');
  try {
    const { cloudSql, cloudSqlUrl: url, user, password } = database;
    const host = openAddOn(typedWorkbook(plainPlan(5)), { jdbc: { cloudSql } });
    expect(callAddOn(host, 'testConnection', { url, user, password }).reply).toMatchObject({ ok: true });
    expect(callAddOn(host, 'saveSettings', { kind: 'database', url, user, password }).reply.ok).toBe(true);
    const { report } = runAddOn(host, highs, request);
    const later = openAddOn(host.state.workbook, { jdbc: { cloudSql } });
    for (const scope of ['document', 'user'] as const) {
      for (const [name, value] of host.state.properties[scope]) later.state.properties[scope].set(name, value);
    }
    const { history } = callAddOn(later, 'readSidebar', null).reply;
    expect(history.map(({ run_id, status }) => [run_id, status])).toEqual([[report.run_id, 'success']]);
    expect(callAddOn(later, 'loadRun', { run_id: report.run_id ?? '' }).reply.run_id).toBe(report.run_id);
    expect(database.query('SELECT status FROM optimization_runs')).toEqual([{ status: 'success' }]);
    const elsewhere = openAddOn(typedWorkbook(plainPlan(1)));
    expect(callAddOn(elsewhere, 'testConnection', { url, user, password }).reply.ok).toBe(false);
  } finally {
    database.drop();
  }
});
