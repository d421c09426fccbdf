import { findRun } from './find-run';
import { HostError } from './host-error';
import type { Ports } from './ports';
import { type RunReport, reportRun } from './report-run';
import type { RunRequest } from './run-request';
import { collectNotes, showRun } from './show-run';
import { timestamp } from './timestamp';

/**
 * Shows an earlier run on Results and Gaps, with what people once wrote beside it. Throws a HostError for a run that is
 * still being solved: there is nothing to show yet.
 */
export function loadRun({ run_id }: RunRequest, ports: Ports): RunReport {
  return ports.lock.hold(() => {
    const { store, clock } = ports;
    store.expire(timestamp(clock.now()));
    const record = findRun(run_id, store);
    if (record.status === 'running') {
      throw new HostError('This run is still being solved. Open it again when it has ended, or cancel it.');
    }
    const stale = collectNotes(ports);
    showRun(record, store.view(run_id), stale, ports);
    return reportRun(record);
  });
}
