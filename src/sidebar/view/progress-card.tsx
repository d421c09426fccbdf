import { useEffect, useState } from 'preact/hooks';
import { describeProgress, printElapsed } from '../model/progress-words';
import type { RunningRun } from '../run/run-plan';
import type { RunState } from '../run/run-state';

/** How often a screen reader hears where a run stands, in seconds. */
const spokenEverySeconds = 15;

interface ProgressCardProps {
  readonly state: Extract<RunState, { readonly step: 'freezing' | 'solving' | 'recording' }>;
  readonly startedAt: number;
  readonly run: RunningRun;
}

/** A run under way: stage, time, best so far, and the ways to end it. */
export function ProgressCard({ state, startedAt, run }: ProgressCardProps) {
  const seconds = useSeconds(startedAt);
  const words = wordsOf(state);
  const said = [words.stage, words.best === null ? '' : 'best so far '.concat(words.best), words.room ?? '']
    .filter((part) => part !== '')
    .join(', ');
  const spoken = useSpoken(said, words.stage, Math.floor(seconds / spokenEverySeconds));
  const isEndable = state.step !== 'recording' && !(state.step === 'solving' && state.isInPage);
  return (
    <section class="card progress" aria-labelledby="progress-head">
      <h2 id="progress-head">Running</h2>
      <div class="moving" aria-hidden="true">
        <i />
      </div>
      <dl>
        <dt>Now</dt>
        <dd class="wide">{words.stage}</dd>
        <dt>Time</dt>
        <dd>{printElapsed(seconds * 1000)}</dd>
        {words.best !== null && (
          <>
            <dt>Best so far</dt>
            <dd>{words.best}</dd>
          </>
        )}
        {words.room !== null && (
          <>
            <dt>Proven</dt>
            <dd>{words.room}</dd>
          </>
        )}
      </dl>
      <p class="unseen" role="status">
        {spoken}
      </p>
      {isEndable && (
        <div class="actions">
          <button
            type="button"
            class="primary"
            disabled={!(state.step === 'solving' && state.hasPlan)}
            onClick={() => run.stop()}
          >
            Stop and keep the best
          </button>
          <button type="button" onClick={() => run.cancel()}>
            Cancel
          </button>
        </div>
      )}
    </section>
  );
}

function wordsOf(state: ProgressCardProps['state']) {
  if (state.step === 'solving') return describeProgress(state);
  const stage = state.step === 'freezing' ? 'Reading and checking the rows' : 'Checking the plan and writing the tabs';
  return { stage, best: null, room: null };
}

/** Whole seconds since `startedAt` of performance.now(). */
function useSeconds(startedAt: number): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - startedAt) / 1000)), 250);
    return () => clearInterval(timer);
  }, [startedAt]);
  return seconds;
}

/** What is read out: each new stage, and where it stands now and then. */
function useSpoken(said: string, stage: string, turn: number): string {
  const [spoken, setSpoken] = useState(said);
  // What is said between two turns changes too often to be read out.
  useEffect(() => setSpoken(said), [stage, turn]);
  return spoken;
}
