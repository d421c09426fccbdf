import { planlessAnswer } from '../../core/app/planless-answer';
import type { RunProgress } from '../../core/app/solve-run';
import type { Answer } from '../../core/problem/answer';
import type { SolverTask } from './solver-messages';
import { startInPage, startWorker } from './start-worker';
import type { SolverProgram } from './unpack-solver';

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

/** Solves a problem in a worker, which can be ended whatever the engine does. */
export function solveInWorker(
  program: SolverProgram,
  task: Omit<SolverTask, 'wasm'>,
  onProgress: (progress: RunProgress) => void,
): RunningSolve {
  const startedAt = performance.now();
  const engine = { name: task.engine, version: 'unknown' };
  let soFar = planlessAnswer(task.problem, { engine, time_ms: 0, stopped: false });
  let end: (answer: Answer) => void = () => undefined;
  let close: () => void = () => undefined;
  let timer: number | undefined;
  const cutOff = (stopped: boolean): void => end({ ...soFar, time_ms: performance.now() - startedAt, stopped });

  const answer = new Promise<Answer>((resolve, reject) => {
    end = resolve;
    close = startWorker(program, task, {
      started: () => {
        timer = setTimeout(() => cutOff(false), task.timeLimitMs + graceMs);
      },
      hear: (message) => {
        if (message.kind === 'progress') {
          soFar = message.soFar;
          onProgress(message.progress);
        } else if (message.kind === 'started') soFar = { ...soFar, engine: message.engine };
        else if (message.kind === 'broken') reject(new Error(message.message));
        else if (message.kind === 'answer') resolve(message.answer);
      },
      fail: reject,
    });
  }).finally(() => {
    clearTimeout(timer);
    close();
  });
  return { answer, stop: () => cutOff(true), cancel: () => close() };
}

/** Solves a small problem in the page itself, where no worker is allowed: nothing moves meanwhile. */
export function solveInPage(program: SolverProgram, task: Omit<SolverTask, 'wasm'>): RunningSolve {
  const answer = new Promise<Answer>((resolve, reject) => {
    startInPage(program, task, {
      hear: (message) => {
        if (message.kind === 'answer') resolve(message.answer);
        else if (message.kind === 'broken') reject(new Error(message.message));
      },
      fail: reject,
    });
  });
  return { answer, stop: () => undefined, cancel: () => undefined };
}
