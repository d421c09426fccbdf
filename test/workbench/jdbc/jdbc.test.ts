import { openDatabase, type TestDatabase } from '../../databases/open-database';
import { DATABASE_KINDS, sleep } from '../../databases/server-url';
import { hostRunning, refusal } from '../script-host';
import { startMysql8 } from './mysql8-server';
import { refusalIn, runScript } from './script';

describe.each(DATABASE_KINDS)('Jdbc on %s', (kind) => {
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase(kind);
    database.query('CREATE TABLE people (id int PRIMARY KEY, name varchar(50))');
  });
  beforeEach(() => database.query('DELETE FROM people'));
  afterAll(() => database.drop());

  test('statements and connections are counted, transaction control is not', () => {
    const { serviceCalls } = runScript(
      database,
      `const c = connect(); c.setAutoCommit(false);
       const s = c.prepareStatement('INSERT INTO people VALUES (?, ?)');
       s.setInt(1, 1); s.setString(2, 'Ada'); s.executeUpdate();
       c.createStatement().execute('DELETE FROM people');
       c.commit(); c.close();`,
    );
    expect([serviceCalls.connections, serviceCalls.statements, serviceCalls.jdbc]).toEqual([1, 2, 7]);
  });

  test('many rows are written with one executeBatch and read with one getRows', () => {
    const { value, serviceCalls } = runScript(
      database,
      `const c = connect(); c.setAutoCommit(false);
       const rows = []; for (let i = 1; i <= 200; i += 1) rows.push([i, i % 2 ? 'name ' + i : null]);
       const counts = c.prepareStatement('INSERT INTO people VALUES (?, ?)').executeBatch(rows);
       c.commit();
       const result = c.createStatement().executeQuery('SELECT id, name FROM people ORDER BY id');
       const first = result.getRows("getInt(1), getString('name')", 3);
       return [counts.length, first, result.getRows('getInt("ID")').length, result.getRows('getInt(1)').length];`,
    );
    expect(value).toEqual([
      200,
      [
        [1, 'name 1'],
        [2, null],
        [3, 'name 3'],
      ],
      197,
      0,
    ]);
    expect(serviceCalls.statements).toBe(2);
  });

  test('a connection left open is broken at the end of the execution, and nothing uncommitted stays', () => {
    const body = `const c = connect(); c.setAutoCommit(false);
      c.createStatement().execute("INSERT INTO people VALUES (1, 'Ada')"); throw new Error('the end');`;
    expect(() => runScript(database, body)).toThrow('the end');
    expect(database.query('SELECT id FROM people')).toEqual([]);
    // The row is not locked either.
    database.query("INSERT INTO people VALUES (1, 'Eve')");
    expect(openConnections(database)).toBe(0);
  });

  test('a question to the person breaks open connections', () => {
    const body = `const c = connect(); c.setAutoCommit(false);
      c.createStatement().execute("INSERT INTO people VALUES (1, 'Ada')");
      SpreadsheetApp.getUi().alert('Go on?');
      const closed = c.isClosed();
      try { c.commit(); } catch (e) { return [closed, e.message]; }`;
    const words = {
      mariadb: 'No operations allowed after connection closed.',
      postgresql: 'This connection has been closed.',
    };
    expect(runScript(database, body).value).toEqual([true, words[kind]]);
    expect(database.query('SELECT id FROM people')).toEqual([]);
  });

  test('a connection that the server ends fails in the middle and is closed', () => {
    const kill = kind === 'mariadb' ? 'KILL CONNECTION_ID()' : 'SELECT pg_terminate_backend(pg_backend_pid())';
    const body = `const c = connect(); const s = c.createStatement();
      const said = []; for (const sql of ["${kill}", 'SELECT 1', 'SELECT 1']) try { s.execute(sql); said.push('fine'); } catch (e) { said.push(e.message); }
      return said.concat(c.isClosed(), c.isValid(1));`;
    const said = runScript(database, body).value as readonly unknown[];
    expect(said.slice(1)).toEqual(
      kind === 'mariadb'
        ? [
            expect.stringContaining('Communications link failure'),
            'No operations allowed after connection closed.',
            true,
            false,
          ]
        : ['An I/O error occurred while sending to the backend.', 'This connection has been closed.', true, false],
    );
    expect(said[0]).toMatch(kind === 'mariadb' ? /killed|interrupted/ : /FATAL: terminating connection/);
  });

  test('a statement is stopped after its time, and the connection lives on', () => {
    const slow = kind === 'mariadb' ? 'SELECT SLEEP(20)' : 'SELECT pg_sleep(20)';
    const body = `const s = connect().createStatement(); s.setQueryTimeout(1);
      const out = []; try { s.executeQuery('${slow}'); } catch (e) { out.push(e.message); }
      s.setQueryTimeout(0); const r = s.executeQuery('SELECT 7'); r.next(); return out.concat(r.getInt(1));`;
    const startedAt = performance.now();
    const { value } = runScript(database, body);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(value).toEqual([expect.stringMatching(/cancel/), 7]);
  });

  test('Jdbc is not there for simple triggers, and it says which permission it wants', () => {
    const script = hostRunning('', {
      code: 'function onOpen() { Jdbc.getConnection("jdbc:mysql://host/db", "u", "p"); }',
    });
    expect(() => script.trigger('onOpen')).toThrow(
      'You do not have permission to call Jdbc.getConnection. Required permissions: https://www.googleapis.com/auth/script.external_request',
    );
  });

  test('a wrong password, an unknown database and a missing right are told apart, and the password is never said', () => {
    const secret = 'hunter2-secret';
    const messages = [
      `Jdbc.getConnection(db.jdbcUrl, db.user, '${secret}')`,
      `Jdbc.getConnection(db.jdbcUrl + '_missing', db.user, db.password)`,
      'Jdbc.getConnection(db.jdbcUrl.replace(String(db.port), "1"), db.user, db.password)',
      'Jdbc.getConnection(db.jdbcUrl.replace(db.host, "no-such-host.invalid"), db.user, db.password)',
    ].map((body) => String(refusalIn(database, body)));
    const expected = {
      mariadb: [
        /Access denied for user/,
        /Unknown database/,
        /Communications link failure/,
        /Communications link failure/,
      ],
      postgresql: [
        /FATAL: password authentication failed for user/,
        /FATAL: database ".*" does not exist/,
        /Connection to .*:1 refused\./,
        /The connection attempt failed\./,
      ],
    };
    for (const [at, words] of expected[kind].entries()) expect(messages[at]).toMatch(words);
    expect(messages.join()).not.toContain(secret);
    const hidden = refusalIn(database, "Jdbc.getConnection(db.jdbcUrl, 'x', 'y')", {
      jdbc: { hidesReasons: true },
    });
    expect(hidden).toBe(
      'Exception: Failed to establish a database connection. Check connection string, username and password.',
    );
  });

  test('methods that the emulation has not say so by name', () => {
    expect(refusalIn(database, 'connect().setSavepoint()')).toBe(
      'Exception: Jdbc.JdbcConnection.setSavepoint is not emulated',
    );
    expect(refusalIn(database, 'connect().prepareStatement("SELECT 1").setString(1, null)')).toMatch(
      /^Exception: The parameters \(number,null\) don't match the method signature for Jdbc.JdbcPreparedStatement.setString/,
    );
  });
});

describe('Jdbc for Cloud SQL', () => {
  let database: TestDatabase;
  beforeAll(() => {
    database = openDatabase('mariadb');
  });
  afterAll(() => database.drop());

  test('an instance is reached by its connection name', () => {
    const body = `const c = Jdbc.getCloudSqlConnection(db.cloudSqlUrl, db.user, db.password);
      const r = c.createStatement().executeQuery('SELECT DATABASE()'); r.next(); return r.getString(1);`;
    expect(runScript(database, body).value).toBe(database.name);
    expect(refusalIn(database, "Jdbc.getCloudSqlConnection('jdbc:google:mysql://a:b:c/db', 'u', 'p')")).toMatch(
      /^Exception: Failed to establish a database connection/,
    );
    expect(refusalIn(database, 'Jdbc.getCloudSqlConnection(db.jdbcUrl, db.user, db.password)')).toBe(
      'Exception: Connection URL uses an unsupported JDBC protocol.',
    );
  });

  test('a server that wants the newer password plugin is refused without a reason, as in Apps Script', async () => {
    const { port, stop } = startMysql8();
    const body = `Jdbc.getConnection('jdbc:mysql://127.0.0.1:${port}/db', 'someone', 'secret')`;
    expect(refusalIn(database, body)).toBe(
      'Exception: Failed to establish a database connection. Check connection string, username and password.',
    );
    await stop();
  });

  test('a user without rights is refused in the words of the server', () => {
    database.query(`CREATE USER '${database.name}'@'%' IDENTIFIED BY 'pw'`);
    const body = "Jdbc.getConnection(db.jdbcUrl, db.name, 'pw')";
    expect(refusalIn(database, body)).toMatch(/^Exception: Access denied for user '.*' to database '.*'$/);
    database.query(`DROP USER '${database.name}'@'%'`);
  });
});

test.each([
  ['jdbc:mariadb://host/db', 'Connection URL uses an unsupported JDBC protocol.'],
  ['mysql://host/db', 'Connection URL uses an unsupported JDBC protocol.'],
  ['jdbc:mysql:host', 'Connection URL is malformed.'],
  ['jdbc:mysql://h/db?useSSL=false&user=me', 'The following connection properties are unsupported: useSSL.'],
  ['jdbc:oracle:thin:@h', 'Jdbc for oracle is not emulated'],
])('the address %s is refused', (url, message) => {
  expect(refusal(`Jdbc.getConnection('${url}', 'u', 'p')`)).toBe(`Exception: ${message}`);
});

/** Connections to the database besides the test's own; those that are just being closed get a moment. */
function openConnections(database: TestDatabase): number {
  const sql =
    database.kind === 'mariadb'
      ? `SELECT count(*) - 1 AS n FROM information_schema.processlist WHERE db = '${database.name}'`
      : `SELECT count(*) - 1 AS n FROM pg_stat_activity WHERE datname = '${database.name}'`;
  for (let tries = 0; ; tries += 1) {
    const open = Number(database.query(sql)[0]?.n);
    if (open === 0 || tries === 100) return open;
    sleep(20);
  }
}
