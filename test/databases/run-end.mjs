import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_LIMIT_MS = 10_000;

/** After a jest run: asks the keepers of this run's servers to stop them, and takes the folder away. */
export default async function endRun() {
  const folder = process.env.OC_DATABASES_FOLDER;
  if (folder === undefined || !existsSync(folder)) return;
  const keepers = readdirSync(folder).filter((name) => name.endsWith('.keeper'));
  for (const name of keepers) {
    try {
      process.kill(Number(readFileSync(join(folder, name), 'utf8')), 'SIGTERM');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
  const limit = Date.now() + STOP_LIMIT_MS;
  const stillRuns = () => keepers.some((name) => existsSync(join(folder, name)));
  while (stillRuns() && Date.now() < limit) await sleep(20);
  rmSync(folder, { recursive: true, force: true });
}
