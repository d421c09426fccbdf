import type { ExplainProgress, ExplainRequest } from '../../core/app/explain-run';
import type { RunToExplain } from '../../core/app/read-run';
import type { CallServer } from '../host/call';
import { noSolver } from '../host/explain-failure';
import { engineAttempts } from '../solver/engine-attempts';
import type { ExplainTask } from '../solver/solver-messages';
import type { RunningExplanation } from '../solver/start-explain';
import { EngineUnloadable } from '../solver/start-worker';
import type { SolverProgram } from '../solver/unpack-solver';

type StartExplaining = (
  program: SolverProgram,
  task: Omit<ExplainTask, 'wasm'>,
  onFound: (found: ExplainProgress) => void,
) => RunningExplanation;

/** What explaining needs from its page. */
export interface ExplainTools {
  readonly call: CallServer;
  readonly loadSolver: () => Promise<SolverProgram>;
  readonly explainInWorker: StartExplaining;
  readonly explainInPage: StartExplaining;
}

/** What is not asked for. */
export const nothingAsked: ExplainRequest = { why: null, alternatives: null, frontier: false, robustness: null };

/** Explaining in the page holds the page up; it may not do so for long. */
const longestInPageMs = 8_000;

/**
 * Explains a run with what this browser allows: HiGHS in a worker, else javascript-lp-solver for small plans, at worst in
 * the page. Fails in words when nothing can be done here.
 */
export function explainPlan(
  run: Promise<RunToExplain>,
  request: ExplainRequest,
  tools: ExplainTools,
  onFound: (found: ExplainProgress) => void,
): RunningExplanation {
  let isStopped = false;
  let running: RunningExplanation | null = null;
  const work = async (): RunningExplanation['explanation'] => {
    const [{ problem, options, answer }, program] = await Promise.all([run, tools.loadSolver()]);
    for (const { engine, isInPage } of engineAttempts(options.engine, problem.candidates.length)) {
      if (isStopped) return null;
      const task = { problem, engine, seed: options.seed, answer, request };
      running = isInPage
        ? tools.explainInPage(program, { ...task, limitMs: longestInPageMs }, onFound)
        : tools.explainInWorker(program, { ...task, limitMs: null }, onFound);
      try {
        return await running.explanation;
      } catch (error) {
        if (!(error instanceof EngineUnloadable)) throw error;
      }
    }
    throw new Error(noSolver.title);
  };
  return {
    explanation: work(),
    stop: () => {
      isStopped = true;
      running?.stop();
    },
  };
}
