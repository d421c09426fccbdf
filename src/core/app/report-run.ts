import type { DescribedBreach } from '../explain/explain-breaches';
import type { Gap } from '../explain/gaps';
import type { DescribedIssue } from '../kernel/issue';
import type { Termination } from '../problem/answer';
import type { Decisions } from '../problem/decisions';
import { planlessResult } from './planless-result';
import { type RunRecord, type RunSummary, summarize } from './run-record';

/** A run for programs: the keys are a promise, each always there, null where it has no meaning. */
export interface RunReport {
  readonly run_id: string | null;
  readonly status: 'success' | 'infeasible' | 'failed' | 'cancelled' | 'invalid';
  readonly termination: Termination | null;
  readonly stages: readonly StageReport[] | null;
  readonly objective: number | null;
  readonly goal_shortfall: number | null;
  readonly tokens_used: number | null;
  readonly capacity_total: number | null;
  readonly selected: readonly string[] | null;
  readonly ineligible: readonly { readonly initiative_key: string; readonly reason: string }[];
  readonly gaps: readonly Gap[];
  /** The soft rules that the plan breaks, with what each takes from the objective. */
  readonly breaches: readonly DescribedBreach[];
  readonly issues: readonly DescribedIssue[];
  readonly engine: { readonly name: string; readonly version: string } | null;
  readonly inputs_hash: string | null;
  /** Its line of the history. */
  readonly summary: RunSummary | null;
  /** Every candidate, the funded by rank, then the others; empty without a plan. */
  readonly items: readonly ReportItem[];
  /** What people decided against the optimiser; null when nothing. */
  readonly decisions: Decisions | null;
}

/** What a plan decided for one candidate. */
export interface ReportItem {
  readonly initiative_key: string;
  readonly title: string;
  readonly selected: boolean;
  /** 1.. among the funded, else null. */
  readonly rank: number | null;
  /** What it takes or would take. */
  readonly tokens: number;
  /** Why, in words without a full stop. */
  readonly reason: string;
}

export interface StageReport {
  readonly name: string;
  readonly value: number | null;
  readonly bound: number | null;
  readonly proven: boolean;
}

/** The report of a run that has ended; one that was abandoned has no result. */
export function reportRun(record: RunRecord): RunReport {
  const { run_id, status, issues, inputs_hash, problem } = record;
  if (status === 'running') throw new Error(`the run ${run_id} is not finished`);
  const result = record.result ?? planlessResult(record, { status: 'failed', termination: null, error: null });
  const titles = new Map<string, string>(problem.candidates.map(({ key, title }) => [key, title]));
  return {
    run_id,
    status,
    termination: result.termination,
    stages: result.stages.map(({ name, value, bound, proven }) => ({ name, value, bound, proven })),
    objective: result.objective,
    goal_shortfall: result.goalShortfall,
    tokens_used: result.tokensUsed,
    capacity_total: result.capacityTotal,
    selected: result.selected,
    ineligible: result.ineligible,
    gaps: result.gaps,
    breaches: result.breaches ?? [],
    issues,
    engine: result.engine,
    inputs_hash,
    summary: summarize(record),
    items: result.items.map(({ key, selected, rank, tokens, reasonText }) => {
      return { initiative_key: key, title: titles.get(key) ?? '', selected, rank, tokens, reason: reasonText };
    }),
    decisions: problem.decisions ?? null,
  };
}

/** The report of a run that never was, because rows have errors. */
export function reportInvalid(issues: readonly DescribedIssue[]): RunReport {
  return {
    run_id: null,
    status: 'invalid',
    termination: null,
    stages: null,
    objective: null,
    goal_shortfall: null,
    tokens_used: null,
    capacity_total: null,
    selected: null,
    ineligible: [],
    gaps: [],
    breaches: [],
    issues,
    engine: null,
    inputs_hash: null,
    summary: null,
    items: [],
    decisions: null,
  };
}

/** The command's exit code (product.md, section 7). */
export function exitCodeOf({ status, termination }: Pick<RunReport, 'status' | 'termination'>): number {
  if (status === 'success') return 0;
  if (status === 'invalid') return 2;
  if (status === 'infeasible') return 3;
  return termination === 'undecided' ? 4 : 1;
}
