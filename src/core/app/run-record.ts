import type { StoredSet } from '../domain/stored-set';
import type { RunResult } from '../explain/result';
import type { DescribedIssue } from '../kernel/issue';
import { counted } from '../kernel/messages/message';
import type { Decisions } from '../problem/decisions';
import type { Problem, Scope } from '../problem/problem';
import type { EngineChoice } from './choose-engine';

export const runStatuses = ['running', 'success', 'infeasible', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** How a run is to be solved; part of its inputs hash. */
export interface RunOptions {
  readonly engine: EngineChoice;
  /** Budget of all stages together. */
  readonly time_limit_s: number;
  readonly gap: number;
  readonly seed: number;
}

/** One run, frozen: everything its answer depends on, and what came out. Plain JSON. */
export interface RunRecord {
  readonly run_id: string;
  readonly workbook_id: string;
  readonly status: RunStatus;
  readonly scope: Scope;
  readonly options: RunOptions;
  readonly constraint_set: {
    readonly name: string;
    readonly version: number;
    readonly content_hash: string;
    readonly content: StoredSet;
  };
  readonly problem: Problem;
  readonly inputs_hash: string;
  readonly issues: readonly DescribedIssue[];
  readonly requested_by: string;
  /** UTC timestamps such as 2026-01-05T12:01:02Z. */
  readonly started_at: string;
  readonly expires_at: string;
  readonly finished_at: string | null;
  readonly result: KeptResult | null;
}

/** An outcome as it is kept: with what explaining it later depends on. */
export interface KeptResult extends RunResult {
  /** The base objective that soft rules were priced by; not there when there are none. */
  readonly soft_base?: number;
}

/** A run before it is kept: the store gives its constraint set the version. */
export interface NewRun extends Omit<RunRecord, 'constraint_set'> {
  readonly constraint_set: Omit<RunRecord['constraint_set'], 'version'>;
}

/** What the history shows of a run. */
export interface RunSummary {
  readonly run_id: string;
  readonly scenario_name: string;
  readonly constraint_set_name: string;
  readonly constraint_set_version: number;
  readonly content_hash: string;
  readonly scope: Scope;
  readonly status: RunStatus;
  readonly termination: string | null;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly candidate_count: number;
  readonly selected_count: number | null;
  readonly objective: number | null;
  readonly proven_gap: number | null;
  readonly tokens_used: number | null;
  readonly capacity_total: number | null;
  readonly engine: string | null;
  readonly inputs_hash: string;
  /** How it was to be solved: with these and the same rows it would have the same inputs_hash. */
  readonly options: RunOptions;
  readonly requested_by: string;
  readonly expires_at: string;
  readonly gap_summary: string;
  readonly outcome: string;
  /** What people decided against the optimiser; missing when nothing. */
  readonly decisions?: Decisions;
  /** What the run assumed beyond the rows, in words; not there in an ordinary run. */
  readonly what_if?: string;
  /** The objective of the plan that a person took this one instead of; not there when the plan is the run's own. */
  readonly instead_of?: number | undefined;
}

/** The history line of a run. */
export function summarize(record: RunRecord): RunSummary {
  const { problem, result } = record;
  return {
    run_id: record.run_id,
    scenario_name: problem.scenario.name,
    constraint_set_name: record.constraint_set.name,
    constraint_set_version: record.constraint_set.version,
    content_hash: record.constraint_set.content_hash,
    scope: record.scope,
    status: record.status,
    termination: result?.termination ?? null,
    started_at: record.started_at,
    finished_at: record.finished_at,
    candidate_count: problem.candidates.length,
    selected_count: result?.selected?.length ?? null,
    objective: result?.objective ?? null,
    proven_gap: result?.provenGap ?? null,
    tokens_used: result?.tokensUsed ?? null,
    capacity_total: problem.scenario.capacityTotal,
    engine: result?.engine == null ? null : `${result.engine.name} ${result.engine.version}`,
    inputs_hash: record.inputs_hash,
    options: record.options,
    requested_by: record.requested_by,
    expires_at: record.expires_at,
    gap_summary: result === null ? '' : shorten(summarizeGaps(result)),
    outcome: shorten(outcomeOf(record)),
    ...(problem.decisions === undefined ? {} : { decisions: problem.decisions }),
    ...(problem.whatIf === undefined
      ? {}
      : { what_if: shorten(problem.whatIf.says), instead_of: problem.whatIf.instead_of }),
  };
}

/** The history line of a run that expired before anybody reported on it. */
export function abandon(summary: RunSummary): RunSummary {
  return { ...summary, status: 'failed', outcome: `ERROR: ${abandoned}` };
}

/** A history line has to fit into one cell of a store; the result itself says it in full. */
const longestSummary = 2_000;

const shorten = (text: string): string =>
  text.length <= longestSummary ? text : `${text.slice(0, longestSummary - 1)}…`;

/** The outcome of a run in one sentence for people. */
export function outcomeOf({ status, result, problem }: Pick<RunRecord, 'status' | 'result' | 'problem'>): string {
  switch (status) {
    case 'running':
      return 'WARNING: still running';
    case 'success':
      if (problem.whatIf?.instead_of !== undefined) return 'OK: chosen by people';
      return result?.termination === 'optimal' ? 'OK' : `WARNING: ${explainOpenGap(result?.provenGap ?? null)}`;
    case 'infeasible':
      return 'ERROR: no plan keeps all rules';
    case 'cancelled':
      return 'ERROR: cancelled; no plan was kept';
    case 'failed':
      return `ERROR: ${result === null ? abandoned : (result.error ?? 'no plan was found in time')}`;
  }
}

/** A run that failed without an outcome: it expired, since whoever solved it is gone. */
const abandoned = 'nobody reported an answer; run it again';

/** How sure a plan is that was stopped early; `provenGap` relative to the objective, null when not known. */
export function explainOpenGap(provenGap: number | null): string {
  return provenGap === null
    ? 'best found; how much better a plan could be is not known'
    : `best found; at most ${(provenGap * 100).toPrecision(2)} % better may exist`;
}

function summarizeGaps(result: RunResult): string {
  const targets = result.gaps.filter((gap) => gap.kind === 'kpi' && gap.severity !== null);
  if (targets.length === 0) return '';
  const met = targets.filter((gap) => gap.severity !== 'CRITICAL').length;
  const missed = targets.filter((gap) => gap.severity === 'CRITICAL').map((gap) => gap.kpi_key);
  const names = missed.length === 0 ? '' : `; missed: ${[...new Set(missed)].join(', ')}`;
  return result.selected === null
    ? `${counted(missed.length, 'target')} out of reach`
    : `${met} of ${targets.length} targets met${names}`;
}
