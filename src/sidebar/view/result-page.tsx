import { useState } from 'preact/hooks';
import type { CellPlace } from '../../core/app/calls';
import type { RunReport } from '../../core/app/report-run';
import { fold } from '../../core/kernel/fold';
import type { AskTools } from '../decide/ask-solver';
import type { Decided } from '../decide/decision-lines';
import type { Explainer } from '../explain/explainer';
import type { CallServer } from '../host/call';
import { printGoal } from '../model/progress-words';
import { CarriedList } from './decide/carried-list';
import { DecideCard } from './decide/decide-card';
import { DecideSection } from './decide/decide-section';
import { DecisionList } from './decide/decision-list';
import { useDecisions } from './decide/use-decisions';
import { CapacitySection } from './explain/capacity-section';
import { ClashSection } from './explain/clash-section';
import { OthersSection } from './explain/others-section';
import { RangesSection } from './explain/ranges-section';
import { WhyCard } from './explain/why-card';
import { WhySection } from './explain/why-section';
import { InitiativeList } from './initiative-list';
import { ProblemList } from './problem-list';
import { ResultCard } from './result-card';
import { AskedTrace } from './trace/asked-trace';
import { NumbersSection } from './trace/numbers-section';
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

/** What is being decided about, and where its card stands. */
interface Deciding {
  readonly key: string;
  readonly isInList: boolean;
}

/** The one card that is to be open, by what is asked in it. */
interface Opened {
  readonly asked?: string;
  readonly traced?: string;
  readonly deciding?: Deciding;
}

/** What came of a run, why, and what else could be. */
export function ResultPage(props: ResultPageProps) {
  const { call, tools, run, report, explainer, carried, actions, select, selectInitiative, publish, say } = props;
  const [asked, ask] = useState<string | null>(null);
  const [traced, trace] = useState<string | null>(null);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const { items, issues, stages, selected, status, decisions } = report;
  const titles = new Map(items.map(({ initiative_key, title }) => [initiative_key, title]));
  const hasPlan = explainer !== null && status === 'success';
  const isClash = explainer !== null && status === 'infeasible';
  const isFree = actions.busy === null;
  const goal = printGoal(stages?.[0]?.name ?? '');
  const why = hasPlan &&
    asked !== null && {
      key: asked,
      card: (
        <WhyCard
          explainer={explainer}
          initiativeKey={asked}
          titles={titles}
          select={select}
          open={ask}
          close={() => ask(null)}
        />
      ),
    };
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
  const numbers = traced !== null && {
    key: traced,
    card: (
      <AskedTrace
        call={call}
        request={{ of: 'initiative', run_id: runId, initiative_key: traced, kpi_key: null }}
        name={titles.get(traced) || traced}
        select={select}
        close={() => trace(null)}
      />
    ),
  };
  const take = (keys: readonly string[]): void =>
    actions.start('takePlan', async () => run.show(await call('takePlan', { run_id: runId, selected: [...keys] })));
  // One card is open at a time.
  const open = (card: Opened): void => {
    ask(card.asked ?? null);
    trace(card.traced ?? null);
    setDeciding(card.deciding ?? null);
  };
  const runAt = (tokens: number): void =>
    run.start(() => call('tryRun', { run_id: runId, change: { kind: 'capacity', tokens } }));
  const decision = deciding !== null && (
    <DecideCard
      key={deciding.key}
      tools={tools}
      decisions={state}
      initiativeKey={deciding.key}
      isFunded={selected?.some((key) => fold(key) === fold(deciding.key)) ?? false}
      goal={goal}
      titles={titles}
      owner={decisions?.overrides.at(-1)?.owner ?? ''}
      keep={isFree ? decide : null}
      close={() => setDeciding(null)}
    />
  );
  const inList = deciding?.isInList === true ? { key: deciding.key, card: decision } : null;
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
      {hasPlan && (
        <WhySection
          key={'why '.concat(runId)}
          call={call}
          explainer={explainer}
          actions={actions}
          titles={titles}
          select={select}
        />
      )}
      {hasPlan && (
        <DecideSection
          key={'decide '.concat(runId)}
          call={call}
          actions={actions}
          decide={(key) => open({ deciding: { key, isInList: false } })}
          opened={
            deciding?.isInList === false ? { name: titles.get(deciding.key) || deciding.key, card: decision } : null
          }
        />
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
              explain={hasPlan ? (key) => open({ asked: key }) : null}
              trace={(key) => open({ traced: key })}
              decide={hasPlan ? (key) => open({ deciding: { key, isInList: true } }) : null}
              opened={inList ?? (why || numbers || null)}
            />
          ))}
        </section>
      )}
      {(hasPlan || isClash) && (
        <NumbersSection
          key={'numbers '.concat(runId)}
          call={call}
          runId={runId}
          actions={actions}
          titles={titles}
          select={select}
        />
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
