import type { RunOptions } from '../../core/app/run-record';
import type { DecisionTrial, DecisionTrialRequest } from '../../core/app/try-decisions';
import type { Sequence } from '../../core/portfolio/sequence/solve-sequence';
import type { SequenceTask } from '../../core/portfolio/sequence/task';
import { noSolver } from '../host/explain-failure';
import { engineAttempts } from '../solver/engine-attempts';
import type { QuestionTask, SolverMessage } from '../solver/solver-messages';
import type { RunningQuestion, StartQuestion } from '../solver/start-question';
import { EngineUnloadable } from '../solver/start-worker';
import type { SolverProgram } from '../solver/unpack-solver';

/** What questions need from their page. */
export interface AskTools {
  readonly loadSolver: () => Promise<SolverProgram>;
  readonly askInWorker: StartQuestion;
  readonly askInPage: StartQuestion;
}

/** People wait for these; what takes longer is told as not proven. */
const longestMs = 20_000;
/** Solving in the page holds the page up; it may not do so for long. */
const longestInPageMs = 5_000;

/** Finds out what decisions about a run cost, or which rules they break; keeps nothing. */
export function tryInSolver(
  trial: DecisionTrialRequest,
  options: RunOptions,
  tools: AskTools,
): RunningQuestion<DecisionTrial> {
  const { engine, time_limit_s, gap, seed } = options;
  const limits = { timeLimitMs: Math.min(longestMs, time_limit_s * 1000), gap, seed };
  const attempts = engineAttempts(engine, trial.base.problem.candidates.length);
  const task = { ...limits, question: { about: 'decision', trial } } as const;
  return ask(task, attempts, tools, (message) => (message.kind === 'tried' ? message.trial : null));
}

/** Plans the quarters of a roadmap, and finds out what those cost that people chose. */
export function sequenceInSolver(sequence: SequenceTask, tools: AskTools): RunningQuestion<Sequence> {
  const task = { timeLimitMs: longestMs, gap: 0, seed: 1, question: { about: 'quarters', sequence } } as const;
  const attempts = engineAttempts('auto', sequence.entries.length);
  return ask(task, attempts, tools, (message) => (message.kind === 'sequenced' ? message.sequence : null));
}

/** Asks with what this browser allows. Fails in words when nothing can be done here. */
function ask<Reply>(
  task: Omit<QuestionTask, 'wasm' | 'engine'>,
  attempts: ReturnType<typeof engineAttempts>,
  tools: AskTools,
  replyIn: (message: SolverMessage) => Reply | null,
): RunningQuestion<Reply> {
  let isStopped = false;
  let running: RunningQuestion<Reply> | null = null;
  const work = async (): Promise<Reply | null> => {
    const program = await tools.loadSolver();
    for (const { engine, isInPage } of attempts) {
      if (isStopped) return null;
      const timeLimitMs = isInPage ? Math.min(longestInPageMs, task.timeLimitMs) : task.timeLimitMs;
      const start = isInPage ? tools.askInPage : tools.askInWorker;
      running = start(program, { ...task, engine, timeLimitMs }, replyIn);
      try {
        return await running.reply;
      } catch (error) {
        if (!(error instanceof EngineUnloadable)) throw error;
      }
    }
    throw new Error(noSolver.title);
  };
  return {
    reply: work(),
    stop: () => {
      isStopped = true;
      running?.stop();
    },
  };
}
