import type { QuestionTask, SolverMessage } from './solver-messages';
import { startInPage, startWorker, type UnarmedTask } from './start-worker';
import type { SolverProgram } from './unpack-solver';

/** A question that is being worked on. */
export interface RunningQuestion<Reply> {
  /** Null when it was ended before. */
  readonly reply: Promise<Reply | null>;
  /** Ends it at once. */
  stop(): void;
}

/** Starts to work on a task; `replyIn` finds the reply in what is said, null where it is none. */
export type StartTask<Task extends UnarmedTask> = <Reply>(
  program: SolverProgram,
  task: Task,
  replyIn: (message: SolverMessage) => Reply | null,
) => RunningQuestion<Reply>;

export type StartQuestion = StartTask<Omit<QuestionTask, 'wasm'>>;

/** Works on a task in a worker, which can be ended whatever the engine does. */
export const askInWorker: StartTask<UnarmedTask> = <Reply>(
  program: SolverProgram,
  task: UnarmedTask,
  replyIn: (message: SolverMessage) => Reply | null,
): RunningQuestion<Reply> => {
  let stop: () => void = () => undefined;
  let close: () => void = () => undefined;
  const reply = new Promise<Reply | null>((resolve, reject) => {
    stop = () => resolve(null);
    close = startWorker(program, task, {
      started: () => undefined,
      hear: hearing(replyIn, resolve, reject),
      fail: reject,
    });
  }).finally(() => close());
  return { reply, stop: () => stop() };
};

/** Works on a task in the page itself, where no worker is allowed: nothing moves meanwhile. */
export const askInPage: StartTask<UnarmedTask> = <Reply>(
  program: SolverProgram,
  task: UnarmedTask,
  replyIn: (message: SolverMessage) => Reply | null,
): RunningQuestion<Reply> => {
  const reply = new Promise<Reply | null>((resolve, reject) => {
    startInPage(program, task, { hear: hearing(replyIn, resolve, reject), fail: reject });
  });
  return { reply, stop: () => undefined };
};

function hearing<Reply>(
  replyIn: (message: SolverMessage) => Reply | null,
  resolve: (reply: Reply) => void,
  reject: (error: Error) => void,
): (message: SolverMessage) => void {
  return (message) => {
    const reply = replyIn(message);
    if (reply !== null) resolve(reply);
    else if (message.kind === 'broken') reject(new Error(message.message));
  };
}
