import { useCallback, useState } from 'preact/hooks';
import { explainFailure, type Notice } from '../host/explain-failure';

/** Something the person asked for that takes a moment: which of them runs, and what went wrong with the last one. */
export interface Actions {
  /** The name of the action under way. */
  readonly busy: string | null;
  readonly failure: { readonly notice: Notice; readonly retry: () => void } | null;
  /** Starts an action unless one is under way. */
  readonly start: (name: string, action: () => Promise<void>) => void;
  readonly dismiss: () => void;
}

export function useActions(): Actions {
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Actions['failure']>(null);
  const start = useCallback((name: string, action: () => Promise<void>) => {
    setBusy(name);
    setFailure(null);
    action()
      .catch((error: unknown) => setFailure({ notice: explainFailure(error), retry: () => start(name, action) }))
      .finally(() => setBusy(null));
  }, []);
  return { busy, failure, start, dismiss: () => setFailure(null) };
}
