import {
  type ExplainTask,
  type QuestionTask,
  type Solver,
  type SolverMessage,
  type SolverTask,
  solverInPage,
} from './solver-messages';
import type { SolverProgram } from './unpack-solver';

/** The engine cannot run in this browser. */
export class EngineUnloadable extends Error {}

/** Who listens to a worker. */
export interface WorkerListener {
  /** Its code runs, and the task was given to it. */
  started(): void;
  /** Everything but that it is ready, and that its engine cannot run. */
  hear(message: SolverMessage): void;
  /** The worker, or its engine, cannot run here; or it broke. */
  fail(error: Error): void;
}

/** A task before its engine has its bytes. */
export type UnarmedTask = Omit<SolverTask, 'wasm'> | Omit<ExplainTask, 'wasm'> | Omit<QuestionTask, 'wasm'>;

/** How long a worker may take to say that it runs; where none is allowed, some browsers say nothing at all. */
const readyWithinMs = 10_000;

/** Gives a task to a worker of its own. The function it gives ends the worker at once, whatever the engine does. */
export function startWorker(
  { script, wasm }: SolverProgram,
  task: UnarmedTask,
  { started, hear, fail }: WorkerListener,
): () => void {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  let worker: Worker | null = null;
  let isWorking = false;
  const refuse = (message: string): void => fail(new EngineUnloadable(message));
  const timer = setTimeout(() => refuse('the worker did not start'), readyWithinMs);
  try {
    worker = new Worker(address);
    worker.onmessage = ({ data }: MessageEvent<SolverMessage>) => {
      if (data.kind === 'ready') {
        clearTimeout(timer);
        worker?.postMessage({ ...task, wasm: task.engine === 'highs' ? wasm : null });
        started();
      } else if (data.kind === 'unloadable') refuse(data.message);
      else {
        if (data.kind === 'started') isWorking = true;
        hear(data);
      }
    };
    worker.onerror = ({ message }) => {
      if (isWorking) fail(new Error(message));
      else refuse(message ?? 'the worker was refused');
    };
  } catch (error) {
    refuse(error instanceof Error ? error.message : 'the worker was refused');
  }
  return () => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    URL.revokeObjectURL(address);
  };
}

/** Gives a task to the solver in the page itself, where no worker is allowed: nothing moves meanwhile. */
export function startInPage(
  { script }: SolverProgram,
  task: UnarmedTask,
  { hear, fail }: Omit<WorkerListener, 'started'>,
): void {
  const element = document.createElement('script');
  element.textContent = script;
  document.head.append(element);
  element.remove();
  // The script leaves just this; where scripts are refused as well, nothing.
  const solve = (globalThis as { readonly [solverInPage]?: Solver })[solverInPage];
  if (solve === undefined) {
    fail(new EngineUnloadable('the solver was refused'));
    return;
  }
  // First the page shows that it works.
  setTimeout(() => {
    void solve({ ...task, wasm: null }, (message) => {
      if (message.kind === 'unloadable') fail(new EngineUnloadable(message.message));
      else hear(message);
    });
  }, 50);
}
