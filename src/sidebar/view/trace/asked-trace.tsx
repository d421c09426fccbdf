import { useEffect, useState } from 'preact/hooks';
import type { CellPlace } from '../../../core/app/calls';
import type { TraceReply, TraceRequest } from '../../../core/app/trace-contribution';
import type { CallServer } from '../../host/call';
import { NoticeCard } from '../notice-card';
import { useActions } from '../use-action';
import { GapCard } from './gap-card';
import { TraceCard } from './trace-card';

interface AskedTraceProps {
  readonly call: CallServer;
  readonly request: TraceRequest;
  /** What it is about, for people. */
  readonly name: string;
  readonly select: (place: CellPlace) => void;
  readonly close: () => void;
}

/** Where the numbers that somebody asked about came from; asked when it appears. */
export function AskedTrace({ call, request, name, select, close }: AskedTraceProps) {
  const { failure, start } = useActions();
  const [reply, show] = useState<TraceReply | null>(null);
  const asked = JSON.stringify(request);
  useEffect(() => {
    let isWanted = true;
    show(null);
    start('traceContribution', async () => {
      const found = await call('traceContribution', request);
      if (isWanted) show(found);
    });
    return () => {
      isWanted = false;
    };
  }, [call, asked]);
  return (
    <section class="why" aria-label={'Numbers of '.concat(name)}>
      {failure !== null && (
        <NoticeCard notice={failure.notice}>
          <button type="button" onClick={failure.retry}>
            Try again
          </button>
        </NoticeCard>
      )}
      {reply === null && failure === null && (
        <p class="quiet" role="status">
          Looking up the numbers …
        </p>
      )}
      {reply?.of === 'initiative' && <TraceCard trace={reply} select={select} />}
      {reply?.of === 'gap' && <GapCard call={call} runId={request.run_id} trace={reply} select={select} />}
      <button type="button" class="link" onClick={close}>
        Close numbers
      </button>
    </section>
  );
}
