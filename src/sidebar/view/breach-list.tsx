import type { CellPlace } from '../../core/app/calls';
import type { DescribedBreach } from '../../core/explain/explain-breaches';
import { printNumber } from '../../core/kernel/number-text';

interface BreachListProps {
  readonly breaches: readonly DescribedBreach[];
  /** The plan is proven best by its objective. */
  readonly isBest: boolean;
  /** What the objective is called. */
  readonly goal: string;
  readonly select: (place: CellPlace) => void;
}

/** Soft rules that a plan breaks, by how much, and what that takes from the objective; each leads to its row. */
export function BreachList({ breaches, isBest, goal, select }: BreachListProps) {
  if (breaches.length === 0) return null;
  return (
    <section aria-labelledby="breaches-head">
      <h3 id="breaches-head">
        Soft rules broken <span class="count">{breaches.length}</span>
      </h3>
      <p class="quiet">
        {isBest ? 'The plan is best even after paying for them.' : 'The objective has paid for them already.'}
      </p>
      <ul class="plain">
        {breaches.map(({ tab, row, sentence, price }) => (
          <li key={'breach '.concat(tab, ' ', String(row), ' ', sentence)}>
            <button type="button" class="row" onClick={() => select({ tab, row, column: null })}>
              <span class="row-head">{sentence}</span>
              <span class="quiet">
                {row === null ? tab : tab.concat(' row ', String(row))} · costs {printNumber(price, 2)} {goal}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
