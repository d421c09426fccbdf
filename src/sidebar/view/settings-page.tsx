import { useEffect, useState } from 'preact/hooks';
import type { ConnectionReport, DatabaseLogin, Settings } from '../../core/app/calls';
import type { CallServer } from '../host/call';
import { CopyHistory } from './copy-history';
import { DatabaseFields } from './database-fields';
import { Icon } from './icon';
import { NoticeCard } from './notice-card';
import { useActions } from './use-action';

interface SettingsPageProps {
  readonly call: CallServer;
  /** Where runs are kept now, in words. */
  readonly place: string;
  readonly refresh: () => Promise<void>;
}

/** Where runs are kept. */
export function SettingsPage({ call, place, refresh }: SettingsPageProps) {
  const { busy, failure, start } = useActions();
  const [settings, setSettings] = useState<Settings | null>(null);
  const [kind, setKind] = useState<Settings['kind']>('workbook');
  const [login, setLogin] = useState<DatabaseLogin>({ url: '', user: '', password: null });
  const [report, setReport] = useState<ConnectionReport | null>(null);

  const read = async (): Promise<void> => {
    const found = await call('readSettings', null);
    setSettings(found);
    setKind(found.kind);
    setLogin({ url: found.url, user: found.user, password: null });
  };
  // Once, when the page is opened.
  useEffect(() => start('readSettings', read), []);

  const test = async (): Promise<void> => setReport(await call('testConnection', login));
  const save = async (): Promise<void> => {
    const answer = await call('saveSettings', kind === 'workbook' ? { kind } : { kind, ...login });
    setReport(answer);
    if (!answer.ok) return;
    setSettings(await call('readSettings', null));
    setLogin({ ...login, password: null });
    await refresh();
  };
  const failed = failure !== null && (
    <NoticeCard notice={failure.notice}>
      <button type="button" onClick={failure.retry}>
        Try again
      </button>
    </NoticeCard>
  );
  if (settings === null) return failed || <p class="empty">Reading the settings …</p>;
  const isComplete = kind === 'workbook' || (login.url.trim() !== '' && login.user.trim() !== '');
  return (
    <>
      {failed}
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          start('saveSettings', save);
        }}
      >
        <h2>Where runs are kept</h2>
        <p class="quiet">Now: {place}</p>
        <fieldset>
          <legend class="unseen">Keep runs in</legend>
          {(['workbook', 'database'] as const).map((one) => (
            <label key={one} class="option">
              <input
                type="radio"
                name="kind"
                value={one}
                checked={kind === one}
                onChange={() => {
                  setKind(one);
                  setReport(null);
                }}
              />
              {one === 'workbook' ? 'This spreadsheet' : 'A database'}
            </label>
          ))}
        </fieldset>
        {kind === 'database' && <DatabaseFields login={login} hasPassword={settings.hasPassword} change={setLogin} />}
        {report !== null && (
          <p class={'report '.concat(report.ok ? 'good' : 'bad')} role="status">
            <Icon name={report.ok ? 'good' : 'bad'} /> {report.message}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="primary" disabled={busy !== null || !isComplete}>
            {busy === 'saveSettings' ? 'Saving …' : 'Save'}
          </button>
          {kind === 'database' && (
            <button type="button" disabled={busy !== null || !isComplete} onClick={() => start('testConnection', test)}>
              {busy === 'testConnection' ? 'Testing …' : 'Test connection'}
            </button>
          )}
        </div>
      </form>
      {settings.uncopied > 0 && <CopyHistory call={call} runs={settings.uncopied} done={read} />}
    </>
  );
}
