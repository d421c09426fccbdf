import type { RunReport } from '../../core/app/report-run';
import type { RunProgress } from '../../core/app/solve-run';
import type { DescribedIssue } from '../../core/kernel/issue';
import type { Notice } from '../host/explain-failure';

/** Where a run of this page stands. */
export type RunState =
  | { readonly step: 'idle' }
  /** Rows are being read and frozen. */
  | { readonly step: 'freezing' }
  | Solving
  /** The answer is being checked, kept and written to the tabs. */
  | { readonly step: 'recording'; readonly runId: string }
  | { readonly step: 'done'; readonly report: RunReport }
  /** Rows have errors; nothing was run. */
  | { readonly step: 'invalid'; readonly issues: readonly DescribedIssue[] }
  /** `runId` null: it had not been kept yet. */
  | { readonly step: 'cancelled'; readonly runId: string | null }
  /** A plan was found but is not kept yet; trying again loses nothing. */
  | { readonly step: 'unsaved'; readonly runId: string; readonly notice: Notice; retry(): void }
  | { readonly step: 'failed'; readonly runId: string | null; readonly notice: Notice };

export interface Solving {
  readonly step: 'solving';
  readonly runId: string;
  /** False while the solver is still being fetched. */
  readonly isLoaded: boolean;
  /** The latest of each; null while there is none. */
  readonly stage: string | null;
  readonly best: number | null;
  readonly bound: number | null;
  /** The first stage's name: what is maximised. */
  readonly goal: string;
  /** A plan was found that could be kept. */
  readonly hasPlan: boolean;
  /** The page itself solves: nothing can be stopped. */
  readonly isInPage: boolean;
}

/** What a solve's progress says on top of what was known. Only the first stage's figures are shown. */
export function withProgress(state: Solving, { stage, best, bound, selected }: RunProgress): Solving {
  const isFirst = stage === state.goal;
  return {
    ...state,
    isLoaded: true,
    stage,
    best: isFirst ? (best ?? state.best) : state.best,
    bound: isFirst ? (bound ?? state.bound) : state.bound,
    hasPlan: state.hasPlan || selected !== null,
  };
}
