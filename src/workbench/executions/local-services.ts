import type { Execution } from '../apps-script/host-state';

/** What the services inside a thread are made from; plain data, for it is handed to the thread. */
export interface LocalServiceOptions {
  /** The database which Jdbc reaches whatever address the script gives; null: none. */
  readonly databaseUrl: string | null;
}

/** Services whose objects live in the thread of their execution. */
export interface LocalServices {
  readonly globals: Readonly<Record<string, unknown>>;
  /** Gives back what the execution has left open. */
  readonly close: () => void;
}

/** Opens them for one execution. */
export function openLocalServices(_options: LocalServiceOptions, _authMode: Execution['authMode']): LocalServices {
  return { globals: {}, close: () => undefined };
}
