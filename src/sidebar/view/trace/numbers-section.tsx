import { useState } from 'preact/hooks';
import type { CellPlace } from '../../../core/app/calls';
import type { TraceRequest } from '../../../core/app/trace-contribution';
import type { CallServer } from '../../host/call';
import { requestFor } from '../../model/trace-words';
import type { Actions } from '../use-action';
import { AskedTrace } from './asked-trace';

interface NumbersSectionProps {
  readonly call: CallServer;
  readonly runId: string;
  readonly actions: Actions;
  readonly titles: ReadonlyMap<string, string>;
  readonly select: (place: CellPlace) => void;
}

/** Where does this number come from: for the selected row of Results, Gaps or any tab of initiatives. */
export function NumbersSection({ call, runId, actions, titles, select }: NumbersSectionProps) {
  const [request, ask] = useState<TraceRequest | null>(null);
  const [said, say] = useState('');
  const traceSelected = async (): Promise<void> => {
    const asked = requestFor(await call('readSelection', null), runId);
    say(asked === null ? 'Select a row of Results or Gaps first.' : '');
    ask(asked);
  };
  const name = request === null ? '' : nameOf(request, titles);
  return (
    <section class="card" aria-labelledby="numbers-head">
      <h2 id="numbers-head">Where do the numbers come from?</h2>
      <div class="actions">
        <button
          type="button"
          disabled={actions.busy !== null}
          onClick={() => actions.start('readSelection', traceSelected)}
        >
          Trace selected row
        </button>
      </div>
      <p class="quiet" role="status">
        {said}
        {request !== null && request.run_id !== runId && 'That row shows another run: '.concat(request.run_id, '.')}
      </p>
      {request !== null && (
        <>
          <h3>{name}</h3>
          <AskedTrace call={call} request={request} name={name} select={select} close={() => ask(null)} />
        </>
      )}
    </section>
  );
}

function nameOf(request: TraceRequest, titles: ReadonlyMap<string, string>): string {
  if (request.of === 'initiative') return titles.get(request.initiative_key) || request.initiative_key;
  const where = request.dimension === 'all' ? 'the whole plan' : request.key;
  const what = request.kpi_key ?? (request.kind === 'capacity' ? 'Tokens' : 'Number of initiatives');
  return ''.concat(what, ' · ', where);
}
