import { NoticeCard } from '../notice-card';
import type { Asked } from './use-question';

interface QuestionLineProps {
  readonly asked: Asked<unknown>;
  /** What is being done, while it is. */
  readonly doing: string;
  readonly stop: () => void;
  readonly retry: () => void;
}

/** Where a question stands: at work with a way to stop it, stopped, or what went wrong. Nothing once it is answered. */
export function QuestionLine({ asked: { step, notice }, doing, stop, retry }: QuestionLineProps) {
  return (
    <>
      {step === 'working' && (
        <div class="moving" aria-hidden="true">
          <i />
        </div>
      )}
      <p class={step === 'working' || step === 'stopped' ? 'quiet' : 'unseen'} role="status">
        {step === 'working' && doing}
        {step === 'stopped' && 'Stopped.'}
        {step === 'done' && 'Done.'}
      </p>
      {step === 'working' && (
        <div class="actions">
          <button type="button" onClick={stop}>
            Stop
          </button>
        </div>
      )}
      {step === 'stopped' && (
        <div class="actions">
          <button type="button" onClick={retry}>
            Go on
          </button>
        </div>
      )}
      {step === 'failed' && notice !== null && (
        <NoticeCard notice={notice}>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </NoticeCard>
      )}
    </>
  );
}
