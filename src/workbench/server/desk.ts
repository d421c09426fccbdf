import type { ExecutionStatus } from '../executions/execution-status';
import { createThreadedHost, type ThreadedHost, type ThreadedHostOptions } from '../executions/threaded-host';
import type { CallResult } from '../host';
import type { ProjectFiles } from '../project-files';
import { sheetWithId, type WorkbookState } from '../workbook/workbook-state';
import { arrangeSheets } from './actions/arrange-sheets';
import { typeCells } from './actions/type-cells';
import type { ActionReply, PageAction, PageExecution, PageMessage } from './page-messages';
import { createQuestions } from './questions';
import { createScreen, type OpenPanel } from './screen';
import { createWorkbookView } from './view/workbook-view';

/** What an open document is made of. */
export interface DeskOptions {
  readonly project: ProjectFiles;
  readonly workbook: WorkbookState;
  readonly workerFile: string | URL;
  readonly timeLimits?: ThreadedHostOptions['timeLimits'];
  /** What stands behind LinearOptimizationService. */
  readonly linearSolver?: ThreadedHostOptions['linearSolver'];
  readonly userEmail: string;
  readonly callDelayMs: number;
  /** What the add-on's menu is called under Extensions. */
  readonly addOnName: string;
  readonly addressOf: (panel: OpenPanel) => string;
  /** Sends a message to every page. */
  readonly send: (message: PageMessage) => void;
}

/** A document that is open, with people in front of it. */
export interface Desk {
  readonly host: ThreadedHost;
  /** What a page that has just been opened is told; the script's onOpen runs. */
  readonly welcome: () => readonly PageMessage[];
  /** Does what a person did on the page; `reset` is not for a desk. */
  readonly act: (action: PageAction) => ActionReply;
  readonly panel: (id: string) => OpenPanel | undefined;
  /** A call of google.script.run. */
  readonly call: (functionName: string, args: readonly unknown[]) => Promise<CallResult>;
  readonly closePanel: (id: string) => void;
  /** Tells pages what they do not know yet. */
  readonly tell: () => void;
  readonly close: () => Promise<void>;
}

/** While something runs, pages are told of changes at most this often, in milliseconds. */
const shortestPause = 120;

/** Looking for changes takes at most this part of the time, up to documents that need the longest pause. */
const largestPart = 0.15;

/** Pages are told at least this often, in milliseconds, even of a document in which it takes long to find changes. */
const longestPause = 2_000;

/** How many executions a page is told of when it is opened. */
const rememberedExecutions = 50;

/** Opens a document. */
export function openDesk(options: DeskOptions): Desk {
  const { send } = options;
  const executions = new Map<number, PageExecution>();
  const unsaid = new Set<number>();
  const questions = createQuestions(() => send(questions.message()));
  let pause = shortestPause;
  let timer: NodeJS.Timeout | undefined;
  let callDelayMs = options.callDelayMs;

  const onStatus = (status: ExecutionStatus): void => {
    executions.set(status.id, execution(status));
    executions.delete(status.id - rememberedExecutions);
    unsaid.add(status.id);
    if (status.state !== 'running') questions.forget(status.id);
    if (status.state === 'running') {
      timer ??= setTimeout(tell, pause);
      return;
    }
    // What an execution leaves behind is not kept waiting by the pauses while it ran.
    clearTimeout(timer);
    timer = setTimeout(tell, 0);
  };
  const host = createThreadedHost({
    ...options.project,
    workbook: options.workbook,
    workerFile: options.workerFile,
    userEmail: options.userEmail,
    ask: questions.ask,
    onStatus,
    ...(options.timeLimits === undefined ? {} : { timeLimits: options.timeLimits }),
    ...(options.linearSolver === undefined ? {} : { linearSolver: options.linearSolver }),
  });
  host.setCallDelay(callDelayMs);
  const { state } = host;
  const view = createWorkbookView(state.workbook);
  const screen = createScreen(state.ui, options.addOnName, options.addressOf);

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    const startedAt = performance.now();
    for (const message of [...view.changes(), ...screen.changes()]) send(message);
    for (const id of unsaid) {
      const known = executions.get(id);
      if (known !== undefined) send({ kind: 'execution', execution: known });
    }
    unsaid.clear();
    pause = Math.min(longestPause, Math.max(shortestPause, (performance.now() - startedAt) / largestPart));
  }

  const edit = (action: Extract<PageAction, { kind: 'edit' }>): ActionReply => {
    const sheet = sheetWithId(state.workbook, Number(action.sheet));
    if (sheet === undefined) return { ok: false, message: 'That tab is gone. Reload the page.' };
    const { event, refusals } = typeCells(state, sheet, action.cells);
    // The page shows what was typed; what it means is only known here.
    view.forget(
      action.sheet,
      action.cells.map(({ row, column }) => [row, column]),
    );
    if (event !== null) host.edited(event);
    tell();
    const [refusal] = refusals;
    return refusal === undefined ? { ok: true } : { ok: false, message: refusal };
  };

  const act = (action: PageAction): ActionReply => {
    switch (action.kind) {
      case 'edit':
        return edit(action);
      case 'select': {
        const { sheet, area } = action.selection;
        const [row, column, rows, columns] = area;
        state.workbook.activeSheetId = Number(sheet);
        state.workbook.activeArea = { sheetId: Number(sheet), row, column, rows, columns };
        view.selected(action.selection);
        return { ok: true };
      }
      case 'run':
        host.call(action.functionName).catch((error: Error) => {
          send({ kind: 'toast', title: action.functionName, message: error.message, isError: true });
        });
        return { ok: true };
      case 'answer':
        questions.answer(action.question, action.button, action.text);
        return { ok: true };
      case 'close':
        screen.close(action.panel);
        tell();
        return { ok: true };
      case 'delay':
        callDelayMs = action.ms;
        host.setCallDelay(action.ms);
        send({ kind: 'delay', ms: action.ms });
        return { ok: true };
      case 'stop':
        void host.end(action.execution, 'Stopped by hand');
        return { ok: true };
      case 'reset':
        return { ok: false, message: 'Nothing to go back to.' };
      default:
        arrangeSheets(state, action);
        tell();
        return { ok: true };
    }
  };

  return {
    host,
    tell,
    welcome: () => {
      tell();
      host.trigger('onOpen').catch(() => undefined);
      return [
        { kind: 'document', document: view.document() },
        ...screen.everything(),
        questions.message(),
        { kind: 'delay', ms: callDelayMs },
        ...[...executions.values()].map((one): PageMessage => ({ kind: 'execution', execution: one })),
      ];
    },
    act: (action) => {
      try {
        return act(action);
      } catch (error) {
        tell();
        // The page already shows what was refused.
        send({ kind: 'document', document: view.document() });
        return { ok: false, message: error instanceof Error ? error.message : String(error) };
      }
    },
    panel: screen.panel,
    call: (functionName, args) => host.call(functionName, args),
    closePanel: (id) => {
      screen.close(id);
      tell();
    },
    close: async () => {
      clearTimeout(timer);
      await host.close();
    },
  };
}

function execution({ serviceCalls, ...status }: ExecutionStatus): PageExecution {
  return { ...status, serviceCalls: Object.fromEntries(Object.entries(serviceCalls).filter(([, count]) => count > 0)) };
}
