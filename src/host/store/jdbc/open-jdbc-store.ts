import { HostError } from '../../../core/app/host-error';
import type { OpenedStore } from '../opened-store';
import { JdbcStore } from './jdbc-store';
import { type Address, openDatabase, urlHelp } from './open-database';

/** The runs of one workbook in a database, without anything opened yet. Throws a HostError when the URL names none. */
export function openJdbcStore(address: Address, workbookId: string): OpenedStore {
  const database = openDatabase(address);
  if (database === null) throw new HostError(`Runs are kept at ${address.url}, which is no database. ${urlHelp}`);
  const { session, dialect } = database;
  return { store: new JdbcStore(session, dialect, workbookId), close: () => session.close() };
}
