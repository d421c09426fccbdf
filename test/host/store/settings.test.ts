import type { ConnectionOutcome } from '../../../src/core/app/calls';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import type { Host, HostOptions } from '../../../src/workbench/host';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { callAddOn, freeze, openAddOn, runAddOn, solve, typedWorkbook } from '../built-add-on';
import { typeBeside } from '../grid';
import { plainPlan } from '../plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

const secret = 'Pa55 wörd\'"\\$&';
let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

/** A workbook of its own in the database. */
const openAs = (id: string): Host => openAddOn({ ...typedWorkbook(plainPlan(5)), id });
const open = (options: Partial<HostOptions> = {}, count = 5): Host =>
  openAddOn(typedWorkbook(plainPlan(count)), options);

/** Asks for the tables of a database. */
const tablesOf = (isMysql: boolean): string =>
  `SELECT table_name FROM information_schema.tables WHERE table_schema = ${isMysql ? 'DATABASE()' : 'current_schema()'}`;

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
  });
  afterAll(() => database.drop());

  const isMysql = kind === 'mariadb';
  const login = () => ({ url: database.jdbcUrl, user: database.user, password: database.password });
  /** A user of the server with this password, and what it may do. */
  const newUser = (
    name: string,
    ...grants: readonly string[]
  ): { readonly user: string; readonly password: string } => {
    const text = isMysql ? secret.replace(/['\\]/gu, '\\$&') : secret.replace(/'/gu, "''");
    const user = `${name}_${database.name}`.slice(0, 30);
    database.query(
      isMysql ? `CREATE USER '${user}'@'%' IDENTIFIED BY '${text}'` : `CREATE USER ${user} PASSWORD '${text}'`,
    );
    for (const grant of grants) database.query(grant.replace('USER', isMysql ? `'${user}'@'%'` : user));
    return { user, password: secret };
  };

  const outcomeOf = (request: Partial<ReturnType<typeof login>>, host = open()): ConnectionOutcome => {
    const { reply } = callAddOn(host, 'testConnection', { ...login(), ...request });
    expect(reply.ok).toBe(reply.code === 'connected');
    expect(reply.message).toMatch(/^[A-Z].*\.$/su);
    expect(JSON.stringify([reply, host.state.log])).not.toContain(secret);
    return reply.code;
  };

  test('a connection that can be made is told, and nothing is changed', () => {
    expect(outcomeOf({})).toBe('connected');
    expect(callAddOn(open(), 'readSettings', null).reply.kind).toBe('workbook');
  });

  test('what stands in the way of a connection is told apart', () => {
    const { url } = login();
    expect(outcomeOf({ password: secret })).toBe('wrong-password');
    expect(outcomeOf({ user: 'nobody_of_that_name', password: secret })).toBe('wrong-password');
    expect(outcomeOf({ url: `${url}_missing` })).toBe('no-such-database');
    expect(['refused', 'not-reachable']).toContain(outcomeOf({ url: url.replace(`:${database.port}/`, ':1026/') }));
    expect(outcomeOf({ url: url.replace(database.host, 'nowhere.invalid') })).toBe('not-reachable');
    for (const wrong of ['', 'http://example.com/db', `${url}?user=a&password=b`, url.replace('//', '//a:b@')]) {
      expect(outcomeOf({ url: wrong })).toBe('not-a-jdbc-url');
    }
    const generic = { jdbc: { hidesReasons: true } };
    expect(outcomeOf({ password: secret }, open(generic))).toBe('other');
    const refused = openAddOn(typedWorkbook(plainPlan(2)), { refusedScopes: ['script.external_request'] });
    expect(outcomeOf({}, refused)).toBe('not-allowed');
  });

  test('a user without rights is told what is missing, and runs stay where they were', () => {
    const poor = newUser(
      'poor',
      isMysql ? `GRANT SELECT ON ${database.name}.* TO USER` : 'GRANT pg_read_all_data TO USER',
    );
    if (!isMysql) database.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    const host = open();
    const { reply } = callAddOn(host, 'saveSettings', { kind: 'database', ...login(), ...poor });
    expect(reply).toMatchObject({ ok: false, code: 'no-rights' });
    expect(callAddOn(host, 'readSettings', null).reply.kind).toBe('workbook');
    expect(JSON.stringify(host.state)).not.toContain(secret);
    if (isMysql) expect(outcomeOf(newUser('none'))).toBe('no-rights');
  });

  test('Test connection and Save refuse a user who may read or write only in part, and say which rights are missing', () => {
    const ready = openDatabase(kind);
    const into = { ...login(), url: ready.jdbcUrl };
    const grant = (rights: string, user: { readonly user: string }): unknown =>
      ready.query(
        isMysql
          ? `GRANT ${rights} ON ${ready.name}.* TO '${user.user}'@'%'`
          : `GRANT ${rights} ON ALL TABLES IN SCHEMA public TO ${user.user}`,
      );
    const tested = (user: { readonly user: string; readonly password: string }): ConnectionOutcome[] => {
      const host = open();
      const saved = callAddOn(host, 'saveSettings', { kind: 'database', ...into, ...user }).reply;
      expect(callAddOn(host, 'readSettings', null).reply.kind).toBe(saved.ok ? 'database' : 'workbook');
      return [outcomeOf({ ...into, ...user }), saved.code];
    };
    // Nothing is there yet, and this user may not create it.
    if (!isMysql) ready.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    const writer = newUser('writer');
    if (isMysql) grant('SELECT, INSERT, UPDATE, DELETE', writer);
    expect(tested(writer)).toEqual(['no-rights', 'no-rights']);
    expect(ready.query(tablesOf(isMysql))).toEqual([]);
    const { reply } = callAddOn(open(), 'saveSettings', { kind: 'database', ...into });
    expect(reply.code).toBe('connected');
    const reader = newUser('reader');
    grant('SELECT', reader);
    expect(tested(reader)).toEqual(['no-rights', 'no-rights']);
    const nobody = newUser('nobody');
    expect(tested(nobody)).toEqual(['no-rights', 'no-rights']);
    const keeper = newUser('keeper');
    grant('SELECT, INSERT, UPDATE', keeper);
    expect(tested(keeper)).toEqual(['no-rights', 'no-rights']);
    // Who may write what is there needs no right to create.
    if (!isMysql) grant('SELECT, INSERT, UPDATE, DELETE', writer);
    expect(tested(writer)).toEqual(['connected', 'connected']);
    ready.drop();
  });

  test('a database that can only be read, or cannot hold all letters, is told by Test connection and Save', () => {
    const odd = openDatabase(kind);
    const into = { ...login(), url: odd.jdbcUrl };
    const both = (url = into.url) => {
      const host = open();
      return [
        callAddOn(host, 'testConnection', { ...into, url }).reply,
        callAddOn(host, 'saveSettings', { kind: 'database', ...into, url }).reply,
      ];
    };
    if (isMysql) {
      // Whatever the database is set to, the tables hold all letters.
      odd.query(`ALTER DATABASE ${odd.name} CHARACTER SET latin1`);
      for (const reply of both()) expect(reply.code).toBe('connected');
    } else {
      odd.query(`ALTER DATABASE ${odd.name} SET default_transaction_read_only = on`);
      for (const { message } of both())
        expect(message).toMatch(/^This database can only be read: .* takes changes\.$/u);
      odd.query(`ALTER DATABASE ${odd.name} RESET default_transaction_read_only`);
      odd.query(`ALTER DATABASE ${odd.name} SET search_path = 'nowhere'`);
      for (const { message } of both()) expect(message).toMatch(/^The database has no schema for this user\./u);
      odd.query(`CREATE DATABASE ${odd.name}_latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`);
      for (const { message } of both(`${odd.jdbcUrl}_latin`)) expect(message).toContain('one with the encoding UTF8');
      odd.query(`DROP DATABASE ${odd.name}_latin WITH (FORCE)`);
    }
    odd.drop();
  });

  test('an empty password is told as a wrong one', () => {
    expect(outcomeOf({ user: newUser('emptied').user, password: '' })).toBe('wrong-password');
  });

  test('saving switches to the database; runs are kept there and the password with the person only', () => {
    const all = isMysql ? `GRANT ALL ON ${database.name}.* TO USER` : 'GRANT CREATE, USAGE ON SCHEMA public TO USER';
    const own = newUser('own', all);
    const host = open();
    runAddOn(host, highs);
    const { reply } = callAddOn(host, 'saveSettings', { kind: 'database', ...login(), ...own });
    expect(reply).toMatchObject({ ok: true, code: 'connected', uncopied: 1 });
    const { report, calls } = runAddOn(host, highs);
    expect(calls.map(({ serviceCalls }) => serviceCalls.connections)).toEqual([1, 1]);
    for (const { serviceCalls } of calls) expect(serviceCalls.statements).toBeLessThanOrEqual(6);
    expect(callAddOn(host, 'copyHistory', null).reply).toEqual({ copied: 1, remaining: 0, skipped: [] });
    expect(callAddOn(host, 'readSettings', null).reply).toEqual({
      kind: 'database',
      url: database.jdbcUrl,
      user: own.user,
      hasPassword: true,
      uncopied: 0,
    });
    const kept = database.query(`SELECT run_id FROM optimization_runs WHERE workbook_id = '${host.state.workbook.id}'`);
    expect(kept).toHaveLength(2);
    expect(kept.map(({ run_id }) => run_id)).toContain(report.run_id);
    const { properties, workbook, log, caches, ui } = host.state;
    const shown = JSON.stringify([{ ...properties, user: null }, workbook, log, caches, ui, report], (_, value) =>
      value instanceof Map ? [...value] : value,
    );
    const written = JSON.stringify(secret).slice(1, -1);
    expect(JSON.stringify([...properties.user])).toContain(JSON.stringify(written).slice(1, -1));
    for (const text of [secret, written, JSON.stringify(written).slice(1, -1)]) expect(shown).not.toContain(text);
  });

  test('the number of statements and connections of a run is the same for 10, 100 and 1,000 candidates', () => {
    const counts = [10, 100, 1000].map((count) => {
      const host = open({}, count);
      callAddOn(host, 'saveSettings', { kind: 'database', ...login() });
      runAddOn(host, highs);
      // From the second run on there is something to collect from the tabs.
      return runAddOn(host, highs).calls.map(({ serviceCalls: { statements, connections } }) => [
        statements,
        connections,
      ]);
    });
    expect(counts).toEqual(counts.map(() => counts[0]));
    expect(counts[0]?.map(([, connections]) => connections)).toEqual([1, 1]);
    for (const [statements] of counts[0] ?? []) expect(statements).toBeLessThanOrEqual(6);
  });

  test('tables that a newer version brought about are not written by an older one', () => {
    const host = openAs('newer');
    callAddOn(host, 'saveSettings', { kind: 'database', ...login() });
    const { report } = runAddOn(host, highs);
    const frozen = freeze(host);
    database.query("INSERT INTO schema_migrations (version, applied_at, checksum) VALUES (9, CURRENT_TIMESTAMP, 'x')");
    const newer = /belong to a newer version of Optimization Center/u;
    const counted = (): unknown =>
      database.query('SELECT COUNT(*) AS n, COUNT(result_json) AS r, MAX(updated_at) AS u FROM optimization_runs');
    const before = counted();
    expect(() => freeze(host)).toThrow(newer);
    expect(() => callAddOn(host, 'recordRun', { run_id: frozen.run_id, answer: solve(frozen.problem, highs) })).toThrow(
      newer,
    );
    expect(() => callAddOn(host, 'loadRun', { run_id: report.run_id ?? '' })).toThrow(newer);
    expect(() => callAddOn(host, 'readSidebar', null)).toThrow(newer);
    expect(counted()).toEqual(before);
    database.query('DELETE FROM schema_migrations WHERE version = 9');
    expect(runAddOn(host, highs).report.status).toBe('success');
  });

  test('tables that somebody dropped are brought back by Save', () => {
    const host = openAs('dropped');
    const save = (): ConnectionOutcome => callAddOn(host, 'saveSettings', { kind: 'database', ...login() }).reply.code;
    save();
    // What refers to it first.
    for (const table of ['roadmap_entries', 'portfolio_items']) database.query(`DROP TABLE ${table}`);
    const frozen = freeze(host);
    const record = () =>
      callAddOn(host, 'recordRun', { run_id: frozen.run_id, answer: solve(frozen.problem, highs) }).reply.status;
    expect(record).toThrow('Open Settings and choose Save');
    expect(callAddOn(host, 'testConnection', login()).reply.message).toContain('Choose Save to create the tables');
    expect(save()).toBe('connected');
    expect(record()).toBe('success');
    expect(database.query('SELECT version FROM schema_migrations')).toEqual([{ version: '1' }]);
  });

  test('a run and an item of its plan were changed when a note beside them was', () => {
    const host = openAs('noted');
    callAddOn(host, 'saveSettings', { kind: 'database', ...login() });
    const { report } = runAddOn(host, highs);
    const changed = (): unknown =>
      database.query(`SELECT run.updated_at AS run, MAX(item.updated_at) AS item, COUNT(DISTINCT item.updated_at) AS n
        FROM optimization_runs AS run JOIN portfolios AS plan ON plan.optimization_run_id = run.id
        JOIN portfolio_items AS item ON item.portfolio_id = plan.id
        WHERE run.run_id = '${report.run_id}' GROUP BY run.id, run.updated_at`)[0];
    const before = changed();
    callAddOn(host, 'saveNotes', null);
    expect(changed()).toEqual(before);
    typeBeside(host.state.workbook, 'Results', ({ rank }) => rank === 1, 'notes', 'new');
    callAddOn(host, 'saveNotes', null);
    const noted = changed();
    expect(noted).not.toEqual(before);
    expect(noted).toMatchObject({ n: '2' });
    callAddOn(host, 'saveNotes', null);
    expect(changed()).toEqual(noted);
  });

  test('somebody else who opens the spreadsheet is told to enter a login, and needs none to check inputs', () => {
    const host = open();
    callAddOn(host, 'saveSettings', { kind: 'database', ...login() });
    const other = open({ workbook: host.state.workbook });
    for (const [name, value] of host.state.properties.document) other.state.properties.document.set(name, value);
    expect(callAddOn(other, 'readSettings', null).reply).toMatchObject({
      kind: 'database',
      user: '',
      hasPassword: false,
    });
    expect(() => runAddOn(other, highs)).toThrow(/Open Settings, enter your user and password/u);
    const { call } = callAddOn(other, 'checkInputs', null);
    expect(call.serviceCalls.connections).toBe(0);
  });
});
