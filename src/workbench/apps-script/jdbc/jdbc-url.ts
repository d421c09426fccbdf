import type { Dialect } from '../../database/request';
import { GoogleError, NotEmulatedError } from '../google-error';
import { CONNECTION_FAILED } from './jdbc-options';

/** What a database URL says. User and password are undefined when it has none. */
export interface JdbcUrl {
  readonly dialect: Dialect;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

const PROTOCOLS: Readonly<Record<string, { readonly dialect: Dialect; readonly port: number }>> = {
  mysql: { dialect: 'mysql', port: 3306 },
  postgresql: { dialect: 'postgresql', port: 5432 },
};

/** Reads what Jdbc.getConnection takes. */
export function readJdbcUrl(url: string): JdbcUrl {
  const protocol = /^jdbc:([a-z]+):/.exec(url)?.[1] ?? '';
  if (protocol === 'sqlserver' || protocol === 'oracle') throw new NotEmulatedError(`Jdbc for ${protocol}`);
  const known = PROTOCOLS[protocol];
  if (known === undefined) throw new GoogleError('Connection URL uses an unsupported JDBC protocol.');
  const found = /^jdbc:[a-z]+:\/\/(\[[^\]]+\]|[^:/?]+)(?::(\d+))?(?:\/([^?]*))?(?:\?(.*))?$/.exec(url);
  if (found === null) throw new GoogleError('Connection URL is malformed.');
  const [, host = '', port, database = '', query = ''] = found;
  const properties = new URLSearchParams(query);
  const unsupported = [...properties.keys()].filter((name) => name !== 'user' && name !== 'password');
  if (unsupported.length > 0) {
    throw new GoogleError(`The following connection properties are unsupported: ${unsupported.join(',')}.`);
  }
  return {
    dialect: known.dialect,
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? known.port : Number(port),
    database: decodeURIComponent(database),
    user: properties.get('user') ?? undefined,
    password: properties.get('password') ?? undefined,
  };
}

/** Reads what Jdbc.getCloudSqlConnection takes: MySQL only, an instance in place of a host. */
export function readCloudSqlUrl(url: string, instances: Readonly<Record<string, string>>): JdbcUrl {
  const found = /^jdbc:google:mysql:\/\/([^/?]+)(?:\/([^?]*))?$/.exec(url);
  if (found === null) throw new GoogleError('Connection URL uses an unsupported JDBC protocol.');
  const [, instance = '', database = ''] = found;
  const place = /^(.+):(\d+)$/.exec(instances[instance] ?? '');
  if (place === null) throw new GoogleError(CONNECTION_FAILED);
  const [, host = '', port] = place;
  return { dialect: 'mysql', host, port: Number(port), database, user: undefined, password: undefined };
}
