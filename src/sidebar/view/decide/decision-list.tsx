import { useEffect, useState } from 'preact/hooks';
import type { DecisionsState } from '../../../core/app/read-decisions';
import type { DecisionTrial } from '../../../core/app/try-decisions';
import { type AskTools, tryInSolver } from '../../decide/ask-solver';
import {
  type Decided,
  type DecisionLine,
  decisionLines,
  priceOfDecision,
  printPrice,
} from '../../decide/decision-lines';
import type { Notice } from '../../host/explain-failure';
import type { RunningQuestion } from '../../solver/start-question';
import { DecisionWords } from './decision-words';
import { PriceView } from './price-view';

interface DecisionListProps {
  readonly tools: AskTools;
  readonly decided: Decided;
  /** Null while it is being read. */
  readonly state: DecisionsState | null;
  /** Why it could not be read; null: nothing went wrong. */
  readonly notice: Notice | null;
  readonly goal: string;
  readonly titles: ReadonlyMap<string, string>;
  /** Runs the plan with what else was decided; null while something else is under way. */
  readonly takeBack: ((others: Decided) => void) | null;
}

/** Everything that people decided about the plan: what it costs together, and each with its reason, owner and price. */
export function DecisionList({ tools, decided, state, notice, goal, titles, takeBack }: DecisionListProps) {
  const lines = decisionLines(decided);
  const trials = useTrials(lines, state, tools);
  return (
    <section class="decisions" aria-labelledby="decided-head">
      <h3 id="decided-head">
        Decided by people <span class="count">{lines.length}</span>
      </h3>
      {state?.cumulative == null ? (
        <p class="quiet">{notice === null ? 'Adding up the price …' : notice.text}</p>
      ) : (
        <div>
          <p class="quiet">All of it together, against the suggested plan:</p>
          <PriceView price={state.cumulative} goal={goal} titles={titles} />
        </div>
      )}
      <ul class="plain pairs">
        {lines.map((line) => {
          const trial = notice === null ? trials.get(line.id) : null;
          return (
            <li key={line.id}>
              <DecisionWords line={line} titles={titles} />
              <span class="quiet">{priceWords(line, trial, goal)}</span>
              <button
                type="button"
                class="link"
                disabled={takeBack === null || trial?.ok === false}
                aria-label={'Take back: '.concat(line.what, ' ', line.initiative_key ?? line.sentence)}
                onClick={() => takeBack?.(line.others)}
              >
                Take back
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function priceWords({ initiative_key }: DecisionLine, trial: DecisionTrial | null | undefined, goal: string): string {
  if (trial === undefined) return 'Working out its price …';
  if (trial === null) return 'Its price could not be worked out.';
  if (trial.ok) return printPrice(priceOfDecision(trial), goal);
  return initiative_key === null
    ? 'It cannot be taken back while the decisions that need it stand.'
    : 'It cannot be taken back by itself: '.concat(trial.why);
}

/** What the plan would be without each decision, one after the other; null where that could not be found out. */
function useTrials(
  lines: readonly DecisionLine[],
  state: DecisionsState | null,
  tools: AskTools,
): ReadonlyMap<string, DecisionTrial | null> {
  const [trials, setTrials] = useState<ReadonlyMap<string, DecisionTrial | null>>(new Map());
  useEffect(() => {
    if (state === null) return;
    const { base, shown, options } = state;
    let running: RunningQuestion<DecisionTrial> | null = null;
    let isLeft = false;
    const work = async (): Promise<void> => {
      for (const { id, others } of lines) {
        if (isLeft) return;
        running = tryInSolver({ base, shown, decisions: { ...others, base_run_id: base.run_id } }, options, tools);
        const trial = await running.reply.catch(() => null);
        if (!isLeft) setTrials((before) => new Map(before).set(id, trial));
      }
    };
    void work();
    return () => {
      isLeft = true;
      running?.stop();
    };
  }, [state]);
  return trials;
}
