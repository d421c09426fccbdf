import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';

/** The databases that the product knows. */
export const DATABASE_KINDS = ['mariadb', 'postgresql'] as const;
/** One of the databases that the product knows. */
export type DatabaseKind = (typeof DATABASE_KINDS)[number];

const VARIABLES = { mariadb: 'OC_MYSQL_URL', postgresql: 'OC_POSTGRES_URL' } as const;
/** Long enough to download and install a server. */
const START_LIMIT_MS = 600_000;

/**
 * Address of a running server, with user and password: the one that OC_MYSQL_URL or OC_POSTGRES_URL names, or a private
 * one that the first caller of a jest run starts. Blocks until it answers; throws in words when there can be none.
 */
export function serverUrl(kind: DatabaseKind): URL {
  const named = process.env[VARIABLES[kind]];
  if (named !== undefined && named !== '') return new URL(named);
  const folder = process.env.OC_DATABASES_FOLDER;
  if (folder === undefined)
    throw new Error('Database servers are started by jest only (see package.json, globalSetup).');
  const state = path.join(folder, `${kind}.json`);
  if (!existsSync(state)) startKeeper(folder, kind);
  const limit = performance.now() + START_LIMIT_MS;
  while (!existsSync(state)) {
    if (performance.now() > limit) throw new Error(`${kind} did not start in time.`);
    sleep(20);
  }
  const { url, error } = JSON.parse(readFileSync(state, 'utf8')) as { readonly url?: string; readonly error?: string };
  if (url === undefined) throw new Error(error);
  return new URL(url);
}

/** Waits without giving others their turn. */
export function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Starts the server's keeper unless another test file has done so. */
function startKeeper(folder: string, kind: DatabaseKind): void {
  let file: number;
  try {
    file = openSync(path.join(folder, `${kind}.keeper`), 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw error;
  }
  const keeper = spawn(process.execPath, [path.join(__dirname, 'keep-server.mjs'), folder, kind], {
    detached: true,
    stdio: 'ignore',
  });
  writeSync(file, String(keeper.pid));
  closeSync(file);
  keeper.unref();
}
