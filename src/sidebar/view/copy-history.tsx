import { useState } from 'preact/hooks';
import type { CallServer } from '../host/call';
import { NoticeCard } from './notice-card';
import { useActions } from './use-action';

interface CopyHistoryProps {
  readonly call: CallServer;
  /** Runs, roadmaps and scorings in former places that are not in the present one. */
  readonly runs: number;
  readonly done: () => Promise<void>;
}

/** Brings earlier runs to where runs are kept now, some at a time. */
export function CopyHistory({ call, runs, done }: CopyHistoryProps) {
  const { busy, failure, start } = useActions();
  const [remaining, setRemaining] = useState(runs);
  const copy = async (): Promise<void> => {
    let left = remaining;
    const skipped = new Set<string>();
    while (left > 0) {
      const progress = await call('copyHistory', null);
      // A call that copies nothing will not do better next time.
      if (progress.copied === 0 && progress.remaining >= left)
        throw new Error('The remaining runs could not be copied.');
      for (const reason of progress.skipped) skipped.add(reason);
      left = progress.remaining;
      setRemaining(left);
    }
    await done();
    if (skipped.size > 0) throw new Error(`Not everything could be copied. ${[...skipped].join(' ')}`);
  };
  const copied = Math.max(0, runs - remaining);
  return (
    <section class="card">
      <h2>Earlier runs</h2>
      <p>
        {runs === 1 ? '1 run, roadmap or scoring is' : String(runs).concat(' runs, roadmaps or scorings are')} still in
        a former place only.
      </p>
      {busy !== null && <progress max={runs} value={copied} aria-label="Copied" />}
      <p class="quiet" role="status">
        {busy === null ? '' : String(copied).concat(' of ', String(runs), ' copied')}
      </p>
      {failure !== null && <NoticeCard notice={failure.notice} />}
      <div class="actions">
        <button type="button" disabled={busy !== null} onClick={() => start('copyHistory', copy)}>
          {failure === null ? 'Copy history' : 'Go on copying'}
        </button>
      </div>
    </section>
  );
}
