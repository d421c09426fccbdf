import type { SidebarState } from '../../core/app/calls';
import type { CallServer } from '../host/call';
import { printMoment, printRunName } from '../model/run-words';
import type { Actions } from './use-action';
import type { PageRun } from './use-run';

interface OpenRunsProps {
  readonly call: CallServer;
  readonly sidebar: SidebarState;
  readonly run: PageRun;
  readonly actions: Actions;
  readonly refresh: () => Promise<void>;
}

/** Runs without a result that this page is not solving: of a sidebar that was closed or reloaded, or of somebody else. */
export function OpenRuns({ call, sidebar, run, actions, refresh }: OpenRunsProps) {
  const own = 'runId' in run.state ? run.state.runId : null;
  const open = sidebar.history.filter(({ status, run_id }) => status === 'running' && run_id !== own);
  const cancel = async (run_id: string): Promise<void> => {
    await call('cancelRun', { run_id });
    await refresh();
  };
  return open.map((line) => (
    <section key={line.run_id} class="card notice" aria-label="Unfinished run">
      <h2>A run is not finished</h2>
      <p>
        {printRunName(line)}, started {printMoment(line.started_at)}
        {line.requested_by === '' ? '' : ' by '.concat(line.requested_by)}. If no other window is solving it, it will
        not go on by itself.
      </p>
      <div class="actions">
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
        <button
          type="button"
          disabled={actions.busy !== null}
          onClick={() => actions.start('cancelRun', () => cancel(line.run_id))}
        >
          Cancel this run
        </button>
      </div>
    </section>
  ));
}
