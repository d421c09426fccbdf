import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { explainFailure, type Notice } from '../../host/explain-failure';
import type { RunningQuestion } from '../../solver/start-question';

/** Something that is, or was, asked of the solver. */
export interface Asked<Reply> {
  readonly step: 'idle' | 'working' | 'done' | 'stopped' | 'failed';
  /** The reply, once it is done. */
  readonly reply: Reply | null;
  readonly notice: Notice | null;
}

/** A question at a time: asking another one, and leaving the page, ends the one before. */
export interface AskedQuestion<Reply> extends Asked<Reply> {
  readonly ask: (start: () => Promise<RunningQuestion<Reply>>) => void;
  readonly stop: () => void;
  /** Forgets what was asked. */
  readonly clear: () => void;
}

const idle = { step: 'idle', reply: null, notice: null } as const;

export function useQuestion<Reply>(): AskedQuestion<Reply> {
  const [asked, setAsked] = useState<Asked<Reply>>(idle);
  const turn = useRef(0);
  const running = useRef<RunningQuestion<Reply> | null>(null);
  const end = useCallback((next: Asked<Reply>) => {
    turn.current += 1;
    running.current?.stop();
    running.current = null;
    setAsked(next);
  }, []);
  const ask = useCallback(
    (start: () => Promise<RunningQuestion<Reply>>) => {
      end({ ...idle, step: 'working' });
      const own = turn.current;
      const tell = (next: Asked<Reply>): void => {
        if (turn.current === own) setAsked(next);
      };
      const work = async (): Promise<void> => {
        const started = await start();
        if (turn.current !== own) return started.stop();
        running.current = started;
        const reply = await started.reply;
        tell(reply === null ? { ...idle, step: 'stopped' } : { step: 'done', reply, notice: null });
      };
      work().catch((error: unknown) => tell({ step: 'failed', reply: null, notice: explainFailure(error) }));
    },
    [end],
  );
  useEffect(() => () => end(idle), [end]);
  const stop = useCallback(() => end({ ...idle, step: 'stopped' }), [end]);
  const clear = useCallback(() => end(idle), [end]);
  return { ...asked, ask, stop, clear };
}
