import type { ConnectionReport } from '../../../core/app/calls';
import { type HostError, isHostError } from '../../../core/app/host-error';
import { connectionFailureOf } from './connection-failure';
import type { Dialect } from './dialect';
import { kindOfFailure } from './failure';
import { migrate, missingOf } from './migrate';
import { type Address, openDatabase, urlHelp } from './open-database';
import type { JdbcSession } from './session';

/** Tries an address without changing anything there. */
export function testDatabase(address: Address): ConnectionReport {
  return connect(address, (session, dialect) =>
    missingOf(session, dialect).length === 0
      ? `${dialect.label} answers, and the tables are there.`
      : `${dialect.label} answers. Choose Save to create the tables and to keep runs there.`,
  );
}

/** Connects and brings the tables about. */
export function prepareDatabase(address: Address): ConnectionReport {
  return connect(address, (session, dialect) => {
    migrate(session, dialect);
    return `Runs are kept in ${dialect.label} from now on.`;
  });
}

/** Connects once and does something, which says what came of it; what goes wrong is told in the report. */
function connect(address: Address, action: (session: JdbcSession, dialect: Dialect) => string): ConnectionReport {
  const database = openDatabase(address);
  if (database === null) return failed('not-a-jdbc-url', `This is no database URL. ${urlHelp}`);
  try {
    const message = action(database.session, database.dialect);
    return { ok: true, code: 'connected', message, uncopied: 0 };
  } catch (error) {
    if (!isHostError(error)) throw error;
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
