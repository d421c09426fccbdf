import { useState } from 'preact/hooks';
import type { CellPlace } from '../../../core/app/calls';
import type { Robustness } from '../../../core/explain/robustness/robustness';
import { adviseOn } from '../../../core/explain/robustness/say-robustness';
import { printNumber } from '../../../core/kernel/number-text';
import { nothingAsked } from '../../explain/explain-plan';
import type { Explainer } from '../../explain/explainer';
import { certaintyGroups, printShare } from '../../model/certainty-words';
import { NoticeCard } from '../notice-card';
import { useActions } from '../use-action';
import { RowLink } from './row-link';
import { useWork } from './use-explainer';
import { WorkLine } from './work-line';

interface RangesSectionProps {
  readonly explainer: Explainer;
  readonly goal: string;
  readonly titles: ReadonlyMap<string, string>;
  /** The plan of the run. */
  readonly selected: readonly string[];
  readonly select: (place: CellPlace) => void;
}

/** How often figures are drawn from their ranges. */
const usualDraws = 200;

/** How the plan stands up when figures turn out otherwise, where ranges were typed. */
export function RangesSection({ explainer, goal, titles, selected, select }: RangesSectionProps) {
  const work = useWork(explainer, 'ranges');
  const { busy, failure, start: act } = useActions();
  const [hasRanges, setRanges] = useState<boolean | null>(null);
  const look = (): void =>
    act('readRun', async () => {
      const { problem } = await explainer.run();
      setRanges(problem.candidates.some(({ ranges }) => ranges !== undefined));
    });
  const start = (): void => void explainer.start('ranges', { ...nothingAsked, robustness: usualDraws });
  const told = (work?.found ?? []).flatMap((one) => (one.about === 'robustness' ? [one] : []));
  const found = work?.whole?.robustness ?? told.flatMap(({ sofar }) => sofar ?? []).at(-1) ?? null;
  return (
    <details
      class="card explore"
      onToggle={(event) => {
        if (event.currentTarget.open && hasRanges === null && busy === null) look();
      }}
    >
      <summary>
        <h2>How sure is this plan?</h2>
      </summary>
      {failure !== null && (
        <NoticeCard notice={failure.notice}>
          <button type="button" onClick={failure.retry}>
            Try again
          </button>
        </NoticeCard>
      )}
      {hasRanges === false && (
        <>
          <p>
            Nothing of this run has a range, so every figure counts as certain. Say how low and how high figures may
            turn out, then run again:
          </p>
          <ul class="plain">
            <li>
              <RowLink at={{ tab: 'Candidates', row: null, column: 'tokens_low' }} select={select} /> and tokens_high
              for effort
            </li>
            <li>
              <RowLink at={{ tab: 'KPI_Ranges', row: null, column: 'low' }} select={select} /> and high for what an
              initiative brings
            </li>
          </ul>
        </>
      )}
      {hasRanges === true && (
        <p class="quiet">
          In each draw every figure with a range turns out at random within it, and the best plan for that is found.
        </p>
      )}
      {found !== null && <Answer found={found} goal={goal} titles={titles} selected={selected} select={select} />}
      {hasRanges === true && (
        <WorkLine
          work={work}
          doing={'Plans for figures drawn from the ranges: '.concat(String(told.length), ' of ', String(usualDraws))}
          progress={{ done: told.length, of: usualDraws }}
          stop={() => explainer.stop('ranges')}
          retry={start}
        >
          <button type="button" onClick={start}>
            {'Try '.concat(String(usualDraws), ' draws')}
          </button>
        </WorkLine>
      )}
    </details>
  );
}

interface AnswerProps extends Pick<RangesSectionProps, 'goal' | 'titles' | 'selected' | 'select'> {
  readonly found: Robustness;
}

function Answer({ found, goal, titles, selected, select }: AnswerProps) {
  const [worst] = found.at_risk;
  const funded = new Set(selected);
  return (
    <>
      <p>
        The plan brings between <strong>{printNumber(found.p10, 4)}</strong> and{' '}
        <strong>{printNumber(found.p90, 4)}</strong> {goal} in 8 of 10 draws, and {printNumber(found.p50, 4)} in the
        middle. It keeps all rules in {printShare(found.keeps_rules)} of {found.draws} draws.
      </p>
      {worst !== undefined && (
        <>
          <p>What breaks most often:</p>
          <ul>
            {found.at_risk.map(({ sentence, origins, share }) => (
              <li key={sentence}>
                {sentence}, in {printShare(share)} of draws{' '}
                {origins.map((at) => (
                  <RowLink key={JSON.stringify(at)} at={at} select={select} />
                ))}
              </li>
            ))}
          </ul>
          <p>{adviseOn(worst)}</p>
        </>
      )}
      {certaintyGroups(found.initiatives).map(({ certainty, title, initiatives }) => (
        <section key={certainty} class="bars">
          <h3>
            {title} <span class="count">{initiatives.length}</span>
          </h3>
          <ul class="plain">
            {initiatives.map(({ key, share }) => (
              <li key={key} class="certainty">
                <span>
                  {titles.get(key) || key}
                  {funded.has(key) && <span class="quiet"> · funded now</span>}
                </span>
                <span class="share">{printShare(share)}</span>
                <span class="track" aria-hidden="true">
                  <span class="fill neutral" style={{ width: String(share * 100).concat('%') }} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
