import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { ExplainTools } from '../../explain/explain-plan';
import { Explainer, type Work } from '../../explain/explainer';

/** The explainer of the run that is shown; it goes on while other pages are looked at, and ends with the next run. */
export function useExplainer(runId: string | null, tools: ExplainTools): Explainer | null {
  const kept = useRef<Explainer | null>(null);
  if (runId !== null && kept.current?.runId !== runId) {
    kept.current?.close();
    kept.current = new Explainer(runId, tools);
  }
  return runId === null ? null : kept.current;
}

/** What an explainer knows under a name, as it changes. */
export function useWork(explainer: Explainer, name: string): Work | null {
  const [, draw] = useReducer((count: number, _: null) => count + 1, 0);
  useEffect(() => {
    // Something may have changed since it was drawn.
    draw(null);
    return explainer.listen(() => draw(null));
  }, [explainer]);
  return explainer.work(name);
}
