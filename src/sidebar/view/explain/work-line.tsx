import type { ComponentChildren } from 'preact';
import type { Work } from '../../explain/explainer';
import { NoticeCard } from '../notice-card';

interface WorkLineProps {
  readonly work: Work | null;
  /** What is being done, while it is. */
  readonly doing: string;
  readonly stop: () => void;
  readonly retry: () => void;
  /** How far it is, where that is known. */
  readonly progress?: { readonly done: number; readonly of: number } | null;
  /** The buttons while nothing is being done. */
  readonly children?: ComponentChildren;
}

/** Where finding something out stands: progress with a way to stop it, what went wrong, or what can be asked. */
export function WorkLine({ work, doing, stop, retry, progress = null, children }: WorkLineProps) {
  const isWorking = work?.step === 'working';
  return (
    <>
      {isWorking && (progress === null || progress.of === 0 ? <Moving /> : <Bar {...progress} label={doing} />)}
      <p class={isWorking || work?.step === 'stopped' ? 'quiet' : 'unseen'} role="status">
        {isWorking && doing}
        {work?.step === 'stopped' && 'Stopped. What was found until then is shown.'}
        {work?.step === 'done' && 'Done.'}
      </p>
      {work?.step === 'failed' && work.notice !== null && (
        <NoticeCard notice={work.notice}>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </NoticeCard>
      )}
      <div class="actions">
        {isWorking ? (
          <button type="button" onClick={stop}>
            Stop
          </button>
        ) : (
          children
        )}
      </div>
    </>
  );
}

const Moving = () => (
  <div class="moving" aria-hidden="true">
    <i />
  </div>
);

function Bar({ done, of, label }: { readonly done: number; readonly of: number; readonly label: string }) {
  return <progress max={of} value={done} aria-label={label} />;
}
