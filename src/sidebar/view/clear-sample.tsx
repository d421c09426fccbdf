import { useState } from 'preact/hooks';
import type { Actions } from './use-action';

interface ClearSampleProps {
  readonly actions: Actions;
  readonly clear: () => void;
}

/** Takes the sample out of the tabs, once the person has said so twice. */
export function ClearSample({ actions, clear }: ClearSampleProps) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <section class="card">
        <h2>Sample data</h2>
        <div class="actions">
          <button type="button" disabled={actions.busy !== null} onClick={() => setAsked(true)}>
            Clear sample
          </button>
        </div>
      </section>
    );
  }
  return (
    <section class="card" aria-labelledby="clear-sample-head">
      <h2 id="clear-sample-head">Remove the sample?</h2>
      <p>Its rows are removed from the tabs. Rows that you added or changed stay, and so does every run.</p>
      <div class="actions">
        <button
          type="button"
          disabled={actions.busy !== null}
          onClick={() => {
            setAsked(false);
            clear();
          }}
        >
          Remove sample rows
        </button>
        <button type="button" onClick={() => setAsked(false)}>
          Keep them
        </button>
      </div>
    </section>
  );
}
