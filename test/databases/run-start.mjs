import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before a jest run: the folder in which its test files share database servers. No server is started yet. */
export default function startRun() {
  const folder = mkdtempSync(join(tmpdir(), 'optimization-center-databases-'));
  writeFileSync(join(folder, 'owner'), String(process.pid));
  process.env.OC_DATABASES_FOLDER = folder;
}
