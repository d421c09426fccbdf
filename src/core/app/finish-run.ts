import type { DescribedIssue } from '../kernel/issue';
import { findRun } from './find-run';
import type { Ports } from './ports';
import { type RunReport, reportRun } from './report-run';
import type { KeptResult, RunRecord } from './run-record';
import { collectNotes, showRun } from './show-run';
import { timestamp } from './timestamp';

/** What came of a run. */
export interface Outcome {
  readonly result: KeptResult;
  /** What solving found that is worth knowing. */
  readonly said: readonly DescribedIssue[];
}

/**
 * Keeps the outcome of a run and shows it on Runs, Results and Gaps. An earlier outcome stays. `outcomeOf` is asked
 * only when there is none yet; null: it stays without.
 */
export function finishRun(runId: string, outcomeOf: (record: RunRecord) => Outcome | null, ports: Ports): RunReport {
  return ports.lock.hold(() => {
    const { store, clock } = ports;
    const known = findRun(runId, store);
    const outcome = known.result === null ? outcomeOf(known) : null;
    const stale = collectNotes(ports);
    const record = outcome === null ? known : store.finish(withOutcome(known, outcome, timestamp(clock.now())));
    showRun(record, store.view(runId), stale, ports);
    return reportRun(record);
  });
}

function withOutcome(record: RunRecord, { result, said }: Outcome, finished_at: string): RunRecord {
  return { ...record, issues: [...record.issues, ...said], result, status: result.status, finished_at };
}
