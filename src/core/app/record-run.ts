import { explainResult, type RunResult } from '../explain/result';
import { type DescribedIssue, describeIssue, issue } from '../kernel/issue';
import type { Answer } from '../problem/answer';
import { resultsTab } from '../tabs/index';
import { HostError } from './host-error';
import type { Ports } from './ports';
import { type RunReport, reportRun } from './report-run';
import type { RunRecord } from './run-record';
import { showRun } from './show-run';
import { timestamp } from './timestamp';

/**
 * Last step of a run: examines the answer against the frozen problem, keeps the outcome, and shows it on Runs, Results
 * and Gaps. An answer for a run that is finished already changes nothing. An answer that fails the check is kept as a
 * failed run without a portfolio.
 */
export function recordRun(runId: string, answer: Answer, ports: Ports): RunReport {
  return finish(runId, (record) => explainResult(record.problem, answer), sayTie(answer), ports);
}

/** That the tie-breaks decided, and which of them could not be proven in time. */
function sayTie({ termination, tied, stages }: Answer): readonly DescribedIssue[] {
  // When the main stages are proven, only tie-breaks can be open.
  const unproven = termination === 'optimal' ? stages.filter(({ proven }) => !proven).map(({ name }) => name) : [];
  if (!tied && unproven.length === 0) return [];
  return [describeIssue(issue('tie-broken', { tab: resultsTab.name, row: null, column: null }, { unproven }))];
}

/** Keeps a run as failed that could not be solved at all; `error` is for people. */
export function failRun(runId: string, error: string, ports: Ports): RunReport {
  return finish(runId, (record) => failedResult(record, error), [], ports);
}

/** `said`: what solving found that is worth knowing. */
function finish(
  runId: string,
  outcome: (record: RunRecord) => RunResult,
  said: readonly DescribedIssue[],
  ports: Ports,
): RunReport {
  return ports.lock.hold(() => {
    const kept = ports.store.find(runId);
    if (kept === null) throw new HostError(`There is no run ${runId} in this workbook.`);
    let record = kept;
    if (kept.result === null) {
      const result = outcome(kept);
      record = {
        ...kept,
        issues: [...kept.issues, ...said],
        result,
        status: result.status,
        finished_at: timestamp(ports.clock.now()),
      };
      ports.store.finish(record);
    }
    showRun(record, ports);
    return reportRun(record);
  });
}

function failedResult(record: RunRecord, error: string): RunResult {
  return {
    status: 'failed',
    termination: null,
    error,
    stages: [],
    objective: null,
    provenGap: null,
    goalShortfall: null,
    tokensUsed: null,
    capacityTotal: record.problem.scenario.capacityTotal,
    selected: null,
    items: [],
    gaps: [],
    ineligible: [],
    engine: null,
  };
}
