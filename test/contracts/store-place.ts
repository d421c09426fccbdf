import type { Store } from '../../src/core/app/store';

/** One place where runs are kept, with nothing in it at first. */
export interface StorePlace {
  /** The store as the next execution finds it: nothing is shared but what was kept. */
  open(): Store;
}

/** A fresh place. */
export type NewPlace = () => StorePlace;
