import { useState } from 'preact/hooks';
import type { CellPlace } from '../../core/app/calls';
import type { RunReport } from '../../core/app/report-run';
import type { TraceRequest } from '../../core/app/trace-contribution';
import { goalWords } from '../../core/objectives/goal-words';
import type { AskTools } from '../decide/ask-solver';
import type { Decided } from '../decide/decision-lines';
import type { Explainer } from '../explain/explainer';
import type { CallServer } from '../host/call';
import { type Asked, initiativeOf, nameOf, type OpenedCard } from '../model/asked-card';
import { CarriedList } from './decide/carried-list';
import { DecisionList } from './decide/decision-list';
import { useDecisions } from './decide/use-decisions';
import { CapacitySection } from './explain/capacity-section';
import { ClashSection } from './explain/clash-section';
import { ExplainAll } from './explain/explain-all';
import { OthersSection } from './explain/others-section';
import { RangesSection } from './explain/ranges-section';
import { InitiativeList } from './initiative-list';
import { ProblemList } from './problem-list';
import { ResultCard } from './result-card';
import { RowCard } from './row-card';
import { SelectedRow } from './selected-row';
import type { Actions } from './use-action';
import type { PageRun } from './use-run';

interface ResultPageProps {
  readonly call: CallServer;
  readonly tools: AskTools;
  readonly run: PageRun;
  readonly report: RunReport;
  /** Null when the run cannot be explained. */
  readonly explainer: Explainer | null;
  /** What was decided about the plan that was shown before this run; null: nothing. */
  readonly carried: Decided | null;
  readonly actions: Actions;
  readonly select: (place: CellPlace) => void;
  readonly selectInitiative: (initiativeKey: string) => void;
  /** Opens the page on which the plan is published. */
  readonly publish: () => void;
  readonly say: (text: string) => void;
}

/** What came of a run, why, and what else could be. */
export function ResultPage(props: ResultPageProps) {
  const { call, tools, run, report, explainer, carried, actions, select, selectInitiative, publish, say } = props;
  const [opened, open] = useState<OpenedCard | null>(null);
  const { items, issues, stages, selected, status, decisions } = report;
  const titles = new Map(items.map(({ initiative_key, title }) => [initiative_key, title]));
  const hasPlan = explainer !== null && status === 'success';
  const isClash = explainer !== null && status === 'infeasible';
  const isFree = actions.busy === null;
  const goal = goalWords(stages?.[0]?.name ?? '');
  const runId = report.run_id ?? '';
  const state = useDecisions(runId, decisions !== null, call);
  const baseId = decisions?.base_run_id ?? runId;
  const decide = ({ overrides, waived }: Decided): void => {
    say('');
    // Without any decision it is the plan that was suggested.
    if (overrides.length + waived.length === 0)
      actions.start('loadRun', async () => run.show(await call('loadRun', { run_id: baseId })));
    else run.start(() => call('decideRun', { run_id: runId, overrides: [...overrides], waived: [...waived] }));
  };
  // They may no longer fit: the plan stays in view beside what is said then.
  const apply = async ({ overrides, waived }: Decided): Promise<void> => {
    const request = { run_id: runId, overrides: [...overrides], waived: [...waived] };
    const frozen = await call('decideRun', request);
    run.start(() => Promise.resolve(frozen));
  };
  const summarize = async (): Promise<void> => {
    await call('summarizeRun', { run_id: runId });
    await call('selectCell', { tab: 'Summary', row: null, column: null });
    say('The tab Summary shows this plan on one page.');
  };
  const take = (keys: readonly string[]): void =>
    actions.start('takePlan', async () => run.show(await call('takePlan', { run_id: runId, selected: [...keys] })));
  const runAt = (tokens: number): void =>
    run.start(() => call('tryRun', { run_id: runId, change: { kind: 'capacity', tokens } }));
  const numbersOf = (initiative_key: string): TraceRequest => ({
    of: 'initiative',
    run_id: runId,
    initiative_key,
    kpi_key: null,
  });
  const ask = (asked: Asked, isInList: boolean): void => open({ ...asked, isInList });
  const card = opened !== null && (
    <RowCard
      call={call}
      tools={tools}
      report={report}
      explainer={explainer}
      decisions={state}
      asked={opened}
      goal={goal}
      titles={titles}
      select={select}
      keep={isFree ? decide : null}
      open={(asked) => ask(asked, opened.isInList)}
      close={() => open(null)}
    />
  );
  const ways = status === 'success' && (
    <>
      <button type="button" onClick={publish}>
        Publish roadmap
      </button>
      <button type="button" disabled={!isFree} onClick={() => actions.start('summarizeRun', summarize)}>
        {actions.busy === 'summarizeRun' ? 'Writing …' : 'Write summary'}
      </button>
    </>
  );
  return (
    <>
      <ResultCard key={runId} report={report} select={select} close={run.close} ways={ways}>
        {decisions !== null && (
          <DecisionList
            tools={tools}
            decided={decisions}
            state={state.state}
            notice={state.notice}
            goal={goal}
            titles={titles}
            takeBack={isFree ? decide : null}
          />
        )}
        {hasPlan && decisions === null && carried !== null && (
          <CarriedList
            decided={carried}
            titles={titles}
            apply={isFree ? () => actions.start('decideRun', () => apply(carried)) : null}
          />
        )}
      </ResultCard>
      {isClash && (
        <ClashSection
          key={'clash '.concat(runId)}
          explainer={explainer}
          select={select}
          tryIt={({ edits }) =>
            run.start(() => call('tryRun', { run_id: runId, change: { kind: 'edits', edits: [...edits] } }))
          }
        />
      )}
      {(hasPlan || isClash) && (
        <SelectedRow
          key={'row '.concat(runId)}
          call={call}
          actions={actions}
          runId={runId}
          hasPlan={hasPlan}
          ask={(asked) => (asked === null ? open(null) : ask(asked, false))}
          opened={opened?.isInList === false ? { asked: opened, name: nameOf(opened, titles), card } : null}
        >
          {hasPlan && <ExplainAll call={call} explainer={explainer} actions={actions} of={titles.size} />}
        </SelectedRow>
      )}
      {items.length > 0 && (
        <section class="card" key={'items '.concat(runId)} aria-label="Initiatives">
          {([true, false] as const).map((isFunded) => (
            <InitiativeList
              key={String(isFunded)}
              title={isFunded ? 'Funded' : 'Not now'}
              items={items.filter((item) => item.selected === isFunded)}
              isOpen={isFunded}
              select={selectInitiative}
              explain={hasPlan ? (key) => ask({ about: 'why', key }, true) : null}
              trace={(key) => ask({ about: 'numbers', request: numbersOf(key) }, true)}
              decide={hasPlan ? (key) => ask({ about: 'decide', key }, true) : null}
              opened={opened?.isInList === true ? { key: initiativeOf(opened), card } : null}
            />
          ))}
        </section>
      )}
      {hasPlan && (
        <CapacitySection
          key={'capacity '.concat(runId)}
          explainer={explainer}
          goal={goal}
          selected={selected ?? []}
          titles={titles}
          runAt={isFree ? runAt : null}
        />
      )}
      {hasPlan && (
        <OthersSection
          key={'others '.concat(runId)}
          explainer={explainer}
          titles={titles}
          take={isFree ? take : null}
        />
      )}
      {hasPlan && (
        <RangesSection
          key={'ranges '.concat(runId)}
          explainer={explainer}
          goal={goal}
          selected={selected ?? []}
          titles={titles}
          select={select}
        />
      )}
      <ProblemList issues={issues} open={isClash ? ['error'] : ['error', 'conflict']} select={select} />
    </>
  );
}
