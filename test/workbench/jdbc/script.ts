import type { CallOptions, CallResult, HostOptions } from '../../../src/workbench/host';
import type { TestDatabase } from '../../databases/open-database';
import { hostRunning } from '../script-host';

/** Runs a script that has `connect()`, and `db` for the plain facts of the database. */
export function runScript(
  database: TestDatabase,
  body: string,
  options: Partial<HostOptions> = {},
  callOptions: CallOptions = {},
): CallResult {
  const { jdbcUrl, cloudSqlUrl, user, password, host, port, name, cloudSql } = database;
  const head = 'const db = a; const connect = () => Jdbc.getConnection(db.jdbcUrl, db.user, db.password);';
  const script = hostRunning(`${head} ${body}`, { jdbc: { cloudSql }, ...options });
  return script.call('main', [{ jdbcUrl, cloudSqlUrl, user, password, host, port, name }], callOptions);
}

/** What the script catches when `body` fails, as `name: message`. */
export function refusalIn(database: TestDatabase, body: string, options: Partial<HostOptions> = {}): unknown {
  const caught = `try { ${body} } catch (e) { return e.name + ': ' + e.message; } return 'nothing was refused';`;
  return runScript(database, caught, options).value;
}
