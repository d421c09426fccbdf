import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Model } from '../../../core/model/model';
import type { Solution } from '../../../core/model/solution';
import type { LinearSolver } from './linear-solver';

/** What a thread is given to solve. */
export interface LinearTask {
  readonly model: Model;
  readonly timeLimitMs: number;
}

/** What it says: the answer, or why there is none. */
export type LinearReply = { readonly solution: Solution } | { readonly error: string };

/**
 * HiGHS in threads of its own, so that whoever lends it goes on meanwhile. One thread is kept warm for the next solve; it
 * keeps nobody from ending.
 */
export function linearSolverThread(workerFile: string | URL): LinearSolver {
  let idle: Worker | undefined;
  return {
    solve: async (model, timeLimitMs) => {
      const worker = idle ?? new Worker(workerFile);
      idle = undefined;
      worker.ref();
      const reply = await ask(worker, { model, timeLimitMs });
      worker.unref();
      if (idle === undefined) idle = worker;
      else void worker.terminate();
      if ('error' in reply) throw new Error(reply.error);
      return reply.solution;
    },
  };
}

/** Rejects when the thread ends instead of answering. */
async function ask(worker: Worker, task: LinearTask): Promise<LinearReply> {
  const wait = new AbortController();
  const ended = once(worker, 'exit', { signal: wait.signal }).then(([code]): never => {
    throw new Error(`the solver ended by itself with code ${code}`);
  });
  // Also rejects with what the thread's own failure was.
  const answered = once(worker, 'message', { signal: wait.signal });
  worker.postMessage(task);
  try {
    const [reply] = await Promise.race([answered, ended]);
    // The worker says nothing else.
    return reply as LinearReply;
  } finally {
    wait.abort();
    await Promise.allSettled([answered, ended]);
  }
}
