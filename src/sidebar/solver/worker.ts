import { type Explanation, explainRun } from '../../core/app/explain-run';
import { type RunProgress, solveRun } from '../../core/app/solve-run';
import { tryDecisions } from '../../core/app/try-decisions';
import type { Engine } from '../../core/model/engine';
import { verified } from '../../core/model/verified';
import { solveSequence } from '../../core/portfolio/sequence/solve-sequence';
import type { Answer } from '../../core/problem/answer';
import { loadHighs } from '../../engines/highs';
import { javascriptLpSolver } from '../../engines/javascript-lp-solver';
import { BestSoFar } from './best-so-far';
import {
  type AnyTask,
  type ExplainTask,
  type QuestionTask,
  type Solver,
  type SolverMessage,
  type SolverTask,
  solverInPage,
} from './solver-messages';

type Say = (message: SolverMessage) => void;

/** How often a page hears of progress that brings no better plan, in milliseconds. */
const progressEveryMs = 250;

const emptyProgram = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** How far the words of an engine that is not trusted are examined: a few seconds at most. */
const proofNodes = 200_000;

/** Works on one task. Built apart from the page and run in a worker, or in the page where no worker is to be had. */
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
    if ('question' in task) say(reply(task, engine));
    else if ('request' in task) say({ kind: 'explained', explanation: explain(task, engine, say) });
    else say({ kind: 'answer', answer: answer(task, engine, say) });
  } catch (error) {
    say({ kind: 'broken', message: messageOf(error) });
  }
};

const now = (): number => performance.now();

function answer({ problem, timeLimitMs, gap, seed }: SolverTask, engine: Engine, say: Say): Answer {
  const best = new BestSoFar(problem, { name: engine.name, version: engine.version });
  const tell = throttled((progress) => say({ kind: 'progress', progress, soFar: best.after(progress) }));
  const onProgress = (progress: RunProgress): 'continue' => {
    tell(progress);
    return 'continue';
  };
  return solveRun(problem, engine, { timeLimitMs, gap, seed, now, onProgress });
}

function explain(task: ExplainTask, engine: Engine, say: Say): Explanation {
  const { problem, answer: found, request, seed, limitMs } = task;
  const until = now() + (limitMs ?? Number.POSITIVE_INFINITY);
  return explainRun(problem, found, request, engine, {
    seed,
    now,
    isStopped: () => now() >= until,
    onProgress: (step) => say({ kind: 'explaining', found: step }),
  });
}

function reply({ question, timeLimitMs, gap, seed }: QuestionTask, engine: Engine): SolverMessage {
  const options = { timeLimitMs, gap, seed, now };
  return question.about === 'decision'
    ? { kind: 'tried', trial: tryDecisions(question.trial, engine, options) }
    : { kind: 'sequenced', sequence: solveSequence(question.sequence, engine, options) };
}

async function engineOf({ engine, wasm }: AnyTask): Promise<Engine> {
  if (engine === 'javascript-lp-solver') return verified(javascriptLpSolver, proofNodes);
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
  onmessage: ((event: { readonly data: AnyTask }) => void) | null;
  postMessage(message: SolverMessage): void;
}

if (typeof document === 'undefined') {
  const scope = globalThis as unknown as WorkerScope;
  scope.onmessage = ({ data }) => void solve(data, (message) => scope.postMessage(message));
  scope.postMessage({ kind: 'ready' });
} else {
  Object.assign(globalThis, { [solverInPage]: solve });
}
