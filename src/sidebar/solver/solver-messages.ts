import type { ExplainProgress, ExplainRequest, Explanation } from '../../core/app/explain-run';
import type { RunProgress } from '../../core/app/solve-run';
import type { DecisionTrial, DecisionTrialRequest } from '../../core/app/try-decisions';
import type { EngineName } from '../../core/model/engine';
import type { Sequence } from '../../core/portfolio/sequence/solve-sequence';
import type { SequenceTask } from '../../core/portfolio/sequence/task';
import type { Answer } from '../../core/problem/answer';
import type { Problem } from '../../core/problem/problem';

/** What a solver is given. */
export interface SolverTask {
  readonly problem: Problem;
  readonly engine: Exclude<EngineName, 'linear-optimization-service'>;
  readonly timeLimitMs: number;
  readonly gap: number;
  readonly seed: number;
  /** The bytes of HiGHS's WebAssembly; null for an engine that needs none. */
  readonly wasm: Uint8Array | null;
}

/** What a solver is given that is to explain an answer. */
export interface ExplainTask extends Pick<SolverTask, 'problem' | 'engine' | 'seed' | 'wasm'> {
  readonly answer: Answer;
  readonly request: ExplainRequest;
  /** Ends the work after so many milliseconds, besides the budgets of its parts; null: only those. */
  readonly limitMs: number | null;
}

/** What a solver can be asked about a plan: what a decision costs, or which quarters a roadmap gets. */
export type Question =
  | { readonly about: 'decision'; readonly trial: DecisionTrialRequest }
  | { readonly about: 'quarters'; readonly sequence: SequenceTask };

/** What a solver is given that is to answer a question. */
export interface QuestionTask extends Omit<SolverTask, 'problem'> {
  readonly question: Question;
}

/** What a solver is given, of whatever kind. */
export type AnyTask = SolverTask | ExplainTask | QuestionTask;

/** What a solver says. */
export type SolverMessage =
  /** Its code runs; it waits for a task. */
  | { readonly kind: 'ready' }
  /** The engine cannot run here. */
  | { readonly kind: 'unloadable'; readonly message: string }
  | { readonly kind: 'started'; readonly engine: Answer['engine'] }
  /** `soFar`: the answer if it ended now. */
  | { readonly kind: 'progress'; readonly progress: RunProgress; readonly soFar: Answer }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'explaining'; readonly found: ExplainProgress }
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  | { readonly kind: 'tried'; readonly trial: DecisionTrial }
  | { readonly kind: 'sequenced'; readonly sequence: Sequence }
  /** A bug: solving broke down. */
  | { readonly kind: 'broken'; readonly message: string };

/** Works on a task and says how it goes. */
export type Solver = (task: AnyTask, say: (message: SolverMessage) => void) => Promise<void>;

/** Where the solver's code leaves its function when it runs in the page itself. */
export const solverInPage = 'optimizationSolver';
