import type { ThreadedHost } from '../executions/threaded-host';

/** The script property under which the add-on finds the address of its database. */
const property = 'database_url';

/** Points the add-on at a database, as its administrator does once for everybody; null: at none. */
export function connectDatabase({ state }: ThreadedHost, url: string | null): void {
  if (url !== null) state.properties.script.set(property, url);
}
