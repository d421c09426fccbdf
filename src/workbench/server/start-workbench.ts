import { randomBytes } from 'node:crypto';
import type { DatabaseLogin } from '../../core/app/calls';
import type { ThreadedHost, ThreadedHostOptions } from '../executions/threaded-host';
import type { ProjectFiles } from '../project-files';
import { newWorkbook, type WorkbookState } from '../workbook/workbook-state';
import { connectDatabase } from './connect-database';
import { type Desk, openDesk } from './desk';
import { fillWithSample } from './fill-with-sample';
import type { LocalServer } from './listen';
import type { PageMessage } from './page-messages';
import { startPageServer } from './page-server';
import { startPanelServer } from './panel-server';

/** What the workbench is started with; only the project and the places of built files are needed. */
export interface WorkbenchOptions {
  readonly project: ProjectFiles;
  /** The built worker, .build/execution-worker.mjs. */
  readonly workerFile: string | URL;
  /** Where page.html, page.js, page.css and panel-bridge.js are. */
  readonly pageFolder: string;
  /** The document; left out: the sample, set up by the add-on itself. */
  readonly workbook?: WorkbookState;
  /** Default 0: any free port. */
  readonly port?: number;
  /** How long each service call takes at least, in milliseconds; default 0. */
  readonly callDelayMs?: number;
  /** The database in which the add-on keeps runs; default none, which leaves them in the spreadsheet. */
  readonly database?: DatabaseLogin;
  readonly userEmail?: string;
  readonly timeLimits?: ThreadedHostOptions['timeLimits'];
  /** What stands behind LinearOptimizationService; default nothing. */
  readonly linearSolver?: ThreadedHostOptions['linearSolver'];
}

/** A workbench that is being served. */
export interface Workbench {
  /** What to open in a browser; it carries the session's secret word. */
  readonly address: string;
  /** The host of the document that is open now. */
  readonly host: () => ThreadedHost;
  /** Tells pages of changes made from outside. */
  readonly tell: () => void;
  readonly close: () => Promise<void>;
}

/** Serves a document on 127.0.0.1. Rejects when the port is taken. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const token = randomBytes(24).toString('hex');
  const pages = new Set<(message: PageMessage) => void>();
  const send = (message: PageMessage): void => {
    for (const tell of pages) tell(message);
  };
  let pagePort = 0;
  let panelPort = 0;

  const open = async (workbook: WorkbookState | null): Promise<Desk> => {
    const opened = openDesk({
      project: options.project,
      workbook: workbook ?? newWorkbook({ name: 'Sample plan' }),
      workerFile: options.workerFile,
      ...(options.timeLimits === undefined ? {} : { timeLimits: options.timeLimits }),
      ...(options.linearSolver === undefined ? {} : { linearSolver: options.linearSolver }),
      userEmail: options.userEmail ?? 'pm@example.com',
      callDelayMs: options.callDelayMs ?? 0,
      addOnName: 'Optimization Center',
      addressOf: (panel) => `http://127.0.0.1:${panelPort}/panel/${panel.id}?token=${panel.token}`,
      send: (message) => {
        if (desk === undefined || desk === opened) send(message);
      },
    });
    try {
      if (options.database !== undefined) await connectDatabase(opened.host, options.database);
      if (workbook === null) await fillWithSample(opened.host);
    } catch (error) {
      // Nobody else could end its threads, and they would keep the process alive.
      await opened.close();
      throw error;
    }
    return opened;
  };
  let desk: Desk | undefined;
  desk = await open(options.workbook ?? null);
  const current = (): Desk => desk as Desk;

  let panels: LocalServer | undefined;
  let server: LocalServer;
  try {
    panels = await startPanelServer({
      pageFolder: options.pageFolder,
      desk: current,
      pagePort: () => pagePort,
      functions: functionsOf(options.project.code),
      onFocus: () => send({ kind: 'focus' }),
    });
    panelPort = panels.port;
    server = await startPageServer({
      port: options.port ?? 0,
      pageFolder: options.pageFolder,
      token,
      panelPort,
      desk: current,
      open: async (workbook) => {
        const next = await open(workbook);
        const last = current();
        desk = next;
        for (const message of next.welcome()) send(message);
        await last.close();
      },
      hear: (tell) => {
        for (const message of current().welcome()) tell(message);
        pages.add(tell);
        return () => pages.delete(tell);
      },
    });
  } catch (error) {
    // A taken port, say: nobody could end what is open already, and it would keep the process alive.
    await Promise.all([panels?.close(), current().close()]);
    throw error;
  }
  pagePort = server.port;

  return {
    address: `http://127.0.0.1:${server.port}/?token=${token}`,
    host: () => current().host,
    tell: () => current().tell(),
    close: async () => {
      await Promise.all([server.close(), panels?.close(), current().close()]);
    },
  };
}

/** The functions of a program that a page can call: those at its top level, save private ones. */
function functionsOf(code: string): readonly string[] {
  return [...code.matchAll(/^\s*function ([A-Za-z$_][\w$]*)\s*\(/gm)].flatMap(([, name = '']) =>
    name.endsWith('_') ? [] : [name],
  );
}
