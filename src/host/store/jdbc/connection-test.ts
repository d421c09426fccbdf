import type { ConnectionReport } from '../../../core/app/calls';
import { type HostError, isHostError } from '../../../core/app/host-error';
import { connectionFailureOf } from './connection-failure';
import type { Dialect } from './dialect';
import { kindOfFailure } from './failure';
import { migrate } from './migrate';
import { type Address, openDatabase, urlHelp } from './open-database';
import { requireCreating, requireWriting } from './rights';
import { requireNoOrphans, stateOf } from './schema-state';
import type { JdbcSession } from './session';

/** Tries an address without changing anything there. */
export function testDatabase(address: Address): ConnectionReport {
  return connect(address, (session, dialect) => {
    const state = stateOf(session, dialect);
    if (state.isComplete) {
      requireWriting(session, dialect);
      return `${dialect.label} answers, and the tables are there.`;
    }
    requireNoOrphans(session, dialect, state);
    requireCreating(session);
    if (state.widowed.length + state.unguarded.length > 0) {
      return `${dialect.label} answers, but tables or foreign keys were removed. Choose Save to bring them back.`;
    }
    return `${dialect.label} answers. Choose Save to create the tables and to keep runs there.`;
  });
}

/** Connects and brings the tables about. */
export function prepareDatabase(address: Address): ConnectionReport {
  return connect(address, (session, dialect) => {
    migrate(session, dialect);
    requireWriting(session, dialect);
    return `Runs are kept in ${dialect.label} from now on.`;
  });
}

/** Connects once and does something, which says what came of it; what goes wrong is told in the report. */
function connect(address: Address, action: (session: JdbcSession, dialect: Dialect) => string): ConnectionReport {
  const database = openDatabase(address);
  if (database === null) return failed('not-a-jdbc-url', `${whyNoUrl(address.url)} ${urlHelp}`);
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

const whyNoUrl = (url: string): string =>
  url.includes('?')
    ? 'This database URL has parameters, which are not used: take away everything from the ? on.'
    : 'This is no database URL.';

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
