import { HostError } from './host-error';
import type { RunRecord } from './run-record';
import type { Store } from './store';

/** The run of that id; throws a HostError when there is none. */
export function findRun(runId: string, store: Store): RunRecord {
  const record = store.find(runId);
  if (record === null) throw new HostError(`There is no run ${runId} where the runs of this workbook are kept.`);
  return record;
}
