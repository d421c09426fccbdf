import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { CallServer } from '../../host/call';
import type { Actions } from '../use-action';

interface DecideSectionProps {
  readonly call: CallServer;
  readonly actions: Actions;
  readonly decide: (initiativeKey: string) => void;
  /** The card of the initiative that is decided about, with its name; null: none was selected. */
  readonly opened: { readonly name: string; readonly card: ComponentChildren } | null;
}

/** The way to decide about the row that is selected in the spreadsheet. */
export function DecideSection({ call, actions, decide, opened }: DecideSectionProps) {
  const [said, say] = useState('');
  const decideSelected = async (): Promise<void> => {
    const { initiative_key } = await call('readSelection', null);
    say(initiative_key === null ? 'Select a row of an initiative first, for example on Results.' : '');
    if (initiative_key !== null) decide(initiative_key);
  };
  return (
    <section class="card" aria-labelledby="decide-head">
      <h2 id="decide-head">Decide otherwise</h2>
      <p class="quiet">Keep an initiative in, or leave it out: you see the price before it is kept.</p>
      <div class="actions">
        <button
          type="button"
          disabled={actions.busy !== null}
          onClick={() => actions.start('readSelection', decideSelected)}
        >
          Decide about selected row
        </button>
      </div>
      <p class="quiet" role="status">
        {said}
      </p>
      {opened !== null && (
        <>
          <h3>{opened.name}</h3>
          {opened.card}
        </>
      )}
    </section>
  );
}
