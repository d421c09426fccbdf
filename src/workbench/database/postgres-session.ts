import { Client } from 'pg';
import { cancelRequest } from './postgres-cancel';
import { PostgresStatement, type Wire } from './postgres-statement';
import type { ConnectionTarget } from './request';
import { CONNECT_LIMIT_MS, type DatabaseSession, hangUp, SessionError } from './session';

/** The parts of a pg client that are used here; its types leave some of them out. */
interface OpenClient {
  readonly connection: Wire;
  readonly processID: number;
  readonly secretKey: number;
  readonly getTransactionStatus: () => 'I' | 'T' | 'E' | null;
  readonly connect: () => Promise<unknown>;
  readonly query: (statement: PostgresStatement) => unknown;
  readonly end: () => Promise<void>;
  readonly on: (event: 'error', listener: () => void) => void;
}

/** What the server says when it refuses or fails. */
interface ServerMessage {
  readonly message: string;
  readonly severity?: string;
  readonly code?: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: string;
  readonly where?: string;
}

/** Opens a connection to PostgreSQL. Rejects with SessionError. */
export async function openPostgresSession(target: ConnectionTarget): Promise<DatabaseSession> {
  const { host, port, user, password, database, timeZone } = target;
  const client = new Client({
    host,
    port,
    user,
    password,
    // As the driver does: without a name it is the user's.
    database: database === '' ? user : database,
    ssl: false,
    options: `-c TimeZone=${timeZone} -c DateStyle=ISO -c client_encoding=UTF8`,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  }) as unknown as OpenClient;
  // Without a listener a connection that breaks would end the thread; the next statement says so.
  client.on('error', () => undefined);
  let serverVersion = '';
  client.connection.on('parameterStatus', (told) => {
    if (told.parameterName === 'server_version') serverVersion = told.parameterValue;
  });
  await client.connect().catch((error: unknown) => {
    throw failureOf(error, true);
  });

  const execute = async (...args: ConstructorParameters<typeof PostgresStatement>) => {
    const statement = new PostgresStatement(...args);
    client.query(statement);
    return statement.outcome.catch((error: unknown) => {
      throw failureOf(error, false);
    });
  };
  return {
    facts: () => ({ serverVersion, plainBackslash: true }),
    run: async (sql, values, { begin, timeoutMs }) => {
      if (begin && client.getTransactionStatus() === 'I') await execute('BEGIN', []);
      if (timeoutMs === 0) return execute(sql, values);
      const timer = setTimeout(() => cancelRequest(host, port, client.processID, client.secretKey), timeoutMs);
      return execute(sql, values).finally(() => clearTimeout(timer));
    },
    close: (politely) =>
      hangUp(client.connection.stream, () => {
        if (politely) client.end().catch(() => undefined);
        else client.connection.stream.end();
      }),
  };
}

/** The driver's text: the message with its kind before it, and what the server adds on lines of their own. */
function failureOf(error: unknown, connecting: boolean): SessionError {
  const said = error as ServerMessage;
  if (said.message.includes('client password must be')) {
    const message = 'The server requested SCRAM-based authentication, but the password is an empty string.';
    return new SessionError({ kind: 'server', message, sqlState: '08004' });
  }
  if (said.severity === undefined) {
    const unopened = said.code === 'ECONNREFUSED' ? 'refused' : 'unreachable';
    const kind = connecting ? unopened : 'lost';
    return new SessionError({ kind, message: said.message, sqlState: connecting ? '08001' : '08006' });
  }
  const more = [
    ['Detail', said.detail],
    ['Hint', said.hint],
    ['Position', said.position],
    ['Where', said.where],
  ].flatMap(([name, text]) => (text === undefined ? [] : [`\n  ${name}: ${text}`]));
  const message = `${said.severity}: ${said.message}${more.join('')}`;
  return new SessionError({ kind: 'server', message, sqlState: said.code ?? '' });
}
