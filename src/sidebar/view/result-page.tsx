import { useState } from 'preact/hooks';
import type { CellPlace } from '../../core/app/calls';
import type { RunReport } from '../../core/app/report-run';
import type { Explainer } from '../explain/explainer';
import type { CallServer } from '../host/call';
import { printGoal } from '../model/progress-words';
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
  readonly run: PageRun;
  readonly report: RunReport;
  /** Null when the run cannot be explained. */
  readonly explainer: Explainer | null;
  readonly actions: Actions;
  readonly select: (place: CellPlace) => void;
  readonly selectInitiative: (initiativeKey: string) => void;
}

/** What came of a run, why, and what else could be. */
export function ResultPage({ call, run, report, explainer, actions, select, selectInitiative }: ResultPageProps) {
  const [asked, ask] = useState<string | null>(null);
  const [traced, trace] = useState<string | null>(null);
  const { items, issues, stages, selected, status } = report;
  const titles = new Map(items.map(({ initiative_key, title }) => [initiative_key, title]));
  const hasPlan = explainer !== null && status === 'success';
  const isClash = explainer !== null && status === 'infeasible';
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
  const isFree = actions.busy === null;
  const take = (keys: readonly string[]): void =>
    actions.start('takePlan', async () => run.show(await call('takePlan', { run_id: runId, selected: [...keys] })));
  const runAt = (tokens: number): void =>
    run.start(() => call('tryRun', { run_id: runId, change: { kind: 'capacity', tokens } }));
  const goal = printGoal(stages?.[0]?.name ?? '');
  return (
    <>
      <ResultCard key={runId} report={report} select={select} close={run.close} />
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
      {items.length > 0 && (
        <section class="card" key={'items '.concat(runId)} aria-label="Initiatives">
          {([true, false] as const).map((isFunded) => (
            <InitiativeList
              key={String(isFunded)}
              title={isFunded ? 'Funded' : 'Not now'}
              items={items.filter((item) => item.selected === isFunded)}
              isOpen={isFunded}
              select={selectInitiative}
              explain={hasPlan ? ask : null}
              why={why || null}
              trace={trace}
              numbers={numbers || null}
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
