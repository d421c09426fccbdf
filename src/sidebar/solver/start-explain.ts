import type { ExplainProgress, Explanation } from '../../core/app/explain-run';
import type { ExplainTask, SolverMessage } from './solver-messages';
import { startInPage, startWorker } from './start-worker';
import type { SolverProgram } from './unpack-solver';

/** An explanation that is being worked out. */
export interface RunningExplanation {
  /** What was found out in all; null when it was ended before: what was told until then stays true. */
  readonly explanation: Promise<Explanation | null>;
  /** Ends it at once. */
  stop(): void;
}

/** Explains an answer in a worker, which can be ended whatever the engine does. */
export function explainInWorker(
  program: SolverProgram,
  task: Omit<ExplainTask, 'wasm'>,
  onFound: (found: ExplainProgress) => void,
): RunningExplanation {
  let stop: () => void = () => undefined;
  let close: () => void = () => undefined;
  const explanation = new Promise<Explanation | null>((resolve, reject) => {
    stop = () => resolve(null);
    const hear = (message: SolverMessage): void => {
      if (message.kind === 'explaining') onFound(message.found);
      else if (message.kind === 'explained') resolve(message.explanation);
      else if (message.kind === 'broken') reject(new Error(message.message));
    };
    close = startWorker(program, task, { started: () => undefined, hear, fail: reject });
  }).finally(() => close());
  return { explanation, stop: () => stop() };
}

/** Explains an answer in the page itself, where no worker is allowed: nothing moves meanwhile. */
export function explainInPage(
  program: SolverProgram,
  task: Omit<ExplainTask, 'wasm'>,
  onFound: (found: ExplainProgress) => void,
): RunningExplanation {
  const explanation = new Promise<Explanation | null>((resolve, reject) => {
    const hear = (message: SolverMessage): void => {
      if (message.kind === 'explaining') onFound(message.found);
      else if (message.kind === 'explained') resolve(message.explanation);
      else if (message.kind === 'broken') reject(new Error(message.message));
    };
    startInPage(program, task, { hear, fail: reject });
  });
  return { explanation, stop: () => undefined };
}
