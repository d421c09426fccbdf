import type { ConnectionReport, DatabaseLogin } from '../../core/app/calls';
import { HostError } from '../../core/app/host-error';
import { connectionFailureOf } from './jdbc/connection-failure';
import type { Dialect } from './jdbc/dialect';
import { kindOfFailure } from './jdbc/failure';
import { missingOf } from './jdbc/migrate';
import { openDatabase, urlHelp } from './jdbc/open-database';
import type { JdbcSession } from './jdbc/session';
import { readLogin } from './place';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Tries a login without changing anything, here or in the database. */
export function testConnection(spreadsheet: Spreadsheet, login: DatabaseLogin): ConnectionReport {
  return connect(spreadsheet, login, (session, dialect) =>
    missingOf(session, dialect).length === 0
      ? `${dialect.label} answers, and the tables are there.`
      : `${dialect.label} answers. Choose Save to create the tables and to keep runs there.`,
  );
}

/** Connects once and does something, which says what came of it; what goes wrong is told in the report. */
export function connect(
  spreadsheet: Spreadsheet,
  { url, user, password }: DatabaseLogin,
  action: (session: JdbcSession, dialect: Dialect) => string,
): ConnectionReport {
  const secret = password ?? readLogin(spreadsheet, url)?.password ?? '';
  const database = openDatabase(url, user, secret);
  if (database === null) return failed('not-a-jdbc-url', `This is no database URL. ${urlHelp}`);
  try {
    const message = action(database.session, database.dialect);
    return { ok: true, code: 'connected', message, uncopied: 0 };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    console.error('connect', error.cause);
    return failed(codeOf(error), error.message);
  } finally {
    database.session.close();
  }
}

const failed = (code: ConnectionReport['code'], message: string): ConnectionReport => ({
  ok: false,
  code,
  message,
  uncopied: 0,
});

function codeOf({ cause }: HostError): ConnectionReport['code'] {
  if (cause === null) return 'other';
  return kindOfFailure(cause) === 'no-rights' && connectionFailureOf(cause) === 'other'
    ? 'no-rights'
    : connectionFailureOf(cause);
}
