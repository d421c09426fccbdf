import type { ExplainProgress, Explanation } from '../../core/app/explain-run';
import type { ExplainTask } from './solver-messages';
import { askInPage, askInWorker, type StartTask } from './start-question';
import type { UnarmedTask } from './start-worker';
import type { SolverProgram } from './unpack-solver';

/** An explanation that is being worked out. */
export interface RunningExplanation {
  /** What was found out in all; null when it was ended before: what was told until then stays true. */
  readonly explanation: Promise<Explanation | null>;
  /** Ends it at once. */
  stop(): void;
}

type StartExplanation = (
  program: SolverProgram,
  task: Omit<ExplainTask, 'wasm'>,
  onFound: (found: ExplainProgress) => void,
) => RunningExplanation;

/** An explanation is a question that tells what it finds on the way. */
const explaining =
  (ask: StartTask<UnarmedTask>): StartExplanation =>
  (program, task, onFound) => {
    const { reply, stop } = ask(program, task, (message) => {
      if (message.kind === 'explaining') onFound(message.found);
      return message.kind === 'explained' ? message.explanation : null;
    });
    return { explanation: reply, stop };
  };

/** Explains an answer in a worker, which can be ended whatever the engine does. */
export const explainInWorker = explaining(askInWorker);

/** Explains an answer in the page itself, where no worker is allowed: nothing moves meanwhile. */
export const explainInPage = explaining(askInPage);
