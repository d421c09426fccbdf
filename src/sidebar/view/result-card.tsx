import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CellPlace } from '../../core/app/calls';
import type { RunReport } from '../../core/app/report-run';
import { explainPaid } from '../../core/explain/explain-breaches';
import { printNumber } from '../../core/kernel/number-text';
import { goalWords } from '../../core/objectives/goal-words';
import { gapBars } from '../model/gap-bars';
import { planWord } from '../model/publish-words';
import { describeReport, printMoment, printPlanFacts, printRunName } from '../model/run-words';
import { BreachList } from './breach-list';
import { GapBarList } from './gap-bar-list';
import { Icon } from './icon';

interface ResultCardProps {
  readonly report: RunReport;
  readonly select: (place: CellPlace) => void;
  readonly close: () => void;
  /** Ways on from a plan. */
  readonly ways: ComponentChildren;
  /** What people decided about it. */
  readonly children?: ComponentChildren;
}

/** What came of a run. Takes the focus when it appears, so that it is read out. */
export function ResultCard({ report, select, close, ways, children }: ResultCardProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  const { summary, stages, objective, gaps } = report;
  const outcome = describeReport(report);
  const bars = gapBars(gaps);
  const goal = goalWords(stages?.[0]?.name ?? '');
  const paid = objective === null ? null : explainPaid(objective, report.breaches);
  const isBest = report.termination === 'optimal' && summary?.instead_of === undefined;
  return (
    <section class={'card result '.concat(outcome.tone)} aria-labelledby="result-head">
      <h2 id="result-head" ref={head} tabIndex={-1}>
        <Icon name={outcome.tone} /> {outcome.title}
      </h2>
      <p>{outcome.detail}</p>
      {objective !== null && (
        <p class="objective">
          <span class="big">{printNumber(objective, 2)}</span> {goal}
          {paid !== null && ' '.concat(paid)}
        </p>
      )}
      {summary !== null && (
        <p class="quiet">
          {printPlanFacts(summary)}
          <br />
          {printRunName(summary)} · {printMoment(summary.started_at)}
          {objective !== null && (
            <>
              {' '}
              <span class={'tag '.concat(planWord(summary))}>{planWord(summary)}</span>
            </>
          )}
        </p>
      )}
      {summary?.what_if !== undefined && (
        <p class="stale">
          <strong>What if:</strong> {summary.what_if}. Your rows were not changed.
        </p>
      )}
      <div class="actions">
        <button type="button" onClick={close}>
          New plan
        </button>
        {ways}
      </div>
      {summary !== null && (
        <p class="places">
          {objective !== null && <OpenTab tab="Results" select={select} />}
          <OpenTab tab="Gaps" select={select} />
        </p>
      )}
      {children}
      <BreachList breaches={report.breaches} isBest={isBest} goal={goal} select={select} />
      <GapBarList title="Capacity" bars={bars.capacity} />
      <GapBarList title={objective === null ? 'Targets at best' : 'Targets'} note={bars.kpiSummary} bars={bars.kpis} />
      <GapBarList title="Numbers of initiatives" bars={bars.counts} />
    </section>
  );
}

function OpenTab({ tab, select }: { readonly tab: string; readonly select: ResultCardProps['select'] }) {
  return (
    <button type="button" class="link" onClick={() => select({ tab, row: null, column: null })}>
      Open {tab}
    </button>
  );
}
