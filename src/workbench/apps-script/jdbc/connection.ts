import { methodsOn } from '../service-object';
import { ServiceObject, serviceKind } from '../service-value';
import type { OpenConnection } from './open-connection';
import { plainStatement, preparedStatement } from './statement';

const call = methodsOn<OpenConnection>('jdbc');

const metaDataKind = serviceKind<OpenConnection>('Jdbc.JdbcDatabaseMetaData', {
  getDatabaseProductName: call([], ({ driver }) => driver.productName),
  getDatabaseProductVersion: call([], ({ serverVersion }) => serverVersion),
  getDatabaseMajorVersion: call([], ({ serverVersion }) => Number.parseInt(serverVersion, 10)),
  getDatabaseMinorVersion: call([], ({ serverVersion }) => Number(/^\d+\.(\d+)/.exec(serverVersion)?.[1] ?? 0)),
});

const connectionKind = serviceKind<OpenConnection>('Jdbc.JdbcConnection', {
  prepareStatement: call(['String'], (connection, sql) => preparedStatement(connection, sql)),
  createStatement: call([], (connection) => plainStatement(connection)),
  setAutoCommit: call(['Boolean'], (connection, on) => {
    connection.setAutoCommit(on);
    return null;
  }),
  getAutoCommit: call([], (connection) => connection.autoCommit),
  commit: call([], (connection) => {
    connection.commit();
    return null;
  }),
  rollback: call([], (connection) => {
    connection.rollback();
    return null;
  }),
  setTransactionIsolation: call(['Integer'], (connection, level) => {
    connection.setIsolation(level);
    return null;
  }),
  getTransactionIsolation: call([], (connection) => connection.getIsolation()),
  isClosed: call([], (connection) => connection.isClosed),
  isValid: call(['Integer'], (connection, seconds) => connection.isValid(seconds)),
  close: call([], (connection) => {
    connection.close(true);
    return null;
  }),
  getMetaData: call([], (connection) => {
    connection.check();
    return new ServiceObject(metaDataKind, connection);
  }),
});

/** A connection as a script sees it. */
export function connectionObject(connection: OpenConnection): ServiceObject<OpenConnection> {
  return new ServiceObject(connectionKind, connection);
}
