import { finishRun } from './finish-run';
import { planlessResult } from './planless-result';
import type { Ports } from './ports';
import type { RunReport } from './report-run';
import type { RunRequest } from './run-request';

/** Ends a running run that nobody solves any more. A run that has ended already stays as it is and is shown. */
export function cancelRun({ run_id }: RunRequest, ports: Ports): RunReport {
  const cancelled = { status: 'cancelled', termination: 'undecided', error: null } as const;
  return finishRun(
    run_id,
    (record) => (record.status === 'running' ? { result: planlessResult(record, cancelled), said: [] } : null),
    ports,
  );
}
