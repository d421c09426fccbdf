import { useRef, useState } from 'preact/hooks';
import type { CellPlace, SidebarState } from '../../core/app/calls';
import type { AskTools } from '../decide/ask-solver';
import { type CarriedDecisions, decisionsToCarry, shownDecisions } from '../decide/carried-decisions';
import type { Explainer } from '../explain/explainer';
import type { CallServer } from '../host/call';
import { firstChoice, requestOf } from '../model/choice';
import { countProblems } from '../model/group-problems';
import { ChoiceForm } from './choice-form';
import { ModelsSection } from './models-section';
import { NoticeCard } from './notice-card';
import { OpenRuns } from './open-runs';
import { ProblemList } from './problem-list';
import { ProgressCard } from './progress-card';
import { ResultPage } from './result-page';
import type { Actions } from './use-action';
import type { PageRun } from './use-run';

interface PlanPageProps {
  readonly call: CallServer;
  readonly tools: AskTools;
  readonly sidebar: SidebarState;
  readonly run: PageRun;
  /** Null when no run is shown that can be explained. */
  readonly explainer: Explainer | null;
  readonly actions: Actions;
  readonly select: (place: CellPlace) => void;
  readonly selectInitiative: (initiativeKey: string) => void;
  /** Opens the page on which the shown plan is published. */
  readonly publish: () => void;
  /** What was decided about the plan before a run of this page; null: nothing. */
  readonly carried: CarriedDecisions | null;
  readonly carry: (carried: CarriedDecisions | null) => void;
  readonly arrange: (name: 'setUpTabs' | 'addSampleData') => void;
  readonly refresh: () => Promise<void>;
  /** Says what came of the last action, in place of what was said before; blank: nothing. */
  readonly say: (text: string) => void;
}

/** Problems first, then what to run, the run, and what came of it. */
export function PlanPage(props: PlanPageProps) {
  const { call, tools, publish, sidebar, run, explainer, actions, select, selectInitiative, arrange, refresh, say } =
    props;
  const { carried, carry } = props;
  const [choice, setChoice] = useState(firstChoice);
  const { state, running } = run;
  // What stood in the way of a run is shown until the rows are read anew.
  const readBefore = useRef(sidebar);
  if (state.step !== 'invalid') readBefore.current = sidebar;
  const request = requestOf(sidebar, choice);
  const toCarry = decisionsToCarry(sidebar, request.scenario);
  const start = (): void => {
    say('');
    run.start(async () => {
      const frozen = await call('freezeRun', request);
      if (frozen.ok) carry(toCarry === null ? null : { ...toCarry, runId: frozen.run_id });
      return frozen;
    });
  };
  const check = (): void => {
    say('');
    actions.start('checkInputs', async () => {
      const { issues } = await call('checkInputs', null);
      await refresh();
      say(countProblems(issues));
    });
  };
  const acceptOverlap = (row: number, message: string): void =>
    actions.start('acceptOverlap', async () => {
      const done = await call('acceptOverlap', { row, message });
      // The row's status says the warning too.
      await call('checkInputs', null);
      await refresh();
      say(done.message);
    });
  const isAtWork = state.step === 'freezing' || state.step === 'solving' || state.step === 'recording';
  if (isAtWork && running !== null) return <ProgressCard state={state} startedAt={run.startedAt} run={running} />;
  if (state.step === 'done') {
    return (
      <ResultPage
        key={state.report.run_id}
        call={call}
        tools={tools}
        publish={publish}
        say={say}
        run={run}
        report={state.report}
        carried={carried?.runId === state.report.run_id ? carried : null}
        explainer={explainer}
        actions={actions}
        select={select}
        selectInitiative={selectInitiative}
      />
    );
  }
  if (state.step === 'unsaved') {
    return (
      <NoticeCard notice={{ ...state.notice, title: 'The plan is found but not saved yet' }}>
        <button type="button" class="primary" onClick={state.retry}>
          Save it now
        </button>
      </NoticeCard>
    );
  }
  const problems = state.step === 'invalid' && readBefore.current === sidebar ? state.issues : sidebar.problems;
  const isBlocked = state.step === 'invalid' && problems.some(({ severity }) => severity === 'error');
  return (
    <>
      {state.step === 'failed' && (
        <NoticeCard notice={state.notice}>
          <button type="button" onClick={start}>
            Run again
          </button>
          <button type="button" onClick={run.close}>
            Dismiss
          </button>
        </NoticeCard>
      )}
      {state.step === 'cancelled' && (
        <p class="card said" role="status">
          Cancelled. No plan was kept.
        </p>
      )}
      {isBlocked && (
        <p class="card said" role="status">
          Nothing was run: these rows have to be mended first.
        </p>
      )}
      <OpenRuns call={call} sidebar={sidebar} run={run} actions={actions} refresh={refresh} />
      <ProblemList
        issues={problems}
        open={['error']}
        chosen={`${request.scenario ?? ''} · ${request.constraint_set ?? '(none)'}`}
        select={select}
        accept={acceptOverlap}
      />
      {shownDecisions(sidebar) !== null && (
        <p class="card said">
          The plan on Results holds decisions by people. A new plan starts without them:{' '}
          {toCarry === null ? 'decide again' : 'apply them'} once it is found.
        </p>
      )}
      <ChoiceForm
        sidebar={sidebar}
        choice={choice}
        change={setChoice}
        select={select}
        run={start}
        check={check}
        isChecking={actions.busy === 'checkInputs'}
      />
      {sidebar.candidates.all > 0 && <ModelsSection call={call} select={select} refresh={refresh} />}
      {sidebar.candidates.all === 0 && (
        <section class="card">
          <p>Rather look around first?</p>
          <div class="actions">
            <button type="button" disabled={actions.busy !== null} onClick={() => arrange('addSampleData')}>
              Add sample data
            </button>
          </div>
        </section>
      )}
    </>
  );
}
