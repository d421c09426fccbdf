import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Calls } from '../../core/app/calls';
import type { RunReport } from '../../core/app/report-run';
import { type RunningRun, type RunTools, runPlan } from '../run/run-plan';
import type { RunState } from '../run/run-state';

/** The run of this page, and how to start one. */
export interface PageRun {
  readonly state: RunState;
  readonly startedAt: number;
  readonly running: RunningRun | null;
  /** Starts a run with what `freeze` asks for. */
  readonly start: (freeze: () => Promise<Calls['freezeRun']['reply']>) => void;
  /** Shows a finished run. */
  readonly show: (report: RunReport) => void;
  readonly close: () => void;
}

/** `onEnd` is called when the server knows how a run ended. */
export function useRun(tools: RunTools, onEnd: () => void): PageRun {
  const [state, setState] = useState<RunState>({ step: 'idle' });
  const [startedAt, setStartedAt] = useState(0);
  const running = useRef<RunningRun | null>(null);
  const start = useCallback(
    (freeze: () => Promise<Calls['freezeRun']['reply']>) => {
      setStartedAt(performance.now());
      let own: RunningRun | null = null;
      const tell = (next: RunState): void => {
        // A run that was given up has no more to say once another one started.
        if (own !== null && running.current !== own) return;
        setState(next);
      };
      own = runPlan(freeze, tools, tell, onEnd);
      running.current = own;
    },
    [tools, onEnd],
  );
  useLeaveWarning(state.step === 'freezing' || state.step === 'solving' || state.step === 'recording');
  return {
    state,
    startedAt,
    running: running.current,
    start,
    show: (report) => setState({ step: 'done', report }),
    close: () => setState({ step: 'idle' }),
  };
}

/** Browsers ask before they close a page that says it is at work. */
function useLeaveWarning(isAtWork: boolean): void {
  useEffect(() => {
    if (!isAtWork) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isAtWork]);
}
