import { useState } from 'preact/hooks';
import { printNumber } from '../../../core/kernel/number-text';
import { nothingAsked } from '../../explain/explain-plan';
import type { Explainer } from '../../explain/explainer';
import { PlanDifference } from './plan-difference';
import { useWork } from './use-explainer';
import { WorkLine } from './work-line';

interface OthersSectionProps {
  readonly explainer: Explainer;
  readonly titles: ReadonlyMap<string, string>;
  /** Keeps another plan as a run; null while that cannot be done. */
  readonly take: ((selected: readonly string[]) => void) | null;
}

/** The most plans worth comparing with that of the run. */
const mostOthers = 5;

/** Plans that are nearly as good and clearly other ones. */
export function OthersSection({ explainer, titles, take }: OthersSectionProps) {
  const work = useWork(explainer, 'others');
  const [lossPercent, setLoss] = useState(2);
  const [distance, setDistance] = useState(3);
  const start = (): void => {
    const alternatives = { most: mostOthers, loss: lossPercent / 100, distance };
    void explainer.start('others', { ...nothingAsked, alternatives });
  };
  const plans = (work?.found ?? []).flatMap((one) => (one.about === 'alternatives' ? [one.plan] : []));
  const sentence = work?.whole?.sentences.alternatives ?? null;
  return (
    <details class="card explore">
      <summary>
        <h2>Other plans about as good</h2>
      </summary>
      <form
        class="choices"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <label for="others-loss">Give up at most, in %</label>
        <input
          id="others-loss"
          type="number"
          min={0}
          max={100}
          step="any"
          required
          value={lossPercent}
          onInput={(event) => setLoss(Math.min(100, Math.max(0, Number(event.currentTarget.value) || 0)))}
        />
        <label for="others-distance">Differ in at least so many initiatives</label>
        <input
          id="others-distance"
          type="number"
          min={1}
          step={1}
          required
          value={distance}
          onInput={(event) => setDistance(Math.max(1, Math.round(Number(event.currentTarget.value) || 1)))}
        />
        <WorkLine
          work={work}
          doing={'Other plans found: '.concat(String(plans.length))}
          stop={() => explainer.stop('others')}
          retry={start}
        >
          <button type="submit">Find other plans</button>
        </WorkLine>
      </form>
      {sentence !== null && <p>{sentence}</p>}
      <ul class="plain">
        {plans.map((plan) => (
          <li key={plan.selected.join('|')} class="other">
            <h3>{plan.name}</h3>
            <p>
              {plan.loss === 0
                ? 'As good as the plan of the run'
                : printNumber(Math.abs(plan.loss), 4).concat(
                    plan.loss < 0 ? ' more' : ' less',
                    plan.loss_percent === null ? '' : ' ('.concat(printNumber(Math.abs(plan.loss_percent), 2), ' %)'),
                  )}
              , {printNumber(plan.tokens, 2)} tokens, {plan.selected.length} funded.
            </p>
            <PlanDifference enters={plan.enters} leaves={plan.leaves} titles={titles} />
            <div class="actions">
              <button
                type="button"
                disabled={take === null}
                aria-label={'Take this plan: '.concat(plan.name)}
                onClick={() => take?.(plan.selected)}
              >
                Take this plan
              </button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
