import { fileURLToPath } from 'node:url';
import { linearSolverThread } from '../apps-script/linear-optimization-service/linear-solver-thread';
import { type FileResult, loadWorkbook } from '../files/workbook-files';
import { readProject } from '../project-files';
import { startWorkbench, type Workbench } from '../server/start-workbench';
import { newWorkbook, type WorkbookState } from '../workbook/workbook-state';
import { readServeArguments, type ServeArguments, serveUsage } from './serve-arguments';

/** Serves the workbench until Ctrl+C. Gives the exit code. */
export async function serve(words: readonly string[]): Promise<number> {
  const read = readServeArguments(words);
  if (read === 'help' || 'message' in read) return explain(read);
  return serveAsAsked(read);
}

/** Says how the command is used, after what was wrong with its words. */
export function explain(read: { readonly message: string } | 'help'): number {
  if (read === 'help') console.log(serveUsage);
  else console.error(`${read.message}\n\n${serveUsage}`);
  return read === 'help' ? 0 : 2;
}

/** Serves the workbench until Ctrl+C. Gives the exit code. */
export async function serveAsAsked(read: ServeArguments): Promise<number> {
  const document = await openDocument(read);
  if (!document.ok) {
    console.error(document.message);
    return 2;
  }
  let workbench: Workbench;
  try {
    workbench = await startWorkbench({
      project: readProject(fileURLToPath(new URL('../dist', import.meta.url))),
      workerFile: new URL('./execution-worker.mjs', import.meta.url),
      linearSolver: linearSolverThread(new URL('./linear-worker.mjs', import.meta.url)),
      pageFolder: fileURLToPath(new URL('.', import.meta.url)),
      ...(document.value === null ? {} : { workbook: document.value }),
      port: read.port,
      callDelayMs: read.delayMs,
      ...(read.database === null ? {} : { database: read.database }),
    });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const reason = isTaken ? `Port ${read.port} is taken. Choose another --port, or leave it out.` : String(error);
    console.error(reason);
    return 1;
  }
  console.log(`\nThe workbench is at ${workbench.address}\nCtrl+C ends it.`);
  await untilStopped();
  await workbench.close();
  return 0;
}

/** The document to begin with; null: the sample. */
async function openDocument({ open, empty }: ServeArguments): Promise<FileResult<WorkbookState | null>> {
  if (open !== null) return loadWorkbook(open);
  return { ok: true, value: empty ? newWorkbook() : null };
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
