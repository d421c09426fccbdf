import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CellPlace } from '../../core/app/calls';
import type { AskTools } from '../decide/ask-solver';
import type { CarriedDecisions } from '../decide/carried-decisions';
import type { ExplainTools } from '../explain/explain-plan';
import { isDropped } from '../model/dropped-scenario';
import type { RunTools } from '../run/run-plan';
import { ClearSample } from './clear-sample';
import { useExplainer } from './explain/use-explainer';
import { HistoryPage } from './history-page';
import { NoticeCard } from './notice-card';
import { PlanPage } from './plan-page';
import { RoadmapPage } from './roadmap/roadmap-page';
import { SettingsPage } from './settings-page';
import { useActions } from './use-action';
import { type PageRun, useRun } from './use-run';
import { type Loaded, useSidebar } from './use-sidebar';
import { WelcomePage } from './welcome-page';

const pages = ['Plan', 'Roadmap', 'History', 'Settings'] as const;
type Page = (typeof pages)[number];

/** The whole sidebar. */
export function App({ tools }: { readonly tools: RunTools & ExplainTools & AskTools }) {
  const { call } = tools;
  const { loaded, refresh } = useSidebar(call);
  const actions = useActions();
  const endOfRun = useCallback(() => void refresh(), [refresh]);
  const run = useRun(tools, endOfRun);
  const explainer = useExplainer(explainableRun(run), tools);
  const [chosen, setPage] = useState<Page | null>(null);
  // What the server has put behind this script is there by the time something can be shown.
  const page = chosen ?? firstPage();
  const [said, setSaid] = useState('');
  const [carried, carry] = useState<CarriedDecisions | null>(null);

  const select = (place: CellPlace): void =>
    actions.start('select', () => call('selectCell', place).then(() => undefined));
  const selectInitiative = (initiative_key: string): void =>
    actions.start('select', () => call('selectInitiative', { initiative_key }).then(() => undefined));
  useDroppedPlan(loaded, run);
  const arrange = (name: 'setUpTabs' | 'addSampleData' | 'clearSample'): void =>
    actions.start(name, async () => {
      setSaid((await call(name, null)).message);
      await refresh();
    });

  const open = (name: Page): void => {
    setPage(name);
    setSaid('');
    actions.dismiss();
    // Notes may have been written and other people may have run since.
    if (name === 'History') void refresh();
  };

  if (loaded.kind === 'loading') return <Skeleton />;
  if (loaded.kind === 'failed') {
    return (
      <main>
        <NoticeCard notice={loaded.notice}>
          <button type="button" class="primary" onClick={() => void refresh()}>
            Try again
          </button>
        </NoticeCard>
      </main>
    );
  }
  const { sidebar } = loaded;
  const failure = actions.failure !== null && (
    <NoticeCard notice={actions.failure.notice}>
      <button type="button" onClick={actions.failure.retry}>
        Try again
      </button>
      <button type="button" onClick={actions.dismiss}>
        Dismiss
      </button>
    </NoticeCard>
  );
  if (!sidebar.isSetUp) {
    return (
      <main>
        {failure}
        <WelcomePage busy={actions.busy} arrange={arrange} />
      </main>
    );
  }
  return (
    <>
      <nav aria-label="Pages">
        {pages.map((name) => (
          <button key={name} type="button" aria-current={page === name ? 'page' : undefined} onClick={() => open(name)}>
            {name}
            {name === 'History' && sidebar.unsavedNotes > 0 && <Unsaved count={sidebar.unsavedNotes} />}
          </button>
        ))}
      </nav>
      <main>
        {failure}
        {said !== '' && (
          <p class="card said" role="status">
            {said}
          </p>
        )}
        {page === 'Plan' && (
          <PlanPage
            call={call}
            tools={tools}
            publish={() => open('Roadmap')}
            sidebar={sidebar}
            run={run}
            explainer={explainer}
            actions={actions}
            select={select}
            selectInitiative={selectInitiative}
            carried={carried}
            carry={carry}
            arrange={arrange}
            refresh={refresh}
            say={setSaid}
          />
        )}
        {page === 'Roadmap' && (
          <RoadmapPage
            call={call}
            tools={tools}
            sidebar={sidebar}
            runId={run.state.step === 'done' ? run.state.report.run_id : sidebar.shownRun}
            actions={actions}
            select={select}
            say={setSaid}
          />
        )}
        {page === 'History' && (
          <HistoryPage
            call={call}
            sidebar={sidebar}
            run={run}
            actions={actions}
            refresh={refresh}
            showPlan={() => setPage('Plan')}
          />
        )}
        {page === 'Settings' && (
          <>
            <SettingsPage call={call} place={sidebar.place} refresh={refresh} />
            <ClearSample actions={actions} clear={() => arrange('clearSample')} />
          </>
        )}
      </main>
    </>
  );
}

/** The run that is shown, when it has an answer that can be explained. */
function explainableRun({ state }: PageRun): string | null {
  if (state.step !== 'done') return null;
  const { run_id, status } = state.report;
  return status === 'success' || status === 'infeasible' ? run_id : null;
}

/** The page to begin with: another than the plan when the server has asked for it. */
function firstPage(): Page {
  const asked = document.getElementById('first-page')?.dataset.page;
  return pages.find((name) => name === asked) ?? 'Plan';
}

/** Puts a plan away whose scenario has gone from the tabs, as when the sample was cleared. */
function useDroppedPlan(loaded: Loaded, run: PageRun): void {
  const readBefore = useRef(loaded);
  useEffect(() => {
    const before = readBefore.current;
    readBefore.current = loaded;
    if (before.kind !== 'ready' || loaded.kind !== 'ready' || run.state.step !== 'done') return;
    const name = run.state.report.summary?.scenario_name;
    if (name !== undefined && isDropped(name, before.sidebar, loaded.sidebar)) run.close();
  }, [loaded]);
}

function Unsaved({ count }: { readonly count: number }) {
  return (
    <span class="badge">
      {count}
      <span class="unseen"> notes are not saved yet</span>
    </span>
  );
}

function Skeleton() {
  return (
    <main aria-busy="true">
      <p class="quiet" role="status">
        Reading the spreadsheet …
      </p>
      <div class="skeleton" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
    </main>
  );
}
