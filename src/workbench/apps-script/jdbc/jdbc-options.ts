/** What Jdbc is made of; plain data. */
export interface JdbcOptions {
  /** Where each Cloud SQL instance is: `host:port` by instance connection name. None by default. */
  readonly cloudSql?: Readonly<Record<string, string>>;
  /**
   * Time zone of PostgreSQL sessions, which its driver takes from the machine it runs on. Nobody knows Google's, so a
   * statement had better not depend on it; the default is far from UTC.
   */
  readonly sessionTimeZone?: string;
  /** True: a connection that fails says only the one sentence that Apps Script often has for all of them. */
  readonly hidesReasons?: boolean;
}

/** Said for connections that fail for a reason which Apps Script does not pass on. */
export const CONNECTION_FAILED =
  'Failed to establish a database connection. Check connection string, username and password.';
