import { Worker } from 'node:worker_threads';
import { type ExplainProgress, type ExplainRequest, type Explanation, unexplained } from '../../core/app/explain-run';
import type { RunProgress } from '../../core/app/solve-run';
import { stoppedAnswer } from '../../core/app/stopped-answer';
import type { EngineName } from '../../core/model/engine';
import type { Answer } from '../../core/problem/answer';
import type { Problem } from '../../core/problem/problem';

/** What the thread is given. */
export interface SolveTask {
  readonly problem: Problem;
  readonly engine: EngineName;
  readonly timeLimitMs: number;
  readonly gap: number;
  readonly seed: number;
  /** What is to be explained once there is an answer. */
  readonly explain: ExplainRequest;
  /** One number, shared: 1 asks the solve to end with the best found. */
  readonly stopFlag: Int32Array;
}

/** What the thread says. */
export type WorkerMessage =
  | { readonly kind: 'unloadable'; readonly message: string }
  | { readonly kind: 'started'; readonly engine: Answer['engine'] }
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'explaining'; readonly found: ExplainProgress }
  | { readonly kind: 'explained'; readonly explanation: Explanation };

/** The engine cannot be loaded on this machine. */
export class EngineUnloadable extends Error {}

/** A solve that is under way. */
export interface RunningSolve {
  readonly answer: Promise<Answer>;
  /** What was found out after the answer; nothing when the thread had to be ended. */
  readonly explanation: Promise<Explanation>;
  /** Asks the solve to end with the best found so far, and explaining with what is known by then. */
  stop(): void;
}

/** How long an engine may overrun its time limit or a request to stop before its thread is ended. */
const graceMs = 2_000;

/** How long explaining may go on after a request to stop. */
const explainGraceMs = 5_000;

/** Solves a problem on a thread of its own. An engine that does not end by itself is ended, and its best plan kept. */
export function solveInWorker(
  task: Omit<SolveTask, 'stopFlag'>,
  onProgress: (progress: RunProgress) => void = () => undefined,
  onExplaining: (found: ExplainProgress) => void = () => undefined,
): RunningSolve {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const startedAt = performance.now();
  const worker = new Worker(new URL('./solve-worker.mjs', import.meta.url), { workerData: { ...task, stopFlag } });
  const reported: RunProgress[] = [];
  let engine: Answer['engine'] = { name: task.engine, version: 'unknown' };
  let stopped = false;
  let end: (answer: Answer) => void = () => undefined;
  const cutOff = (): void => {
    const time_ms = performance.now() - startedAt;
    end(stoppedAnswer(task.problem, reported, { engine, time_ms, stopped }));
    explained(unexplained);
  };
  let explained: (explanation: Explanation) => void = () => undefined;
  const explanation = new Promise<Explanation>((resolve) => {
    explained = resolve;
  }).finally(() => worker.terminate());
  let timer = setTimeout(cutOff, task.timeLimitMs + graceMs);
  const answer = new Promise<Answer>((resolve, reject) => {
    end = resolve;
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'answer') resolve(message.answer);
      else if (message.kind === 'explaining') onExplaining(message.found);
      else if (message.kind === 'explained') explained(message.explanation);
      else if (message.kind === 'unloadable') reject(new EngineUnloadable(message.message));
      else if (message.kind === 'started') engine = message.engine;
      else {
        reported.push(message.progress);
        onProgress(message.progress);
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the solver ended by itself with code ${code}`)));
  }).finally(() => clearTimeout(timer));
  answer.catch(() => explained(unexplained));
  worker.on('exit', () => explained(unexplained));
  return {
    answer,
    explanation,
    stop: () => {
      stopped = true;
      Atomics.store(stopFlag, 0, 1);
      clearTimeout(timer);
      timer = setTimeout(cutOff, graceMs);
      setTimeout(() => explained(unexplained), graceMs + explainGraceMs).unref();
    },
  };
}
