import { anyOf, methodsOn } from '../service-object';
import { ServiceObject, serviceKind } from '../service-value';
import { connectionObject } from './connection';
import { CONNECTION_FAILED, type JdbcOptions } from './jdbc-options';
import { type JdbcUrl, readCloudSqlUrl, readJdbcUrl } from './jdbc-url';
import { mysqlDriver } from './mysql-driver';
import { OpenConnection } from './open-connection';
import { postgresDriver } from './postgres-driver';

/** Jdbc for one execution. It lives in the thread of that execution and shares nothing with others. */
export interface Jdbc {
  /** The global `Jdbc`. */
  readonly service: ServiceObject;
  /**
   * Drops every open connection as a broken line does: at the end of an execution however it ends, and when a question to
   * the person suspends it. The servers undo what was not committed.
   */
  readonly breakConnections: () => void;
}

interface Opened {
  readonly options: JdbcOptions;
  readonly connections: Set<OpenConnection>;
}

const connect = methodsOn<Opened>('connections');

const jdbcKind = serviceKind<Opened>('Jdbc', {
  getConnection: anyOf<Opened>(
    connect(['String'], (jdbc, url) => open(jdbc, readJdbcUrl(url))),
    connect(['String', 'String', 'String'], (jdbc, url, user, password) =>
      open(jdbc, { ...readJdbcUrl(url), user, password }),
    ),
  ),
  getCloudSqlConnection: anyOf<Opened>(
    connect(['String'], (jdbc, url) => open(jdbc, readCloudSqlUrl(url, jdbc.options.cloudSql ?? {}))),
    connect(['String', 'String', 'String'], (jdbc, url, user, password) =>
      open(jdbc, { ...readCloudSqlUrl(url, jdbc.options.cloudSql ?? {}), user, password }),
    ),
  ),
});

/** Makes Jdbc for one execution; nothing is opened yet. */
export function openJdbc(options: JdbcOptions = {}): Jdbc {
  const connections = new Set<OpenConnection>();
  return {
    service: new ServiceObject(jdbcKind, { options, connections }) as ServiceObject,
    breakConnections: () => {
      for (const connection of connections) connection.close(false);
      connections.clear();
    },
  };
}

function open({ options, connections }: Opened, url: JdbcUrl): ServiceObject<OpenConnection> {
  const driver = url.dialect === 'mysql' ? mysqlDriver : postgresDriver;
  const connection = new OpenConnection(url, driver, {
    timeZone: options.sessionTimeZone ?? 'America/Los_Angeles',
    hidesReasons: options.hidesReasons === true ? CONNECTION_FAILED : null,
  });
  connections.add(connection);
  return connectionObject(connection);
}
