import type { ConnectionOutcome } from '../../../src/core/app/calls';
import type { Engine } from '../../../src/core/model/engine';
import { loadHighs } from '../../../src/engines/highs';
import type { Host, HostOptions } from '../../../src/workbench/host';
import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS } from '../../databases/server-url';
import { callAddOn, openAddOn, runAddOn, typedWorkbook } from '../built-add-on';
import { plainPlan } from '../plans';

// Others may keep the machine busy.
jest.setTimeout(120_000);

const secret = 'Pa55 wörd\'"\\$&';
let highs: Engine;
beforeAll(async () => {
  highs = await loadHighs();
});

const open = (options: Partial<HostOptions> = {}, count = 5): Host =>
  openAddOn(typedWorkbook(plainPlan(count)), options);

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
    expect(callAddOn(host, 'copyHistory', null).reply).toEqual({ copied: 1, remaining: 0 });
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
