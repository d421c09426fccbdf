import type { RunProgress } from '../../core/app/solve-run';
import { stoppedAnswer } from '../../core/app/stopped-answer';
import type { Answer } from '../../core/problem/answer';
import { type Solver, type SolverMessage, type SolverTask, solverInPage } from './solver-messages';
import type { SolverProgram } from './unpack-solver';

/** The engine cannot run in this browser. */
export class EngineUnloadable extends Error {}

/** A solve that is under way. */
export interface RunningSolve {
  readonly answer: Promise<Answer>;
  /** Ends it at once; the answer is the best plan so far, if there is one. */
  stop(): void;
  /** Ends it at once; there will be no answer. */
  cancel(): void;
}

/** How long an engine may overrun its time limit before it is ended. */
const graceMs = 2_000;
/** How long a worker may take to say that it runs; where none is allowed, some browsers say nothing at all. */
const readyWithinMs = 10_000;

/** Solves a problem in a worker, which can be ended whatever the engine does. */
export function solveInWorker(
  { script, wasm }: SolverProgram,
  task: Omit<SolverTask, 'wasm'>,
  onProgress: (progress: RunProgress) => void,
): RunningSolve {
  const startedAt = performance.now();
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const found = new BestSoFar(task);
  let worker: Worker | null = null;
  let end: (answer: Answer) => void = () => undefined;
  let timer: number | undefined;
  const close = (): void => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    URL.revokeObjectURL(address);
  };
  const cutOff = (stopped: boolean): void => end(found.answer(performance.now() - startedAt, stopped));

  const answer = new Promise<Answer>((resolve, reject) => {
    end = resolve;
    const refuse = (message: string): void => reject(new EngineUnloadable(message));
    timer = setTimeout(() => refuse('the worker did not start'), readyWithinMs);
    const hear = (message: SolverMessage): void => {
      switch (message.kind) {
        case 'ready':
          clearTimeout(timer);
          timer = setTimeout(() => cutOff(false), task.timeLimitMs + graceMs);
          worker?.postMessage({ ...task, wasm: task.engine === 'highs' ? wasm : null });
          return;
        case 'progress':
          found.keep(message.progress);
          onProgress(message.progress);
          return;
        case 'started':
          found.start(message.engine);
          return;
        case 'unloadable':
          refuse(message.message);
          return;
        case 'broken':
          reject(new Error(message.message));
          return;
        case 'answer':
          resolve(message.answer);
      }
    };
    try {
      worker = new Worker(address);
      worker.onmessage = ({ data }: MessageEvent<SolverMessage>) => hear(data);
      worker.onerror = ({ message }) => {
        if (found.hasStarted) reject(new Error(message));
        else refuse(message ?? 'the worker was refused');
      };
    } catch (error) {
      refuse(error instanceof Error ? error.message : 'the worker was refused');
    }
  }).finally(close);
  return { answer, stop: () => cutOff(true), cancel: close };
}

/** Solves a small problem in the page itself, where no worker is allowed: nothing moves meanwhile. */
export function solveInPage({ script }: SolverProgram, task: Omit<SolverTask, 'wasm'>): RunningSolve {
  const answer = new Promise<Answer>((resolve, reject) => {
    const element = document.createElement('script');
    element.textContent = script;
    document.head.append(element);
    element.remove();
    // The script leaves just this; where scripts are refused as well, nothing.
    const solve = (globalThis as { readonly [solverInPage]?: Solver })[solverInPage];
    if (solve === undefined) throw new EngineUnloadable('the solver was refused');
    const hear = (message: SolverMessage): void => {
      if (message.kind === 'answer') resolve(message.answer);
      else if (message.kind === 'broken' || message.kind === 'unloadable') reject(new Error(message.message));
    };
    // First the page shows that it works.
    setTimeout(() => void solve({ ...task, wasm: null }, hear), 50);
  });
  return { answer, stop: () => undefined, cancel: () => undefined };
}

/** What a solve has reported, as far as an answer can be made of it. */
class BestSoFar {
  hasStarted = false;
  private engine: Answer['engine'];
  private readonly task: Omit<SolverTask, 'wasm'>;
  private plan: RunProgress | null = null;
  private bound: RunProgress | null = null;

  constructor(task: Omit<SolverTask, 'wasm'>) {
    this.task = task;
    this.engine = { name: task.engine, version: 'unknown' };
  }

  start(engine: Answer['engine']): void {
    this.engine = engine;
    this.hasStarted = true;
  }

  keep(progress: RunProgress): void {
    const [first] = this.task.problem.objective.levels;
    if (progress.selected !== null) this.plan = progress;
    if (progress.bound !== null && progress.stage === first?.name) this.bound = progress;
  }

  answer(time_ms: number, stopped: boolean): Answer {
    const reported = [this.plan, this.bound].filter((progress) => progress !== null);
    // A bound's own message brings no plan that is newer than the newest one.
    const told = reported.map((progress) => (progress === this.plan ? progress : { ...progress, selected: null }));
    return stoppedAnswer(this.task.problem, told, { engine: this.engine, time_ms, stopped });
  }
}
