import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Selection } from '../../core/app/calls';
import type { CallServer } from '../host/call';
import type { Asked } from '../model/asked-card';
import { requestFor } from '../model/trace-words';
import type { Actions } from './use-action';

interface SelectedRowProps {
  readonly call: CallServer;
  readonly actions: Actions;
  readonly runId: string;
  /** There is a plan to ask about and to decide otherwise; without one there are numbers alone. */
  readonly hasPlan: boolean;
  /** Null: what was selected cannot be asked about. */
  readonly ask: (asked: Asked | null) => void;
  /** What was asked, with its name; null: nothing. */
  readonly opened: { readonly asked: Asked; readonly name: string; readonly card: ComponentChildren } | null;
  /** What can be asked about all rows at once. */
  readonly children?: ComponentChildren;
}

const buttons = [
  { about: 'why', words: 'Why?' },
  { about: 'decide', words: 'Decide' },
  { about: 'numbers', words: 'Numbers' },
] as const;

/** Everything that can be asked about the row that is selected in the spreadsheet, one thing at a time. */
export function SelectedRow({ call, actions, runId, hasPlan, ask, opened, children }: SelectedRowProps) {
  const [said, say] = useState('');
  const askAbout = async (about: Asked['about']): Promise<void> => {
    const selection = await call('readSelection', null);
    const asked = askedOf(about, selection, runId);
    say(asked === null ? missing[about] : '');
    ask(asked);
  };
  const tracedRun = opened?.asked.about === 'numbers' ? opened.asked.request.run_id : runId;
  return (
    <section class="card" aria-labelledby="selected-head">
      <h2 id="selected-head">The selected row</h2>
      <p class="quiet">Select a row in the sheet, then ask.</p>
      <div class="actions">
        {buttons
          .filter(({ about }) => hasPlan || about === 'numbers')
          .map(({ about, words }) => (
            <button
              key={about}
              type="button"
              disabled={actions.busy !== null}
              onClick={() => actions.start('readSelection', () => askAbout(about))}
            >
              {words}
              <span class="unseen"> (selected row)</span>
            </button>
          ))}
      </div>
      <p class="quiet" role="status">
        {said}
        {tracedRun !== runId && 'That row shows another run: '.concat(tracedRun, '.')}
      </p>
      {opened !== null && (
        <>
          <h3>{opened.name}</h3>
          {opened.card}
        </>
      )}
      {children}
    </section>
  );
}

/** What is asked about a selection; null: it is no row that can be asked about. */
function askedOf(about: Asked['about'], selection: Selection, runId: string): Asked | null {
  if (about !== 'numbers') return selection.initiative_key === null ? null : { about, key: selection.initiative_key };
  const request = requestFor(selection, runId);
  return request === null ? null : { about, request };
}

/** What to select first, by what was to be asked. */
const missing: Readonly<Record<Asked['about'], string>> = {
  why: 'Select a row of an initiative first, for example on Results or Candidates.',
  decide: 'Select a row of an initiative first, for example on Results.',
  numbers: 'Select a row of Results or Gaps first.',
};
