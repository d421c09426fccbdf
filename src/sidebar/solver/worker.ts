import { type RunProgress, solveRun } from '../../core/app/solve-run';
import type { Engine } from '../../core/model/engine';
import { loadHighs } from '../../engines/highs';
import { javascriptLpSolver } from '../../engines/javascript-lp-solver';
import { type Solver, type SolverMessage, type SolverTask, solverInPage } from './solver-messages';

/** How often a page hears of progress that brings no better plan, in milliseconds. */
const progressEveryMs = 250;

const emptyProgram = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Solves one task. Built apart from the page and run in a worker, or in the page where no worker is to be had. */
const solve: Solver = async (task, say) => {
  let engine: Engine;
  try {
    engine = await engineOf(task);
  } catch (error) {
    say({ kind: 'unloadable', message: messageOf(error) });
    return;
  }
  say({ kind: 'started', engine: { name: engine.name, version: engine.version } });
  try {
    const { problem, timeLimitMs, gap, seed } = task;
    const tell = throttled((progress) => say({ kind: 'progress', progress }));
    const onProgress = (progress: RunProgress): 'continue' => {
      tell(progress);
      return 'continue';
    };
    const now = () => performance.now();
    say({ kind: 'answer', answer: solveRun(problem, engine, { timeLimitMs, gap, seed, now, onProgress }) });
  } catch (error) {
    say({ kind: 'broken', message: messageOf(error) });
  }
};

async function engineOf({ engine, wasm }: SolverTask): Promise<Engine> {
  if (engine === 'javascript-lp-solver') return javascriptLpSolver;
  if (wasm === null) throw new Error('the solver came without its WebAssembly');
  // Where compiling is forbidden the engine would wait for ever; the smallest program there is finds that out.
  await WebAssembly.compile(emptyProgram.slice());
  return loadHighs({ wasmBytes: wasm });
}

/** Passes on every better plan and every new stage, and of the rest one now and then. */
function throttled(tell: (progress: RunProgress) => void): (progress: RunProgress) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  let stage = '';
  return (progress) => {
    const now = performance.now();
    if (progress.selected === null && progress.stage === stage && now - toldAt < progressEveryMs) return;
    toldAt = now;
    stage = progress.stage;
    tell(progress);
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The little of a worker's scope that is used; the page's own declarations say otherwise of the same names. */
interface WorkerScope {
  onmessage: ((event: { readonly data: SolverTask }) => void) | null;
  postMessage(message: SolverMessage): void;
}

if (typeof document === 'undefined') {
  const scope = globalThis as unknown as WorkerScope;
  scope.onmessage = ({ data }) => void solve(data, (message) => scope.postMessage(message));
  scope.postMessage({ kind: 'ready' });
} else {
  Object.assign(globalThis, { [solverInPage]: solve });
}
