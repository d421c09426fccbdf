import { type ExecutionThread, startThread } from './execution-thread';
import type { InThreadOptions } from './open-in-thread';

/** How many threads are kept ready when nothing runs. */
const mostIdle = 3;

/** Threads for one program: made when needed, used again, never shared by two executions at a time. */
export interface ThreadPool {
  readonly take: () => ExecutionThread;
  /** Gives a thread back that has finished its execution. */
  readonly giveBack: (thread: ExecutionThread) => void;
  readonly close: () => Promise<void>;
}

/** Opens a pool with one thread ready. */
export function openThreadPool(workerFile: string | URL, code: string, local: InThreadOptions): ThreadPool {
  const start = (): ExecutionThread => startThread(workerFile, code, local);
  const idle: ExecutionThread[] = [start()];
  return {
    take: () => idle.pop() ?? start(),
    giveBack: (thread) => {
      if (idle.length < mostIdle) idle.push(thread);
      else void thread.end('not needed any more');
    },
    close: async () => {
      await Promise.all(idle.splice(0).map((thread) => thread.end('closed')));
    },
  };
}
