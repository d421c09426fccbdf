import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DecisionsState } from '../../../core/app/read-decisions';
import type { CallServer } from '../../host/call';
import { explainFailure, type Notice } from '../../host/explain-failure';

/** What the server knows of decisions about the shown run. */
export interface RunDecisions {
  /** Null while it is not read. */
  readonly state: DecisionsState | null;
  readonly notice: Notice | null;
  /** Reads it, once. */
  readonly read: () => Promise<DecisionsState>;
}

/** `isDecided`: people decided about the run, so that it is read at once; else when somebody is about to decide. */
export function useDecisions(runId: string, isDecided: boolean, call: CallServer): RunDecisions {
  const [state, setState] = useState<DecisionsState | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const reading = useRef<Promise<DecisionsState> | null>(null);
  const read = useCallback((): Promise<DecisionsState> => {
    reading.current ??= call('readDecisions', { run_id: runId }).then(
      (found) => {
        setState(found);
        setNotice(null);
        return found;
      },
      (error: unknown) => {
        reading.current = null;
        throw error;
      },
    );
    return reading.current;
  }, [runId, call]);
  useEffect(() => {
    if (isDecided) read().catch((error: unknown) => setNotice(explainFailure(error)));
  }, [isDecided, read]);
  return { state, notice, read };
}
