import { type Decided, decisionLines } from '../../decide/decision-lines';
import { DecisionWords } from './decision-words';

interface CarriedListProps {
  readonly decided: Decided;
  readonly titles: ReadonlyMap<string, string>;
  /** Decides the shown run in the same way; null while something else is under way. */
  readonly apply: (() => void) | null;
}

/** What was decided about the plan before, and the way to decide it about this one. */
export function CarriedList({ decided, titles, apply }: CarriedListProps) {
  const lines = decisionLines(decided);
  return (
    <section class="decisions" aria-labelledby="carried-head">
      <h3 id="carried-head">
        Decided before <span class="count">{lines.length}</span>
      </h3>
      <p class="quiet">About the plan before; this one was found without {lines.length === 1 ? 'it' : 'them'}.</p>
      <ul class="plain pairs">
        {lines.map((line) => (
          <li key={line.id}>
            <DecisionWords line={line} titles={titles} />
          </li>
        ))}
      </ul>
      <div class="actions">
        <button type="button" disabled={apply === null} onClick={() => apply?.()}>
          {lines.length === 1 ? 'Apply this decision' : 'Apply these '.concat(String(lines.length), ' decisions')}
        </button>
      </div>
    </section>
  );
}
