import { aliveUntil } from './new-run';
import type { Ports } from './ports';
import type { RunRequest } from './run-request';

/** Says that somebody still solves a running run, so that it does not count as abandoned. Called every minute or two. */
export function renewRun(
  { run_id }: RunRequest,
  { store, clock, lock }: Pick<Ports, 'store' | 'clock' | 'lock'>,
): null {
  lock.hold(() => store.renew(run_id, aliveUntil(clock.now())));
  return null;
}
