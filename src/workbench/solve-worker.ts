import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { explainRun } from '../core/app/explain-run';
import { solveRun } from '../core/app/solve-run';
import { loadEngine } from './command-line/load-engine';
import type { SolveTask, WorkerMessage } from './command-line/solve-in-worker';

/** Solves one problem on a thread of its own, which can be ended whatever the engine does, and explains the answer. */
async function main(): Promise<void> {
  // Optimising HiGHS's WebAssembly while it runs costs most plans more time than it saves; it has to be said before
  // the engine loads. Whole commands took 0.55 to 0.7 of the time at 200 candidates, 0.6 to 1.1 at 1,000.
  setFlagsFromString('--wasm-tiering-budget=100000000');
  // The thread is started by solveInWorker, which hands over just this.
  const { problem, engine: name, timeLimitMs, gap, seed, explain, stopFlag } = workerData as SolveTask;
  const send = (message: WorkerMessage): void => parentPort?.postMessage(message);
  const engine = await loadEngine(name).catch((error: unknown) => {
    send({ kind: 'unloadable', message: error instanceof Error ? error.message : String(error) });
    return null;
  });
  if (engine === null) return;
  send({ kind: 'started', engine: { name: engine.name, version: engine.version } });
  const answer = solveRun(problem, engine, {
    timeLimitMs,
    gap,
    seed,
    now: () => performance.now(),
    onProgress: (progress) => {
      send({ kind: 'progress', progress });
      return Atomics.load(stopFlag, 0) === 1 ? 'stop' : 'continue';
    },
  });
  send({ kind: 'answer', answer });
  const explanation = explainRun(problem, answer, explain, engine, {
    seed,
    now: () => performance.now(),
    isStopped: () => Atomics.load(stopFlag, 0) === 1,
    onProgress: (found) => send({ kind: 'explaining', found }),
  });
  send({ kind: 'explained', explanation });
}

await main();
