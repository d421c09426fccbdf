import { MessageChannel, Worker } from 'node:worker_threads';
import type { RealmOutcome } from '../realm';
import type { ServiceCalls } from '../service-calls';
import type { InThreadOptions } from './open-in-thread';
import type { ThreadAnswer, ThreadData, ThreadMessage, ThreadQuestion, ThreadTask } from './thread-messages';

/** What the main thread does for an execution. */
export interface ThreadHooks {
  /** Answers a call; the thread stands still until then. */
  readonly answer: (question: ThreadQuestion) => Promise<ThreadAnswer>;
  readonly log: (level: string, text: string) => void;
}

/** How an execution in a thread ended; `ended`: it was cut off. */
export type ThreadOutcome =
  | { readonly state: 'finished'; readonly outcome: RealmOutcome; readonly localCalls: ServiceCalls }
  | { readonly state: 'ended'; readonly message: string };

/** A thread that runs one execution after the other. */
export interface ExecutionThread {
  readonly run: (task: ThreadTask, hooks: ThreadHooks) => Promise<ThreadOutcome>;
  /** Ends the thread and whatever runs in it, at once. */
  readonly end: (message: string) => Promise<void>;
}

/** Starts a thread for a program. */
export function startThread(workerFile: string | URL, code: string, local: InThreadOptions): ExecutionThread {
  const { port1: port, port2 } = new MessageChannel();
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const workerData: ThreadData = { code, port: port2, flag, local };
  const worker = new Worker(workerFile, { workerData, transferList: [port2] });
  let hooks: ThreadHooks | undefined;
  let settle: ((outcome: ThreadOutcome) => void) | undefined;
  let hasEnded: string | undefined;

  const finish = (outcome: ThreadOutcome): void => {
    settle?.(outcome);
    settle = undefined;
    hooks = undefined;
  };
  const end = async (message: string): Promise<void> => {
    hasEnded ??= message;
    finish({ state: 'ended', message });
    port.close();
    await worker.terminate();
  };
  const answer = async (question: ThreadQuestion): Promise<void> => {
    const value = await hooks?.answer(question);
    if (hasEnded !== undefined) return;
    port.postMessage(value);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };
  port.on('message', (message: ThreadMessage) => {
    if (message.kind === 'log') hooks?.log(message.level, message.text);
    else if (message.kind === 'done') finish({ state: 'finished', ...message });
    else void answer(message);
  });
  worker.on('error', (error) => void end(`The script was stopped: ${error.message}`));

  return {
    end,
    run: (task, taskHooks) => {
      if (hasEnded !== undefined) return Promise.resolve({ state: 'ended', message: hasEnded });
      hooks = taskHooks;
      return new Promise((resolve) => {
        settle = resolve;
        worker.postMessage(task);
      });
    },
  };
}
