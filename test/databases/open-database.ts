import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { askDatabase } from '../../src/workbench/database/ask-database';
import type { ConnectionTarget } from '../../src/workbench/database/request';
import { type DatabaseKind, serverUrl } from './server-url';

/** A database of a test file's own, on a real server. */
export interface TestDatabase {
  readonly kind: DatabaseKind;
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  readonly password: string;
  /** What Jdbc.getConnection takes, without user and password. */
  readonly jdbcUrl: string;
  /** The same MySQL database for Jdbc.getCloudSqlConnection, on a host that is given `cloudSql`. */
  readonly cloudSqlUrl: string;
  readonly cloudSql: Readonly<Record<string, string>>;
  /** Runs one statement past Jdbc, committed at once; rows by column name, every value as text or null. */
  readonly query: (sql: string) => readonly Readonly<Record<string, string | null>>[];
  /** Drops the database and what is connected to it. */
  readonly drop: () => void;
}

const INSTANCE = 'project:region:instance';
/** Far from those that Jdbc gives out in the same thread. */
let lastConnection = 1_000_000_000;

/** Creates a database with a fresh name; starts the server when this jest run has none yet. Blocks until it is there. */
export function openDatabase(kind: DatabaseKind): TestDatabase {
  buildWorker();
  const server = serverUrl(kind);
  const dialect = kind === 'mariadb' ? 'mysql' : 'postgresql';
  const host = server.hostname;
  const port = Number(server.port || (kind === 'mariadb' ? 3306 : 5432));
  const user = decodeURIComponent(server.username);
  const password = decodeURIComponent(server.password);
  const target = { dialect, host, port, user, password, timeZone: 'UTC' } as const;
  const name = `oc_${randomBytes(6).toString('hex')}`;
  const admin = connect({ ...target, database: kind === 'mariadb' ? '' : 'postgres' });
  admin.query(`CREATE DATABASE ${name}${kind === 'mariadb' ? ' CHARACTER SET utf8mb4' : ''}`);
  const own = connect({ ...target, database: name });
  return {
    kind,
    host,
    port,
    name,
    user,
    password,
    jdbcUrl: `jdbc:${dialect}://${host}:${port}/${name}`,
    cloudSqlUrl: `jdbc:google:mysql://${INSTANCE}/${name}`,
    cloudSql: { [INSTANCE]: `${host}:${port}` },
    query: own.query,
    drop: () => {
      own.close();
      admin.query(`DROP DATABASE ${name}${kind === 'mariadb' ? '' : ' WITH (FORCE)'}`);
      admin.close();
    },
  };
}

function connect(target: ConnectionTarget): Pick<TestDatabase, 'query'> & { readonly close: () => void } {
  lastConnection += 1;
  const connection = lastConnection;
  const ask = (request: Parameters<typeof askDatabase>[0]) => {
    const reply = askDatabase(request);
    if (!reply.ok) throw new Error(reply.failure.message);
    return reply.outcome;
  };
  ask({ kind: 'connect', connection, target });
  return {
    query: (sql) => {
      const outcome = ask({ kind: 'run', connection, sql, values: [], begin: false, timeoutMs: 0 });
      const names = outcome?.columns?.map((column) => column.name) ?? [];
      return (outcome?.rows ?? []).map((row) =>
        Object.fromEntries(names.map((name, at) => [name, cellText(row[at] ?? null)])),
      );
    },
    close: () => ask({ kind: 'close', connection, politely: true }),
  };
}

function cellText(cell: string | Uint8Array | null): string | null {
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('hex') : cell;
}

/** Brings the thread that talks to the databases in step with its source. */
function buildWorker(): void {
  const args = ['build.mjs', '--only=.build/database-worker.mjs'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: join(__dirname, '../..'), encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}
