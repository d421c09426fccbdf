import { nothingAsked } from '../../explain/explain-plan';
import type { Explainer } from '../../explain/explainer';
import { saveSentences } from '../../explain/save-sentences';
import type { CallServer } from '../../host/call';
import type { Actions } from '../use-action';
import { useWork } from './use-explainer';
import { WorkLine } from './work-line';

interface ExplainAllProps {
  readonly call: CallServer;
  readonly explainer: Explainer;
  readonly actions: Actions;
  /** How many initiatives there are to explain. */
  readonly of: number;
}

/** Why is each in, or not: worked out for all of them, and written into the column why of Results. */
export function ExplainAll({ call, explainer, actions, of }: ExplainAllProps) {
  const all = useWork(explainer, 'all');
  const explainAll = (): void => {
    void explainer.start('all', { ...nothingAsked, why: { of: 'all' } }).then(({ found }) => {
      actions.start('saveWhy', async () => explainer.say('all', await saveSentences(explainer.runId, found, call)));
    });
  };
  const done = all?.found.filter(({ about }) => about === 'why').length ?? 0;
  return (
    <>
      <WorkLine
        work={all}
        doing={'Explaining: '.concat(String(done), ' of ', String(of))}
        progress={{ done, of }}
        stop={() => explainer.stop('all')}
        retry={explainAll}
      >
        <button type="button" class="link" onClick={explainAll}>
          Explain all
        </button>
      </WorkLine>
      <p class="quiet" role="status">
        {all?.said}
      </p>
    </>
  );
}
