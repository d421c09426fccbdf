import { useEffect, useRef } from 'preact/hooks';
import type { CellPlace } from '../../core/app/calls';
import type { RunReport } from '../../core/app/report-run';
import { printNumber } from '../../core/kernel/number-text';
import { gapBars } from '../model/gap-bars';
import { printGoal } from '../model/progress-words';
import { describeReport, printMoment, printPlanFacts, printRunName } from '../model/run-words';
import { GapBarList } from './gap-bar-list';
import { Icon } from './icon';
import { InitiativeList } from './initiative-list';
import { ProblemList } from './problem-list';

interface ResultCardProps {
  readonly report: RunReport;
  readonly select: (place: CellPlace) => void;
  readonly selectInitiative: (initiativeKey: string) => void;
  readonly close: () => void;
}

/** What came of a run. Takes the focus when it appears, so that it is read out. */
export function ResultCard({ report, select, selectInitiative, close }: ResultCardProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  const { summary, stages, objective, items, gaps, issues } = report;
  const outcome = describeReport(report);
  const bars = gapBars(gaps);
  return (
    <>
      <section class={'card result '.concat(outcome.tone)} aria-labelledby="result-head">
        <h2 id="result-head" ref={head} tabIndex={-1}>
          <Icon name={outcome.tone} /> {outcome.title}
        </h2>
        <p>{outcome.detail}</p>
        {objective !== null && (
          <p class="objective">
            <span class="big">{printNumber(objective, 2)}</span> {printGoal(stages?.[0]?.name ?? '')}
          </p>
        )}
        {summary !== null && (
          <p class="quiet">
            {printPlanFacts(summary)}
            <br />
            {printRunName(summary)} · {printMoment(summary.started_at)}
          </p>
        )}
        <div class="actions">
          <button type="button" onClick={close}>
            New plan
          </button>
        </div>
        <GapBarList title="Capacity" bars={bars.capacity} />
        <GapBarList
          title={objective === null ? 'Targets at best' : 'Targets'}
          note={bars.kpiSummary}
          bars={bars.kpis}
        />
        <GapBarList title="Numbers of initiatives" bars={bars.counts} />
        <InitiativeList
          title="Funded"
          items={items.filter(({ selected }) => selected)}
          isOpen
          select={selectInitiative}
        />
        <InitiativeList
          title="Not now"
          items={items.filter(({ selected }) => !selected)}
          isOpen={false}
          select={selectInitiative}
        />
        {summary !== null && objective !== null && <p class="quiet">The tabs Results and Gaps show all of it.</p>}
      </section>
      <ProblemList issues={issues} open={['error', 'conflict']} select={select} />
    </>
  );
}
