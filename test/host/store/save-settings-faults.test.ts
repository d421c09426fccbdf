import { tables } from '../../../src/core/app/schema/index';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import type { Host } from '../../../src/workbench/host';
import type { WorkbookState } from '../../../src/workbench/workbook/workbook-state';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { build, callAddOn, openAddOnAt, runAddOn, typedWorkbook } from '../built-add-on';
import { now, request } from '../faults-mishaps';
import { copyOf, rowsOf, typeBeside } from '../grid';
import { plainPlan } from '../plans';
import { disturbed, expectGivenBack, mishapsOn } from './built-faults';

// Others may keep the machine busy.
jest.setTimeout(300_000);

let highs: Engine;
/** A workbook with one run and a note beside it. */
let before: WorkbookState;
beforeAll(async () => {
  build();
  highs = await loadHighs();
  const host = openAddOnAt(typedWorkbook(plainPlan(2)), now);
  runAddOn(host, highs, request);
  before = host.state.workbook;
  typeBeside(before, 'Runs', () => true, 'notes', 'a note');
});

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
  });
  afterAll(() => database.drop());

  const dropTables = (): void => {
    const names = tables.map(({ name }) => name).reverse();
    database.query(`DROP TABLE IF EXISTS ${names.join(', ')}`);
  };
  const save = (host: Host, options?: Parameters<Host['call']>[2]) => {
    const { jdbcUrl: url, user, password } = database;
    return callAddOn(host, 'saveSettings', { kind: 'database', url, user, password }, options).reply;
  };
  /** How many columns, keys and indexes there are, and which versions were brought about. */
  const shape = (): unknown => {
    const own = kind === 'mariadb' ? 'DATABASE()' : 'current_schema()';
    const [columns, keys] = ['columns', 'table_constraints'].map((what) =>
      database.query(`SELECT COUNT(*) AS n FROM information_schema.${what} WHERE table_schema = ${own}`),
    );
    return [columns, keys, database.query('SELECT version FROM schema_migrations')];
  };

  test('saving Settings switches or does not whatever goes wrong at any service call, and saving again completes it', () => {
    const { called: all, options } = disturbed(null);
    expect(save(openAddOnAt(copyOf(before), now), options)).toMatchObject({ ok: true, uncopied: 1 });
    const made = shape();
    const kinds = { workbook: 0, database: 0 };
    expect(all.filter(({ method }) => method.startsWith('execute')).length).toBeGreaterThan(15);
    // Every call goes wrong on both databases, in one way on the one and in the other way on the other.
    const turn = DATABASE_KINDS.indexOf(kind);
    const tried = all.flatMap((call, number) =>
      mishapsOn(database, call, number)
        .filter((mishap) => mishap === ((number + turn) % 2 === 0 ? 'fails' : 'is the last'))
        .map((mishap) => [number, mishap] as const),
    );
    for (const [number, mishap] of tried) {
      dropTables();
      const host = openAddOnAt(copyOf(before), now);
      const fault = disturbed(number, mishap);
      try {
        save(host, fault.options);
      } catch {
        // Some mishaps reach the caller, others are told in the report.
      }
      expectGivenBack(fault.called, mishap);
      expect(host.state.locks.size).toBe(0);
      const { reply } = callAddOn(host, 'readSettings', null);
      kinds[reply.kind] += 1;
      if (reply.kind === 'database') expect([number, shape()]).toEqual([number, made]);
      const again = save(host);
      expect([number, again]).toMatchObject([number, { ok: true, uncopied: 1 }]);
      expect([number, shape()]).toEqual([number, made]);
      if (number % 10 === 0) {
        expect(callAddOn(host, 'copyHistory', null).reply).toEqual({ copied: 1, remaining: 0, skipped: [] });
        expect(runAddOn(host, highs, request).report.status).toBe('success');
        expect(rowsOf(host.state.workbook, 'Runs').map(({ notes }) => notes)).toEqual(['', 'a note']);
      }
    }
    expect(Math.min(...Object.values(kinds))).toBeGreaterThan(0);
  });
});
