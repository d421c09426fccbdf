/**
 * Records what the real Java drivers do: `node test/workbench/jdbc/record-golden.mjs` (see README.md there).
 * It starts private servers just as the tests do, runs probe/Probe.java against each, and writes golden/.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import endRun from '../../databases/run-end.mjs';
import startRun from '../../databases/run-start.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const jars = process.env.JDBC_JARS ?? '/usr/share/java/mariadb-java-client.jar:/usr/share/java/postgresql.jar';
/** Far from UTC, as in the emulation. */
const timeZone = 'America/Los_Angeles';

startRun();
const folder = process.env.OC_DATABASES_FOLDER;
try {
  for (const kind of ['mariadb', 'postgresql']) await record(kind);
  spawnSync('npx', ['biome', 'format', '--write', join(here, 'golden')], { cwd: join(here, '../../..') });
} finally {
  await endRun();
}

async function record(kind) {
  const keeper = spawn(process.execPath, [join(here, '../../databases/keep-server.mjs'), folder, kind], {
    stdio: 'ignore',
  });
  writeFileSync(join(folder, `${kind}.keeper`), String(keeper.pid));
  while (!existsSync(join(folder, `${kind}.json`))) await sleep(50);
  const { url, error } = JSON.parse(readFileSync(join(folder, `${kind}.json`), 'utf8'));
  if (error !== undefined) throw new Error(error);
  const { hostname, port, username, password } = new URL(url);
  // Databases that every server has: the probe's tables go with the server.
  const database = kind === 'mariadb' ? 'mysql' : 'postgres';
  const protocol = kind === 'mariadb' ? 'mysql' : 'postgresql';
  const jdbcUrl = `jdbc:${protocol}://${hostname}:${port}/${database}`;
  const { status, stdout, stderr } = spawnSync(
    'java',
    [
      `-Duser.timezone=${timeZone}`,
      '-cp',
      jars,
      join(here, 'probe/Probe.java'),
      kind,
      jdbcUrl,
      username,
      password,
      join(here, 'steps.json'),
    ],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`The probe failed:\n${stderr}`);
  const text = stdout.replaceAll(`${hostname}:${port}`, 'HOST').replaceAll(port, 'PORT');
  writeFileSync(join(here, `golden/${kind}.json`), text);
  process.stderr.write(`${kind}: ${JSON.parse(text).flatMap((one) => one.outcomes).length} steps\n`);
}
