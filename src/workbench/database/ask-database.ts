import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { DatabaseWorkerData } from './database-worker';
import type { DatabaseReply, DatabaseRequest } from './request';

/** No answer takes longer: an execution ends after six minutes. */
const ANSWER_LIMIT_MS = 360_000;

interface DatabaseThread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly answers: Int32Array;
}

/** One for this thread, started by the first question. It never keeps the process alive. */
let thread: DatabaseThread | undefined;

/** Asks a database and waits for the answer without giving this thread's events a turn, as Apps Script's services do. */
export function askDatabase(request: DatabaseRequest): DatabaseReply {
  thread ??= startThread();
  const { worker, port, answers } = thread;
  const seen = Atomics.load(answers, 0);
  port.postMessage(request);
  if (!waitForChange(answers, seen)) {
    thread = undefined;
    worker.terminate();
    return { ok: false, failure: { kind: 'timeout', message: 'Exceeded maximum execution time', sqlState: '08006' } };
  }
  const received = receiveMessageOnPort(port);
  if (received === undefined) throw new Error('The database thread announced an answer and sent none.');
  // The other end is our own database-worker.ts.
  return received.message as DatabaseReply;
}

/** Waits until the number is another one; false when the time has passed. The bell of an earlier change may still ring. */
function waitForChange(numbers: Int32Array, seen: number): boolean {
  const until = performance.now() + ANSWER_LIMIT_MS;
  while (Atomics.load(numbers, 0) === seen) {
    if (Atomics.wait(numbers, 0, seen, until - performance.now()) === 'timed-out') return false;
  }
  return true;
}

function startThread(): DatabaseThread {
  const { port1, port2 } = new MessageChannel();
  const answers = new Int32Array(new SharedArrayBuffer(4));
  const data: DatabaseWorkerData = { port: port2, answers };
  const worker = new Worker(workerFile(), { workerData: data, transferList: [port2], stdin: false });
  worker.unref();
  port1.unref();
  return { worker, port: port1, answers };
}

/** The built thread beside this program, one folder up (benches), or where the build puts it when this runs from its source. */
function workerFile(): URL {
  const places = ['./database-worker.mjs', '../database-worker.mjs', '../../../.build/database-worker.mjs'];
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)));
  if (found === undefined) throw new Error('The database thread is not built. Run: npm run build');
  return found;
}
