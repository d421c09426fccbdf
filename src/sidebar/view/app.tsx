import { useCallback, useState } from 'preact/hooks';
import type { CellPlace } from '../../core/app/calls';
import type { RunTools } from '../run/run-plan';
import { HistoryPage } from './history-page';
import { NoticeCard } from './notice-card';
import { PlanPage } from './plan-page';
import { SettingsPage } from './settings-page';
import { useActions } from './use-action';
import { useRun } from './use-run';
import { useSidebar } from './use-sidebar';
import { WelcomePage } from './welcome-page';

const pages = ['Plan', 'History', 'Settings'] as const;
type Page = (typeof pages)[number];

/** The whole sidebar. */
export function App({ tools }: { readonly tools: RunTools }) {
  const { call } = tools;
  const { loaded, refresh } = useSidebar(call);
  const actions = useActions();
  const endOfRun = useCallback(() => void refresh(), [refresh]);
  const run = useRun(tools, endOfRun);
  const [page, setPage] = useState<Page>('Plan');
  const [said, setSaid] = useState('');

  const select = (place: CellPlace): void =>
    actions.start('select', () => call('selectCell', place).then(() => undefined));
  const selectInitiative = (initiative_key: string): void =>
    actions.start('select', () => call('selectInitiative', { initiative_key }).then(() => undefined));
  const arrange = (name: 'setUpTabs' | 'addSampleData'): void =>
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
            sidebar={sidebar}
            run={run}
            actions={actions}
            select={select}
            selectInitiative={selectInitiative}
            arrange={arrange}
            refresh={refresh}
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
        {page === 'Settings' && <SettingsPage call={call} place={sidebar.place} refresh={refresh} />}
      </main>
    </>
  );
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
