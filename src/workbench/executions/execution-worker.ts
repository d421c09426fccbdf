import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { authoriser } from '../apps-script/authorisation';
import { compileProgram, runInFreshRealm } from '../realm';
import { type Answer, createSeam, type Seam, type ServiceSeam } from '../seam';
import { createCallCounter } from '../service-calls';
import { openInThread } from './open-in-thread';
import type { ThreadAnswer, ThreadData, ThreadMessage, ThreadQuestion, ThreadTask } from './thread-messages';

/** Objects of services in this thread are numbered from here; those of the main thread stay below. */
const firstLocalId = 1_000_000_000;

// The thread is started by startThread, which hands over just this.
const { code, port, flag, local } = workerData as ThreadData;
const program = compileProgram(code);

parentPort?.on('message', (task: ThreadTask) => {
  const counter = createCallCounter();
  const services = openInThread(local);
  const seam = createSeam({
    globals: services.globals,
    counter,
    beforeCall: task.callDelayMs > 0 ? () => sleep(task.callDelayMs) : undefined,
    breakConnections: services.close,
    authorise: authoriser({ authMode: task.authMode, grantedScopes: task.grantedScopes }),
    log: () => undefined,
    firstId: firstLocalId,
  });
  try {
    const joined = joinSeams(seam, task.globals, port, services.close);
    const outcome = runInFreshRealm(program, joined, task.functionName, task.argument, task.asJson);
    post({ kind: 'done', outcome, localCalls: counter.read() });
  } finally {
    services.close();
  }
});

/** One seam in front of both: what lives in this thread, and what lives in the main one. */
function joinSeams(here: ServiceSeam, globals: Seam['globals'], there: MessagePort, onSuspended: () => void): Seam {
  const own = new Set(here.globals.map(([name]) => name));
  const ask = (question: ThreadQuestion): unknown => {
    const { value, wasSuspended } = askAndWait(there, question);
    if (wasSuspended) onSuspended();
    return value;
  };
  return {
    globals: [...globals.filter(([name]) => !own.has(name)), ...here.globals],
    // The main thread answers each kind of question with just this.
    describe: (id) =>
      id >= firstLocalId ? here.describe(id) : (ask({ kind: 'describe', id }) as ReturnType<Seam['describe']>),
    invoke: (id, method, args) =>
      id >= firstLocalId ? here.invoke(id, method, args) : (ask({ kind: 'invoke', id, method, args }) as Answer),
    log: (level, text) => post({ kind: 'log', level, text: String(text) }),
  };
}

/** Stands still until the main thread has answered. */
function askAndWait(there: MessagePort, question: ThreadQuestion): ThreadAnswer {
  Atomics.store(flag, 0, 0);
  there.postMessage(question);
  // The bell of the answer before may still ring: only the flag says that this one is there.
  while (Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0);
  // The main thread has posted just this before it woke us.
  return receiveMessageOnPort(there)?.message as ThreadAnswer;
}

function post(message: ThreadMessage): void {
  port.postMessage(message);
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
