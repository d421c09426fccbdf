import type { Socket } from 'node:net';
import mysql, { type Connection, type FieldPacket, type QueryError, type ResultSetHeader } from 'mysql2';
import type { ConnectionTarget, ResultCell, ResultColumn, StatementOutcome } from './request';
import { CONNECT_LIMIT_MS, type DatabaseSession, hangUp, SessionError } from './session';

const { Types } = mysql;
/** Types whose columns hold text or bytes, by their character set. */
const TEXT_TYPES: readonly number[] = [
  Types.VARCHAR,
  Types.VAR_STRING,
  Types.STRING,
  Types.BLOB,
  Types.LONG_BLOB,
  Types.MEDIUM_BLOB,
  Types.TINY_BLOB,
];
/** mysql2 lists its types both ways, and its declarations only one. */
const TYPE_NAMES = Types as unknown as Readonly<Record<number, string>>;
/** Number of the character set `binary`. */
const BINARY = 63;
/** Bit of the server's status: a backslash in a string is an ordinary character. */
const NO_BACKSLASH_ESCAPES = 512;

/** The parts of a mysql2 connection that its types leave out. */
interface OpenConnection extends Connection {
  readonly stream: Socket;
  readonly _handshakePacket?: { readonly serverVersion?: string };
}

/** What a column of an answer looks like before it is read. */
type Column = FieldPacket & { readonly characterSet?: number; readonly columnType?: number };

/** Opens a connection to MySQL or MariaDB. Rejects with SessionError. */
export async function openMysqlSession(target: ConnectionTarget): Promise<DatabaseSession> {
  const { host, port, user, password, database } = target;
  const options = {
    host,
    port,
    user,
    password,
    charset: 'UTF8MB4_GENERAL_CI',
    connectTimeout: CONNECT_LIMIT_MS,
    multipleStatements: false,
    authPlugins: { caching_sha2_password: refusePlugin, sha256_password: refusePlugin },
    ...(database === '' ? {} : { database }),
  };
  const connection = await connect(options);
  // Without a listener a connection that breaks would end the thread; the next statement says so.
  connection.on('error', () => undefined);
  let status = 0;
  const execute = (sql: string): Promise<StatementOutcome> =>
    new Promise((resolve, reject) => {
      const query = { sql, rowsAsArray: true, typeCast: false };
      connection.query(query, (error: QueryError | null, result: unknown, fields: unknown) => {
        if (error !== null) return reject(failureOf(error));
        const outcome = outcomeOf(result, fields);
        if (outcome.columns === null) status = (lastOf(result) as ResultSetHeader).serverStatus;
        resolve(outcome);
      });
    });
  // As the drivers do by default: what does not fit is refused instead of being cut.
  await execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_TRANS_TABLES')");
  const {
    rows: [most],
  } = await execute('SELECT @@max_allowed_packet');
  const mostBytes = Number(most?.[0]);
  const check = (sql: string): void => {
    const bytes = 1 + Buffer.byteLength(sql);
    if (bytes > mostBytes) throw tooLarge(bytes, mostBytes);
  };
  return {
    facts: () => ({
      serverVersion: (connection._handshakePacket?.serverVersion ?? '').replace(/^5\.5\.5-/, ''),
      plainBackslash: (status & NO_BACKSLASH_ESCAPES) !== 0,
    }),
    run: async (sql, _values, { timeoutMs }) => {
      check(sql);
      if (timeoutMs === 0) return execute(sql);
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        killQuery(options, connection.threadId);
      }, timeoutMs);
      try {
        return await execute(sql);
      } catch (error) {
        if (!timedOut) throw error;
        const message = 'Statement cancelled due to timeout or client request';
        throw new SessionError({ kind: 'timeout', message, sqlState: 'HY008' });
      } finally {
        clearTimeout(timer);
      }
    },
    close: (politely) => hangUp(connection.stream, () => (politely ? connection.end() : connection.stream.end())),
  };
}

function connect(options: mysql.ConnectionOptions): Promise<OpenConnection> {
  return new Promise((resolve, reject) => {
    const connection = mysql.createConnection(options) as OpenConnection;
    connection.once('error', (error: QueryError) => reject(failureOf(error, true)));
    connection.once('connect', () => resolve(connection));
  });
}

/** The driver refuses it before it is sent: the server would break off the connection in the middle of reading it. */
function tooLarge(bytes: number, most: number): SessionError {
  const message = `Packet for query is too large (${bytes} > ${most}). You can change this value on the server by setting the 'max_allowed_packet' variable.`;
  return new SessionError({ kind: 'server', message, sqlState: 'S1000' });
}

/** Apps Script's driver knows only the older plugin. */
function refusePlugin(): () => Promise<never> {
  const sqlState = '08001';
  return () => Promise.reject(new SessionError({ kind: 'authentication_plugin', message: 'unknown plugin', sqlState }));
}

function killQuery(options: mysql.ConnectionOptions, threadId: number): void {
  const other = mysql.createConnection(options);
  other.on('error', () => undefined);
  other.query(`KILL QUERY ${threadId}`, () => other.end());
}

function failureOf(error: QueryError, connecting = false): SessionError {
  if (error instanceof SessionError) return error;
  if (error.sqlState !== undefined && error.sqlState !== '') {
    return new SessionError({ kind: 'server', message: error.message, sqlState: error.sqlState });
  }
  const plugin = error.code === 'AUTH_SWITCH_PLUGIN_ERROR' || /authentication using unknown plugin/.test(error.message);
  const unopened = error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable';
  const kind = plugin ? 'authentication_plugin' : connecting ? unopened : 'lost';
  return new SessionError({ kind, message: error.message, sqlState: connecting ? '08001' : '08S01' });
}

/** A stored procedure gives several answers; the last tells the state of the session. */
function lastOf(result: unknown): unknown {
  return Array.isArray(result) ? result.at(-1) : result;
}

function outcomeOf(result: unknown, fields: unknown): StatementOutcome {
  if (!Array.isArray(fields)) {
    return { columns: null, rows: [], updateCount: (result as ResultSetHeader).affectedRows };
  }
  const columns = (fields as readonly Column[]).map(columnOf);
  const rows = (result as readonly (readonly (Buffer | null)[])[]).map((row) =>
    row.map((cell, at): ResultCell => {
      if (cell === null) return null;
      // A copy: what mysql2 gives is a part of a larger block.
      return columns[at]?.isBinary ? Uint8Array.from(cell) : cell.toString('utf8');
    }),
  );
  return { columns, rows, updateCount: -1 };
}

function columnOf(column: Column): ResultColumn {
  const type = column.columnType ?? column.type ?? Types.NULL;
  const isText = TEXT_TYPES.includes(type);
  return {
    name: column.name,
    type: TYPE_NAMES[type] ?? 'UNKNOWN',
    isBinary: type === Types.BIT || type === Types.GEOMETRY || (isText && column.characterSet === BINARY),
  };
}
