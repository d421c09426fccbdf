import type { RoadmapStore } from '../../src/core/app/roadmap-store';
import type { Store } from '../../src/core/app/store';

/** One place where runs are kept, with nothing in it at first. */
export interface StorePlace {
  /** The store as the next execution finds it: nothing is shared but what was kept. */
  open(): Store;
}

/** A fresh place. */
export type NewPlace = () => StorePlace;

/** The methods of a store's roadmaps, each made by `method` from its name. */
export function roadmapsOf(method: (name: keyof RoadmapStore) => (...args: readonly unknown[]) => never): RoadmapStore {
  return {
    list: method('list'),
    find: method('find'),
    publish: method('publish'),
    unpublish: method('unpublish'),
    saveEntries: method('saveEntries'),
    portfolios: method('portfolios'),
    setBaseline: method('setBaseline'),
  };
}
