import type { CellPlace } from '../../core/app/calls';
import type { DescribedBreach } from '../../core/explain/explain-breaches';
import { printNumber } from '../../core/kernel/number-text';

interface BreachListProps {
  readonly breaches: readonly DescribedBreach[];
  /** What the objective is called. */
  readonly goal: string;
  readonly select: (place: CellPlace) => void;
}

/** Soft rules that were worth breaking, by how much, and what that takes from the objective; each leads to its row. */
export function BreachList({ breaches, goal, select }: BreachListProps) {
  if (breaches.length === 0) return null;
  return (
    <section aria-labelledby="breaches-head">
      <h3 id="breaches-head">
        Soft rules broken <span class="count">{breaches.length}</span>
      </h3>
      <p class="quiet">Breaking them brings more than it costs. The price is taken off already.</p>
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
