import type { JdbcOptions } from '../apps-script/jdbc/jdbc-options';
import { openJdbc } from '../apps-script/jdbc/open-jdbc';

/** What the services inside a thread are made from; plain data, for it is handed to the thread. */
export interface InThreadOptions {
  readonly jdbc?: JdbcOptions;
}

/** Services whose objects live in the thread of their execution. */
export interface InThread {
  readonly globals: Readonly<Record<string, unknown>>;
  /** Gives back what the execution has open: when it ends, and when a question to the person suspends it. */
  readonly close: () => void;
}

/** Opens them for one execution. */
export function openInThread(options: InThreadOptions): InThread {
  const { service, breakConnections } = openJdbc(options.jdbc);
  return { globals: { Jdbc: service }, close: breakConnections };
}
