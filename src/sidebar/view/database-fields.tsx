import type { DatabaseLogin } from '../../core/app/calls';

interface DatabaseFieldsProps {
  readonly login: DatabaseLogin;
  /** A password is kept already. */
  readonly hasPassword: boolean;
  readonly change: (login: DatabaseLogin) => void;
}

/** How to reach a database. */
export function DatabaseFields({ login, hasPassword, change }: DatabaseFieldsProps) {
  const { url, user, password } = login;
  return (
    <>
      <label for="database-url">Database URL</label>
      <input
        id="database-url"
        type="text"
        value={url}
        placeholder="jdbc:mysql://host:3306/name"
        autocomplete="off"
        spellcheck={false}
        aria-describedby="database-url-help"
        onInput={(event) => change({ ...login, url: event.currentTarget.value })}
      />
      <p id="database-url-help" class="quiet">
        MySQL or PostgreSQL: jdbc:mysql, jdbc:postgresql or, for Cloud SQL, jdbc:google:mysql.
      </p>
      <label for="database-user">User</label>
      <input
        id="database-user"
        type="text"
        value={user}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => change({ ...login, user: event.currentTarget.value })}
      />
      <label for="database-password">Password</label>
      <input
        id="database-password"
        type="password"
        value={password ?? ''}
        placeholder={hasPassword ? 'Kept; type to replace it' : ''}
        autocomplete="new-password"
        aria-describedby="database-password-help"
        onInput={(event) => {
          const typed = event.currentTarget.value;
          change({ ...login, password: typed === '' && hasPassword ? null : typed });
        }}
      />
      <p id="database-password-help" class="quiet">
        Kept for you only, never shown again. Whoever else uses this database here types their own.
      </p>
    </>
  );
}
