import { HostError } from '../../../core/app/host-error';
import { connectionFailureOf, connectionFailures } from './connection-failure';
import type { Dialect } from './dialect';
import { mysqlDialect } from './mysql-dialect';
import { postgresDialect } from './postgres-dialect';
import { JdbcSession } from './session';

/** How a kind of database is reached. */
interface Driver {
  readonly dialect: Dialect;
  connect(url: string, user: string, password: string): GoogleAppsScript.JDBC.JdbcConnection;
}

/** Host and port, and the database; a URL never holds user, password or parameters. */
const drivers: readonly (readonly [RegExp, Driver])[] = [
  [
    /^jdbc:google:mysql:\/\/[^/?#@\s]+\/[^/?#@\s]+$/u,
    { dialect: mysqlDialect, connect: (...login) => Jdbc.getCloudSqlConnection(...login) },
  ],
  [
    /^jdbc:mysql:\/\/[^/?#@\s]+\/[^/?#@\s]+$/u,
    { dialect: mysqlDialect, connect: (...login) => Jdbc.getConnection(...login) },
  ],
  [
    /^jdbc:postgresql:\/\/[^/?#@\s]+\/[^/?#@\s]+$/u,
    { dialect: postgresDialect, connect: (...login) => Jdbc.getConnection(...login) },
  ],
];

/** Where a database is, and who connects to it. */
export interface Address {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** What the URL of a database must look like, for people. */
export const urlHelp =
  'Write the URL as jdbc:mysql://host:3306/database, jdbc:postgresql://host:5432/database or, for Cloud SQL with MySQL, jdbc:google:mysql://project:region:instance/database. User and password have fields of their own.';

/** A database that is connected to when it is first asked something; null when the URL names none. */
export function openDatabase({
  url,
  user,
  password,
}: Address): { readonly session: JdbcSession; readonly dialect: Dialect } | null {
  const driver = drivers.find(([pattern]) => pattern.test(url))?.[1];
  if (driver === undefined) return null;
  const session = new JdbcSession(() => {
    try {
      return driver.connect(url, user, password);
    } catch (error) {
      // Failed connections are limited to 100 a day: it is never tried again here.
      throw new HostError(connectionFailures[connectionFailureOf(error)], withoutPassword(error, password));
    }
  });
  return { session, dialect: driver.dialect };
}

/** What a driver said, whatever it may repeat of what it was given: it will be logged. */
function withoutPassword(error: unknown, password: string): Error {
  const text = error instanceof Error ? error.message : String(error);
  return new Error(password === '' ? text : text.split(password).join('***'));
}
