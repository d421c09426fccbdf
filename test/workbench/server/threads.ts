import { join } from 'node:path';
import {
  createThreadedHost,
  type ThreadedHost,
  type ThreadedHostOptions,
} from '../../../src/workbench/executions/threaded-host';
import { newWorkbook } from '../../../src/workbench/workbook/workbook-state';

/** The worker that `npm test` builds first. */
export const workerFile = join(process.cwd(), '.build/execution-worker.mjs');

const open: ThreadedHost[] = [];

/** A host with threads for this program; closed after the test. */
export function threadedHost(code: string, options: Partial<ThreadedHostOptions> = {}): ThreadedHost {
  const host = createThreadedHost({ code, workbook: newWorkbook(), workerFile, ...options });
  open.push(host);
  return host;
}

/** Ends the threads of every host of this file's tests. */
export async function closeThreads(): Promise<void> {
  await Promise.all(open.splice(0).map((host) => host.close()));
}
