import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { SidebarState } from '../../core/app/calls';
import type { CallServer } from '../host/call';
import { explainFailure, type Notice, severalAccounts } from '../host/explain-failure';

/** What the page knows of the workbook. */
export type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly sidebar: SidebarState }
  | { readonly kind: 'failed'; readonly notice: Notice };

/** Google sometimes answers nothing at all when two accounts get into each other's way. */
const silenceMs = 20_000;
/** People switch between grid and sidebar all the time; what is younger than this is read again only when it is older. */
const freshMs = 3_000;

const silent: Notice = { ...severalAccounts, title: 'Google is not answering' };

/** Reads the sidebar's state when the page opens, when asked, and when people come back from the grid. */
export function useSidebar(call: CallServer): { readonly loaded: Loaded; readonly refresh: () => Promise<void> } {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const readAt = useRef(Number.NEGATIVE_INFINITY);
  const refresh = useCallback(async () => {
    readAt.current = performance.now();
    const asked = readAt.current;
    // What is on screen stays there while it is read anew.
    setLoaded((before) => (before.kind === 'ready' ? before : { kind: 'loading' }));
    const show = (found: Loaded): void => {
      if (readAt.current === asked)
        setLoaded((before) => (before.kind === 'ready' && found.kind === 'failed' ? before : found));
    };
    const timer = setTimeout(() => show({ kind: 'failed', notice: silent }), silenceMs);
    try {
      show({ kind: 'ready', sidebar: await call('readSidebar', null) });
    } catch (error) {
      show({ kind: 'failed', notice: explainFailure(error) });
    } finally {
      clearTimeout(timer);
    }
  }, [call]);
  useEffect(() => {
    void refresh();
    let again: ReturnType<typeof setTimeout> | undefined;
    const onFocus = (): void => {
      clearTimeout(again);
      again = setTimeout(() => void refresh(), Math.max(0, freshMs - (performance.now() - readAt.current)));
    };
    addEventListener('focus', onFocus);
    return () => {
      clearTimeout(again);
      removeEventListener('focus', onFocus);
    };
  }, [refresh]);
  return { loaded, refresh };
}
