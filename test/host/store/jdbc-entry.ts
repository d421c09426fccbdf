import { HostError } from '../../../src/core/app/host-error';
import type { Store } from '../../../src/core/app/store';
import type { Dialect } from '../../../src/host/store/jdbc/dialect';
import { JdbcStore } from '../../../src/host/store/jdbc/jdbc-store';
import { migrate } from '../../../src/host/store/jdbc/migrate';
import { mysqlDialect } from '../../../src/host/store/jdbc/mysql-dialect';
import { postgresDialect } from '../../../src/host/store/jdbc/postgres-dialect';
import { JdbcSession } from '../../../src/host/store/jdbc/session';

/** Where a call goes. */
export interface Target {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly workbookId: string;
}

/** Calls methods of the Jdbc store in one execution. Takes and gives JSON text. @public */
export function callStore(target: string, calls: string): string {
  const { workbookId } = JSON.parse(target) as Target;
  return within(target, (session, dialect) => {
    const store: Store = new JdbcStore(session, dialect, workbookId);
    const replies = (JSON.parse(calls) as readonly (readonly [string, readonly unknown[]])[]).map(([method, args]) => {
      const [name = '', of = store] = method.startsWith('roadmaps.') ? [method.slice(9), store.roadmaps] : [method];
      // The name is one of the methods of its object.
      const methods = of as unknown as Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;
      return methods[name]?.apply(of, [...args]) ?? null;
    });
    return JSON.stringify(replies);
  });
}

/** Brings the tables about; `extra` statements make one more version. @public */
export function migrateTables(target: string, extra: string, first?: string): string {
  return within(target, (session, dialect) => {
    const published = { version: 1, statements: () => JSON.parse(first ?? 'null') as readonly string[] };
    const next = { version: 2, statements: () => JSON.parse(extra) as readonly string[] };
    if (first !== undefined) migrate(session, dialect, extra === '' ? [published] : [published, next]);
    else migrate(session, dialect);
    return '';
  });
}

function within(target: string, action: (session: JdbcSession, dialect: Dialect) => string): string {
  const { url, user, password } = JSON.parse(target) as Target;
  const session = new JdbcSession(() => Jdbc.getConnection(url, user, password));
  try {
    return action(session, url.startsWith('jdbc:postgresql') ? postgresDialect : mysqlDialect);
  } catch (error) {
    // Only the words for people leave an execution.
    console.error(String(error instanceof HostError ? error.cause : error));
    throw error;
  } finally {
    session.close();
  }
}
