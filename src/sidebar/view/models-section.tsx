import { useState } from 'preact/hooks';
import type { CellPlace, TemplatesState } from '../../core/app/calls';
import type { InsertModelReply } from '../../core/app/insert-model';
import type { CallServer } from '../host/call';
import { ModelForm } from './model-form';
import { NoticeCard } from './notice-card';
import { useActions } from './use-action';

interface ModelsSectionProps {
  readonly call: CallServer;
  readonly select: (place: CellPlace) => void;
  /** Reads what the page shows anew, after rows were added. */
  readonly refresh: () => Promise<void>;
}

/** Numbers from formulas: scoring, parameters that formulas lack, and models to start from. */
export function ModelsSection({ call, select, refresh }: ModelsSectionProps) {
  const { busy, failure, start, dismiss } = useActions();
  const [state, setState] = useState<TemplatesState | null>(null);
  const [said, say] = useState('');
  const [added, setAdded] = useState<InsertModelReply | null>(null);
  const read = (): void => {
    if (state === null && busy === null)
      start('readTemplates', async () => setState(await call('readTemplates', null)));
  };
  const doing = (name: 'scoreInitiatives' | 'seedParameters'): void => {
    setAdded(null);
    say('');
    start(name, async () => {
      say((await call(name, null)).summary);
      await refresh();
    });
  };
  const add = (template: string, initiative_key: string, kpi_key: string | null): void => {
    setAdded(null);
    say('');
    start('insertModel', async () => {
      const reply = await call('insertModel', { template, initiative_key, kpi_key });
      setAdded(reply);
      say(reply.message);
      select(reply.first_value);
      await refresh();
    });
  };
  return (
    <details class="card explore" onToggle={(event) => event.currentTarget.open && read()}>
      <summary>
        <h2>Models and scores</h2>
      </summary>
      <p class="quiet">Formulas, RICE and WSJF give what nobody has typed. Runs compute it anew from your rows.</p>
      <div class="actions">
        <button type="button" disabled={busy !== null} onClick={() => doing('scoreInitiatives')}>
          {busy === 'scoreInitiatives' ? 'Scoring …' : 'Score initiatives'}
        </button>
        <button type="button" disabled={busy !== null} onClick={() => doing('seedParameters')}>
          {busy === 'seedParameters' ? 'Seeding …' : 'Seed parameters'}
        </button>
      </div>
      <p role="status">{said}</p>
      {added !== null && (
        <p class="places">
          <button type="button" class="link" onClick={() => select(added.first_value)}>
            Enter the first number
          </button>
          <button type="button" class="link" onClick={() => select(added.approval)}>
            Approve the model
          </button>
        </p>
      )}
      {failure !== null && (
        <NoticeCard notice={failure.notice}>
          <button type="button" onClick={failure.retry}>
            Try again
          </button>
          <button type="button" onClick={dismiss}>
            Dismiss
          </button>
        </NoticeCard>
      )}
      {state !== null && <ModelForm call={call} state={state} busy={busy !== null} start={start} add={add} />}
    </details>
  );
}
