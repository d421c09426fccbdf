const cacheName = 'optimization-center-solver';

/** What the browser keeps of the solver between two openings of the sidebar; browsers may refuse to keep anything. */
export interface SolverCache {
  /** The packed solver of a version; null when it is not kept. */
  read(version: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Keeps a version in place of any other. */
  write(version: string, packed: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** The browser's own cache. What it refuses is as if it were not kept. */
export const browserCache: SolverCache = {
  async read(version) {
    try {
      const cache = await caches.open(cacheName);
      const kept = await cache.match(addressOf(version));
      return kept === undefined ? null : new Uint8Array(await kept.arrayBuffer());
    } catch {
      return null;
    }
  },
  async write(version, packed) {
    try {
      const cache = await caches.open(cacheName);
      for (const other of await cache.keys()) await cache.delete(other);
      await cache.put(addressOf(version), new Response(packed));
    } catch {
      // Private windows and blocked third-party storage: it is fetched again next time.
    }
  },
};

/** A key has to look like an address; nothing is ever fetched from it. */
function addressOf(version: string): string {
  return 'https://solver.invalid/'.concat(version);
}
