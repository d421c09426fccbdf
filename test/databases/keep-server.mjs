/**
 * Starts one private database server and keeps it until the jest run that asked for it ends:
 * `node keep-server.mjs FOLDER mariadb|postgresql`. Its data live in FOLDER only. It writes FOLDER/KIND.json with
 * `url`, or with `error` in words, and stops what it started, by process id, when it is told to or its owner is gone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

const [folder, kind] = process.argv.slice(2);
const ownerPid = Number(readFileSync(join(folder, 'owner'), 'utf8'));
const START_LIMIT_MS = 60_000;
/** The user `nobody`, who exists everywhere: PostgreSQL refuses to run as root. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
const packages = ['mariadb-server-core', 'mariadb-client-core', 'postgresql'];
const installCommands = ['apt-get update', `apt-get install -y --no-install-recommends ${packages.join(' ')}`];

const servers = {
  mariadb: {
    program: 'mariadbd',
    initializer: 'mariadb-install-db',
    prepare: prepareMariadb,
    readyLine: 'ready for connections',
  },
  postgresql: {
    program: 'postgres',
    initializer: 'initdb',
    prepare: preparePostgresql,
    readyLine: 'ready to accept connections',
  },
};

let child;

async function main() {
  const server = servers[kind];
  const data = join(folder, `${kind}-data`);
  const programs = findPrograms(server) ?? install(server);
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) {
    spawnSync('chmod', ['755', folder]);
    chownSync(data, NOBODY, NOBODY);
  }
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const { args, url } = server.prepare({ ...programs, data, port, password });
  child = spawn(programs.program, args, { ...identity, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] });
  await ready(server);
  child.once('exit', () => leave());
  report({ url });
}

/** Absolute paths of the two programs, or undefined when one of them is not on this machine. */
function findPrograms({ program, initializer }) {
  const versions = '/usr/lib/postgresql';
  const newestFirst = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...newestFirst.map((version) => join(versions, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
  ];
  const folderWith = (name) => places.find((place) => existsSync(join(place, name)));
  const [first, second] = [folderWith(program), folderWith(initializer)];
  return first && second ? { program: join(first, program), initializer: join(second, initializer) } : undefined;
}

function install(server) {
  const byHand = `To run these tests, run: sudo ${installCommands.join(' && sudo ')}`;
  const variable = kind === 'mariadb' ? 'OC_MYSQL_URL' : 'OC_POSTGRES_URL';
  if (!isRoot || !existsSync('/etc/debian_version')) {
    throw new Error(`${server.program} is not on this machine. ${byHand} (or name a server in ${variable}).`);
  }
  // Two keepers may come here at once.
  while (!tryMakeFolder(join(folder, 'installing'))) spawnSync('sleep', ['0.2']);
  try {
    if (!findPrograms(server)) {
      for (const command of installCommands) {
        const [file, ...args] = command.split(' ');
        const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
        const { status, stderr } = spawnSync(file, args, { encoding: 'utf8', env: environment });
        if (status !== 0) throw new Error(`${command} failed: ${stderr}. ${byHand}`);
      }
    }
  } finally {
    rmSync(join(folder, 'installing'), { recursive: true });
  }
  const found = findPrograms(server);
  if (!found) throw new Error(`${server.program} is still missing after: ${installCommands.join(' && ')}.`);
  return found;
}

function tryMakeFolder(path) {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function prepareMariadb({ initializer, data, port, password }) {
  run(initializer, [
    '--no-defaults',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  const initFile = join(data, 'admin.sql');
  writeFileSync(
    initFile,
    [
      `CREATE USER 'admin'@'%' IDENTIFIED BY '${password}';`,
      `GRANT ALL ON *.* TO 'admin'@'%' WITH GRANT OPTION;`,
      `DROP USER IF EXISTS ''@'localhost';`,
    ].join('\n'),
    { mode: 0o644 },
  );
  return {
    url: `mysql://admin:${password}@127.0.0.1:${port}/`,
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${data}/s`,
      `--pid-file=${data}/pid`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--init-file=${initFile}`,
      '--skip-name-resolve',
      '--skip-log-bin',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
      '--innodb-flush-method=nosync',
      '--innodb-buffer-pool-size=64M',
      '--innodb-log-file-size=32M',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_general_ci',
    ],
  };
}

function preparePostgresql({ initializer, data, port, password }) {
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot) chownSync(passwordFile, NOBODY, NOBODY);
  run(initializer, [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '64MB',
    max_connections: 60,
    max_wal_size: '128MB',
  };
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/`,
    args: ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
  };
}

function run(file, args) {
  const { status, stdout, stderr, error } = spawnSync(file, args, { ...identity, cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} failed: ${error?.message ?? `${stdout}${stderr}`}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function ready({ program, readyLine }) {
  return new Promise((resolve, reject) => {
    let said = '';
    const refuse = (why) => reject(new Error(`${program} ${why}:\n${said.slice(-2000)}`));
    const limit = setTimeout(() => refuse('did not start in time'), START_LIMIT_MS);
    child.once('error', reject);
    child.once('exit', () => refuse('ended by itself'));
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-10_000);
      if (!said.includes(readyLine)) return;
      clearTimeout(limit);
      resolve();
    });
  });
}

/** Readers see the whole file or none. */
function report(state) {
  writeFileSync(join(folder, `${kind}.draft`), JSON.stringify(state));
  renameSync(join(folder, `${kind}.draft`), join(folder, `${kind}.json`));
}

function ownerIsGone() {
  try {
    process.kill(ownerPid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** The data are thrown away, so the server need not end in good order; PostgreSQL takes its processes along on SIGQUIT. */
function stop() {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) leave();
  else child.once('exit', leave).kill(kind === 'mariadb' ? 'SIGKILL' : 'SIGQUIT');
}

function leave() {
  rmSync(join(folder, `${kind}-data`), { recursive: true, force: true });
  rmSync(join(folder, `${kind}.keeper`), { force: true });
  if (ownerIsGone()) rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', () => undefined);
setInterval(() => ownerIsGone() && stop(), 1000);
main().catch((error) => {
  report({ error: error.message });
  if (child !== undefined) stop();
});
