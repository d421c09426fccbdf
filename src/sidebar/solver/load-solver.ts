import type { CallServer } from '../host/call';
import { browserCache, type SolverCache } from './solver-cache';
import { decodeBase64, type SolverProgram, unpackSolver } from './unpack-solver';

/** Which solver belongs to this page: its version, and in how many parts the server gives it. */
export interface SolverAsset {
  readonly version: string;
  readonly parts: number;
}

/**
 * Gives the solver: fetched from the server when it is first asked for, kept by the browser by its version, and in memory
 * while the page lives. Fails with what the server said; asking again tries again.
 */
export function solverLoader(
  asset: SolverAsset,
  call: CallServer,
  cache: SolverCache = browserCache,
): () => Promise<SolverProgram> {
  let loading: Promise<SolverProgram> | null = null;
  return () => {
    loading ??= load(asset, call, cache).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

async function load(asset: SolverAsset, call: CallServer, cache: SolverCache): Promise<SolverProgram> {
  const kept = await cache.read(asset.version);
  if (kept !== null) {
    const program = await unpackSolver(kept).catch(() => null);
    if (program !== null) return program;
  }
  const packed = await fetchSolver(asset, call);
  const program = await unpackSolver(packed);
  await cache.write(asset.version, packed);
  return program;
}

async function fetchSolver({ version, parts }: SolverAsset, call: CallServer): Promise<Uint8Array<ArrayBuffer>> {
  const replies = await Promise.all(Array.from({ length: parts }, (_, part) => call('readSolver', { part })));
  const texts = replies.map(({ text }) => {
    // Each part begins with the version it is of.
    const [head = '', body = ''] = text.trim().split('\n');
    if (head !== version) throw new Error('The add-on was updated. Reload the sidebar, then run again.');
    return body;
  });
  return decodeBase64(texts.join(''));
}
