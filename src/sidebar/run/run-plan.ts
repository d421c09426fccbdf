import type { Calls } from '../../core/app/calls';
import { chooseEngine } from '../../core/app/choose-engine';
import type { RunProgress } from '../../core/app/solve-run';
import type { Answer } from '../../core/problem/answer';
import type { CallServer } from '../host/call';
import { explainFailure, noSolver } from '../host/explain-failure';
import type { SolverTask } from '../solver/solver-messages';
import { EngineUnloadable, type RunningSolve } from '../solver/start-solve';
import type { SolverProgram } from '../solver/unpack-solver';
import { type RunState, type Solving, withProgress } from './run-state';

/** What a run needs from its page. */
export interface RunTools {
  readonly call: CallServer;
  readonly loadSolver: () => Promise<SolverProgram>;
  readonly solveInWorker: (
    program: SolverProgram,
    task: Omit<SolverTask, 'wasm'>,
    onProgress: (progress: RunProgress) => void,
  ) => RunningSolve;
  readonly solveInPage: (program: SolverProgram, task: Omit<SolverTask, 'wasm'>) => RunningSolve;
  /** Calls again and again until the function it gives is called. */
  readonly every: (ms: number, action: () => void) => () => void;
}

/** A run under way. */
export interface RunningRun {
  /** Ends solving at once and keeps the best plan so far. */
  stop(): void;
  /** Ends the run at once without a plan. */
  cancel(): void;
}

export type Frozen = Extract<Calls['freezeRun']['reply'], { readonly ok: true }>;

/** How often the server hears that a run is still being solved. */
const renewEveryMs = 60_000;
/** A solve in the page holds the page up; it may not do so for long. */
const longestInPageMs = 5_000;

const menuOnly = 'This run was asked to be solved by Google’s own solver, which only a run from the menu can do.';

/**
 * Runs a plan: the server freezes it, this page solves it, the server records it. `freeze` asks for the run. Every change
 * is told; whatever fails ends in a state that says so, and the server is told that the run failed. `settle` is called when
 * the server knows how the run ended, or could not be told.
 */
export function runPlan(
  freeze: () => Promise<Calls['freezeRun']['reply']>,
  tools: RunTools,
  tell: (state: RunState) => void,
  settle: () => void,
): RunningRun {
  let isCancelled = false;
  let runId: string | null = null;
  let solve: RunningSolve | null = null;

  /** Where this fails the run counts as abandoned after a while. */
  const cancelKept = (run_id: string): void => {
    tools
      .call('cancelRun', { run_id })
      .catch(() => undefined)
      .finally(settle);
  };

  const work = async (): Promise<void> => {
    tell({ step: 'freezing' });
    // Both are on their way at the same time; what goes wrong with the solver is met where it is needed.
    const loading = tools.loadSolver();
    loading.catch(() => undefined);
    const frozen = await freeze();
    if (isCancelled) return frozen.ok ? cancelKept(frozen.run_id) : settle();
    if (!frozen.ok) {
      tell({ step: 'invalid', issues: frozen.issues });
      return settle();
    }
    runId = frozen.run_id;
    const endRenewing = tools.every(renewEveryMs, () => {
      tools.call('renewRun', { run_id: frozen.run_id }).catch(() => undefined);
    });
    try {
      const answer = await solveFrozen(frozen, loading, tools, tell, (running) => {
        solve = running;
        if (isCancelled) running.cancel();
      });
      if (!isCancelled) await recordAnswer(frozen.run_id, answer, tools.call, tell, settle);
    } catch (error) {
      if (!isCancelled) await failKept(frozen.run_id, error, tools.call, tell, settle);
    } finally {
      endRenewing();
    }
  };
  work().catch((error: unknown) => {
    if (!isCancelled) tell({ step: 'failed', runId: null, notice: explainFailure(error) });
    settle();
  });

  return {
    stop: () => solve?.stop(),
    cancel() {
      if (isCancelled) return;
      isCancelled = true;
      solve?.cancel();
      tell({ step: 'cancelled', runId });
      // Else it is cancelled as soon as it has been kept.
      if (runId !== null) cancelKept(runId);
    },
  };
}

/** Solves with what this browser allows: HiGHS in a worker, else javascript-lp-solver, at worst in the page. */
async function solveFrozen(
  { run_id: runId, problem, options }: Frozen,
  loading: Promise<SolverProgram>,
  tools: RunTools,
  tell: (state: RunState) => void,
  onStart: (running: RunningSolve) => void,
): Promise<Answer> {
  const goal = problem.objective.levels[0]?.name ?? '';
  const none = { stage: null, best: null, bound: null, goal, hasPlan: false } as const;
  let state: Solving = { step: 'solving', runId, isLoaded: false, isInPage: false, ...none };
  const change = (changed: Solving): void => {
    state = changed;
    tell(state);
  };
  change(state);
  const program = await loading;
  change({ ...state, isLoaded: true });

  const attempt = (engine: SolverTask['engine'], isInPage: boolean): Promise<Answer> => {
    const timeLimitMs = Math.min(options.time_limit_s * 1000, isInPage ? longestInPageMs : Number.POSITIVE_INFINITY);
    const task = { problem, engine, timeLimitMs, gap: options.gap, seed: options.seed };
    change({ ...state, isInPage });
    const onProgress = (progress: RunProgress): void => change(withProgress(state, progress));
    const running = isInPage ? tools.solveInPage(program, task) : tools.solveInWorker(program, task, onProgress);
    onStart(running);
    return running.answer;
  };

  if (options.engine === 'linear-optimization-service') throw new Error(menuOnly);
  const asked = chooseEngine(options.engine, problem.candidates.length, true);
  const attempts: readonly (readonly [SolverTask['engine'], boolean])[] = [
    ...(asked === 'highs' ? [['highs', false] as const] : []),
    ['javascript-lp-solver', false],
    ['javascript-lp-solver', true],
  ];
  for (const [engine, isInPage] of attempts) {
    const isAllowed = engine === 'highs' || chooseEngine(options.engine, problem.candidates.length, false) === engine;
    if (!isAllowed) break;
    try {
      return await attempt(engine, isInPage);
    } catch (error) {
      if (!(error instanceof EngineUnloadable)) throw error;
    }
  }
  throw new Error(noSolver.title);
}

/** Records an answer; when that fails it can be tried again with the same answer. */
async function recordAnswer(
  runId: string,
  answer: Answer,
  call: CallServer,
  tell: (state: RunState) => void,
  settle: () => void,
): Promise<void> {
  tell({ step: 'recording', runId });
  try {
    tell({ step: 'done', report: await call('recordRun', { run_id: runId, answer }) });
    settle();
  } catch (error) {
    const retry = (): void => void recordAnswer(runId, answer, call, tell, settle);
    tell({ step: 'unsaved', runId, notice: explainFailure(error), retry });
  }
}

async function failKept(
  runId: string,
  error: unknown,
  call: CallServer,
  tell: (state: RunState) => void,
  settle: () => void,
): Promise<void> {
  const notice = explainFailure(error);
  tell({ step: 'failed', runId, notice });
  await call('failRun', { run_id: runId, error: notice.text }).catch(() => undefined);
  settle();
}
