import type { HistoryLine, SidebarState } from '../../core/app/calls';
import { printNumber } from '../../core/kernel/number-text';
import type { CallServer } from '../host/call';
import { describeOutcome, printMoment, printPlanFacts, printRunName } from '../model/run-words';
import { firstWithSameInputs } from '../model/same-inputs';
import { CompareSection } from './compare/compare-section';
import { Icon } from './icon';
import { OpenRuns } from './open-runs';
import type { Actions } from './use-action';
import type { PageRun } from './use-run';

interface HistoryPageProps {
  readonly call: CallServer;
  readonly sidebar: SidebarState;
  readonly run: PageRun;
  readonly actions: Actions;
  readonly refresh: () => Promise<void>;
  readonly showPlan: () => void;
}

/** Every run, newest first, and notes that are not kept yet. */
export function HistoryPage({ call, sidebar, run, actions, refresh, showPlan }: HistoryPageProps) {
  const { history, unsavedNotes } = sidebar;
  const isAtWork = ['freezing', 'solving', 'recording'].includes(run.state.step);
  const saveNotes = async (): Promise<void> => {
    await call('saveNotes', null);
    await refresh();
  };
  const load = async (run_id: string): Promise<void> => {
    run.show(await call('loadRun', { run_id }));
    showPlan();
  };
  const repeat = (run_id: string): void => {
    run.start(() => call('repeatRun', { run_id }));
    showPlan();
  };
  const finished = history.filter(({ status }) => status !== 'running');
  const sameInputs = firstWithSameInputs(history);
  return (
    <>
      {unsavedNotes > 0 && (
        <section class="card">
          <p>
            {unsavedNotes === 1 ? '1 note' : String(unsavedNotes).concat(' notes')} on Runs, Results and Gaps{' '}
            {unsavedNotes === 1 ? 'is' : 'are'} not saved yet.
          </p>
          <div class="actions">
            <button
              type="button"
              class="primary"
              disabled={actions.busy !== null}
              onClick={() => actions.start('saveNotes', saveNotes)}
            >
              Save notes
            </button>
          </div>
        </section>
      )}
      <OpenRuns call={call} sidebar={sidebar} run={run} actions={actions} refresh={refresh} />
      {history.some(({ status }) => status === 'success') && (
        <CompareSection call={call} history={history} actions={actions} />
      )}
      {finished.length === 0 && <p class="empty">No runs yet. Every run is kept here with all it was made of.</p>}
      <ul class="plain history">
        {finished.map((line) => (
          <Line
            key={line.run_id}
            line={line}
            isShown={line.run_id === sidebar.shownRun}
            sameInputsAs={sameInputs.get(line.run_id) ?? null}
            isDisabled={isAtWork || actions.busy !== null}
            isLoading={actions.busy === 'load '.concat(line.run_id)}
            load={() => actions.start('load '.concat(line.run_id), () => load(line.run_id))}
            repeat={() => repeat(line.run_id)}
          />
        ))}
      </ul>
    </>
  );
}

interface LineProps {
  readonly line: HistoryLine;
  /** Results and Gaps show it. */
  readonly isShown: boolean;
  /** When the first run with the same inputs started; null: this is the first. */
  readonly sameInputsAs: string | null;
  readonly isDisabled: boolean;
  readonly isLoading: boolean;
  readonly load: () => void;
  readonly repeat: () => void;
}

function Line({ line, isShown, sameInputsAs, isDisabled, isLoading, load, repeat }: LineProps) {
  const { title, detail, tone } = describeOutcome(line);
  const name = printRunName(line).concat(', ', printMoment(line.started_at));
  return (
    <li class="card">
      <h2>{printRunName(line)}</h2>
      {isShown && <p class="shown">Shown on Results and Gaps</p>}
      <p class="outcome">
        <Icon name={tone} /> {title}
      </p>
      <p class="quiet">
        {printMoment(line.started_at)}
        {line.requested_by === '' ? '' : ' · '.concat(line.requested_by)}
        <br />
        {printPlanFacts(line)}
        {line.objective !== null && ' · objective '.concat(printNumber(line.objective, 2))}
        {sameInputsAs !== null && (
          <>
            <br />
            Same inputs as {printMoment(sameInputsAs)}
          </>
        )}
      </p>
      {tone !== 'good' && line.status !== 'infeasible' && <p class="quiet">{detail}</p>}
      {line.gap_summary !== '' && <p class="quiet">{line.gap_summary}</p>}
      {line.decisions !== undefined && (
        <p>
          <span class="tag decided">decided</span> {countDecisions(line.decisions)}
        </p>
      )}
      {line.what_if !== undefined && <p class="stale">What if: {line.what_if}</p>}
      {line.note !== '' && <p class="quiet note">Note: {line.note}</p>}
      {line.stale === true && <p class="stale">Inputs have changed since</p>}
      <div class="actions">
        <button type="button" disabled={isDisabled} aria-label={'Show '.concat(name)} onClick={load}>
          {isLoading ? 'Loading …' : 'Show'}
        </button>
        <button type="button" disabled={isDisabled} aria-label={'Re-run exactly '.concat(name)} onClick={repeat}>
          Re-run exactly
        </button>
      </div>
    </li>
  );
}

function countDecisions({ overrides, waived }: NonNullable<HistoryLine['decisions']>): string {
  const count = overrides.length + waived.length;
  const owners = [...new Set([...overrides, ...waived].map(({ owner }) => owner))].join(', ');
  return String(count).concat(count === 1 ? ' decision by ' : ' decisions by ', owners);
}
