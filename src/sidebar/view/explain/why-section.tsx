import { useState } from 'preact/hooks';
import type { CellPlace } from '../../../core/app/calls';
import { nothingAsked } from '../../explain/explain-plan';
import type { Explainer } from '../../explain/explainer';
import { saveSentences } from '../../explain/save-sentences';
import type { CallServer } from '../../host/call';
import type { Actions } from '../use-action';
import { useWork } from './use-explainer';
import { WhyCard } from './why-card';
import { WorkLine } from './work-line';

interface WhySectionProps {
  readonly call: CallServer;
  readonly explainer: Explainer;
  readonly actions: Actions;
  readonly titles: ReadonlyMap<string, string>;
  readonly select: (place: CellPlace) => void;
}

/** Why is this in, and that out: for the selected row, and for all of them at once. */
export function WhySection({ call, explainer, actions, titles, select }: WhySectionProps) {
  const all = useWork(explainer, 'all');
  const [opened, open] = useState<string | null>(null);
  const [said, say] = useState('');
  const explainSelected = async (): Promise<void> => {
    const { initiative_key } = await call('readSelection', null);
    say(initiative_key === null ? 'Select a row of an initiative first, for example on Results or Candidates.' : '');
    open(initiative_key);
  };
  const explainAll = (): void => {
    say('');
    void explainer.start('all', { ...nothingAsked, why: { of: 'all' } }).then(({ found }) => {
      actions.start('saveWhy', async () => explainer.say('all', await saveSentences(explainer.runId, found, call)));
    });
  };
  const done = all?.found.filter(({ about }) => about === 'why').length ?? 0;
  const of = titles.size;
  return (
    <section class="card" aria-labelledby="why-head">
      <h2 id="why-head">Why is it in, or not?</h2>
      <div class="actions">
        <button
          type="button"
          disabled={actions.busy !== null}
          onClick={() => actions.start('readSelection', explainSelected)}
        >
          Explain selected row
        </button>
      </div>
      <WorkLine
        work={all}
        doing={'Explaining: '.concat(String(done), ' of ', String(of))}
        progress={{ done, of }}
        stop={() => explainer.stop('all')}
        retry={explainAll}
      >
        <button type="button" onClick={explainAll}>
          Explain all
        </button>
      </WorkLine>
      <p class="quiet" role="status">
        {said}
        {all?.said}
      </p>
      {opened !== null && (
        <>
          <h3>{titles.get(opened) || opened}</h3>
          <WhyCard
            explainer={explainer}
            initiativeKey={opened}
            titles={titles}
            select={select}
            open={open}
            close={() => open(null)}
          />
        </>
      )}
    </section>
  );
}
