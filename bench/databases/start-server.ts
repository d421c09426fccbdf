import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askDatabase } from '../../src/workbench/database/ask-database';
import type { ConnectionTarget } from '../../src/workbench/database/request';

/** A database on a server of its own. */
export interface BenchDatabase {
  readonly jdbcUrl: string;
  readonly user: string;
  readonly password: string;
  /** What the server calls itself. */
  readonly version: string;
  readonly stop: () => Promise<void>;
}

/** Starts a private server as the tests do, with one empty database; their keeper ends it, and when this process is gone. */
export async function startServer(kind: 'mariadb' | 'postgresql'): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'optimization-center-bench-'));
  writeFileSync(join(folder, 'owner'), String(process.pid));
  const keeper = spawn(process.execPath, ['test/databases/keep-server.mjs', folder, kind], { stdio: 'inherit' });
  const server = await addressOf(join(folder, `${kind}.json`), keeper);
  const dialect = kind === 'mariadb' ? 'mysql' : 'postgresql';
  const { hostname: host, port, username: user, password } = server;
  const database = kind === 'mariadb' ? '' : 'postgres';
  const target: ConnectionTarget = { dialect, host, port: Number(port), user, password, database, timeZone: 'UTC' };
  ask({ kind: 'connect', connection, target });
  ask(run(`CREATE DATABASE bench${kind === 'mariadb' ? ' CHARACTER SET utf8mb4' : ''}`));
  const version = ask(run('SELECT VERSION()'))?.rows?.[0]?.[0];
  ask({ kind: 'close', connection, politely: true });
  return {
    jdbcUrl: `jdbc:${dialect}://${host}:${port}/bench`,
    user,
    password,
    version: `${kind} ${/[\d.]+/u.exec(String(version))?.[0] ?? ''}`,
    stop: async () => {
      keeper.kill('SIGTERM');
      while (keeper.exitCode === null) await sleep(20);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Far from those that Jdbc gives out in the same thread. */
const connection = 1_000_000_000;

const run = (sql: string) => ({ kind: 'run', connection, sql, values: [], begin: false, timeoutMs: 0 }) as const;

function ask(request: Parameters<typeof askDatabase>[0]) {
  const reply = askDatabase(request);
  if (!reply.ok) throw new Error(reply.failure.message);
  return reply.outcome;
}

async function addressOf(file: string, keeper: ChildProcess): Promise<URL> {
  while (!existsSync(file)) {
    if (keeper.exitCode !== null) throw new Error('The server could not be started.');
    await sleep(20);
  }
  // The keeper writes just this.
  const { url, error } = JSON.parse(readFileSync(file, 'utf8')) as { readonly url?: string; readonly error?: string };
  if (url === undefined) throw new Error(error);
  return new URL(url);
}
