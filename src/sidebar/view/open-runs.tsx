import { useEffect, useState } from 'preact/hooks';
import type { HistoryLine, SidebarState } from '../../core/app/calls';
import type { CallServer } from '../host/call';
import { printMoment, printRunName, printTime } from '../model/run-words';
import type { Actions } from './use-action';
import type { PageRun } from './use-run';

interface OpenRunsProps {
  readonly call: CallServer;
  readonly sidebar: SidebarState;
  readonly run: PageRun;
  readonly actions: Actions;
  readonly refresh: () => Promise<void>;
}

/** Runs without a result that this page is not solving: of another window, of a page that was closed, of somebody else. */
export function OpenRuns({ call, sidebar, run, actions, refresh }: OpenRunsProps) {
  const own = 'runId' in run.state ? run.state.runId : null;
  const open = sidebar.history.filter(({ status, run_id }) => status === 'running' && run_id !== own);
  const now = useNow(open);
  const cancel = async (run_id: string): Promise<void> => {
    await call('cancelRun', { run_id });
    await refresh();
  };
  return open.map((line) => {
    const isExpired = Date.parse(line.expires_at) <= now;
    return (
      <section key={line.run_id} class="card notice" aria-label="Unfinished run">
        <h2>
          {isExpired
            ? 'A run is not finished'
            : 'Being solved elsewhere (started '.concat(printTime(line.started_at), ')')}
        </h2>
        <p>
          {printRunName(line)}, started {printMoment(line.started_at)}
          {line.requested_by === '' ? '' : ' by '.concat(line.requested_by)}.{' '}
          {isExpired
            ? 'Nobody solves it any more.'
            : 'Its result appears here. If its window was closed or reloaded, cancel it and run again.'}
        </p>
        <div class="actions">
          {isExpired && (
            <button
              type="button"
              disabled={actions.busy !== null}
              onClick={() =>
                run.start(async () => {
                  await call('cancelRun', { run_id: line.run_id });
                  return call('repeatRun', { run_id: line.run_id });
                })
              }
            >
              Solve again
            </button>
          )}
          <button
            type="button"
            disabled={actions.busy !== null}
            onClick={() => actions.start('cancelRun', () => cancel(line.run_id))}
          >
            Cancel this run
          </button>
        </div>
      </section>
    );
  });
}

/** The time, read anew when the next of these runs expires. */
function useNow(open: readonly HistoryLine[]): number {
  const [now, setNow] = useState(Date.now);
  const next = Math.min(...open.map(({ expires_at }) => Date.parse(expires_at)).filter((at) => at > now));
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(() => setNow(Date.now()), next - Date.now() + 500);
    return () => clearTimeout(timer);
  }, [next]);
  return now;
}
