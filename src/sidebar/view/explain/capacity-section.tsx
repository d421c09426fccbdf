import type { PoolWorth } from '../../../core/explain/worth/worth-of-capacity';
import { printNumber } from '../../../core/kernel/number-text';
import { nothingAsked } from '../../explain/explain-plan';
import type { Explainer } from '../../explain/explainer';
import { worthLines } from '../../model/worth-words';
import { FrontierView } from './frontier-view';
import { PlanDifference } from './plan-difference';
import { useWork } from './use-explainer';
import { WorkLine } from './work-line';

interface CapacitySectionProps {
  readonly explainer: Explainer;
  readonly goal: string;
  readonly selected: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
  readonly runAt: ((capacity: number) => void) | null;
}

/** What more or fewer tokens would bring: in all, and pool by pool. */
export function CapacitySection({ explainer, goal, selected, titles, runAt }: CapacitySectionProps) {
  const work = useWork(explainer, 'capacity');
  const start = (): void => void explainer.start('capacity', { ...nothingAsked, frontier: true });
  const points = (work?.found ?? []).flatMap((one) => (one.about === 'frontier' ? [one.point] : []));
  const pools = (work?.found ?? []).flatMap((one) => (one.about === 'worth' ? [one.pool] : []));
  const sentence = work?.whole?.sentences.frontier ?? null;
  return (
    <details class="card explore">
      <summary>
        <h2>What is more capacity worth?</h2>
      </summary>
      {sentence !== null && <p>{sentence}</p>}
      {points.length > 1 && (
        <FrontierView points={points} goal={goal} selected={selected} titles={titles} runAt={runAt} />
      )}
      {pools.map((pool) => (
        <Pool key={pool.pool} worth={pool} titles={titles} />
      ))}
      <WorkLine
        work={work}
        doing={
          pools.length > 0 ? 'Looking at each pool …' : 'Plans for other capacities: '.concat(String(points.length))
        }
        stop={() => explainer.stop('capacity')}
        retry={start}
      >
        <button type="button" onClick={start}>
          {work === null ? 'Work it out' : 'Work it out again'}
        </button>
      </WorkLine>
    </details>
  );
}

function Pool({ worth, titles }: { readonly worth: PoolWorth; readonly titles: ReadonlyMap<string, string> }) {
  const { pool, capacity, used, room } = worth;
  return (
    <details class="pool">
      <summary>
        <strong class="pool-name">{pool}</strong>{' '}
        <span class="quiet">
          {printNumber(used, 2)} of {printNumber(capacity, 2)} tokens used, {printNumber(room, 2)} left
        </span>
      </summary>
      <ul class="plain worth">
        {worthLines(worth).map(({ amount, effect, enters, leaves }) => (
          <li key={amount}>
            <strong>{amount}</strong> {effect}
            <PlanDifference enters={enters} leaves={leaves} titles={titles} />
          </li>
        ))}
      </ul>
    </details>
  );
}
