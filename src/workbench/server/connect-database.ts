import type { ConnectionReport, DatabaseLogin, StoreChoice } from '../../core/app/calls';
import type { ThreadedHost } from '../executions/threaded-host';

/** The address of a database as people write it for other tools: `mysql://user:password@host:3306/name`. */
const schemes: Readonly<Record<string, string>> = {
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
  'postgresql:': 'postgresql',
  'postgres:': 'postgresql',
};

/** How the add-on reaches a database of that address; null when it is no such address. */
export function databaseLogin(address: string): DatabaseLogin | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  const dialect = schemes[url?.protocol ?? ''];
  if (url === null || dialect === undefined || url.hostname === '' || url.pathname.length < 2) return null;
  const { username, password, host, pathname } = url;
  return {
    url: `jdbc:${dialect}://${host}${pathname}`,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}

/** Has the add-on keep its runs there from now on, as its Settings do. Throws in words when it cannot. */
export async function connectDatabase(host: ThreadedHost, login: DatabaseLogin): Promise<void> {
  const choice: StoreChoice = { kind: 'database', ...login };
  const { value } = await host.call('saveSettings', [JSON.stringify(choice)]);
  // The entry point gives JSON text of this type.
  const report = JSON.parse(String(value)) as ConnectionReport;
  if (!report.ok) throw new Error(report.message);
}
