import type { Store } from '../../core/app/store';

/** A place where runs are kept, for one execution. */
export interface OpenedStore {
  /** Nothing is opened before the first use; a HostError then when this person cannot use it. */
  readonly store: Store;
  /** Gives the connection back, if there is one. May be called again; never throws. */
  close(): void;
}
