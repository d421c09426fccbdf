import { accessSync, constants, mkdtempSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder kept in memory, on Linux. */
const MEMORY = '/dev/shm';
/** Far more than the servers of a run ever keep. */
const ROOM_BYTES = 2 ** 31;

/** Before a jest run: the folder in which its test files share database servers. No server is started yet. */
export default function startRun() {
  const folder = mkdtempSync(join(hasRoomInMemory() ? MEMORY : tmpdir(), 'optimization-center-databases-'));
  writeFileSync(join(folder, 'owner'), String(process.pid));
  process.env.OC_DATABASES_FOLDER = folder;
}

/** A server waits for the disk whenever a table is made or dropped, whatever it is told about losing data. */
function hasRoomInMemory() {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM_BYTES;
  } catch {
    return false;
  }
}
