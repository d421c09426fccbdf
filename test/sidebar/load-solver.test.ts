import { gzipSync } from 'node:zlib';
import type { CallServer } from '../../src/sidebar/host/call';
import { solverLoader } from '../../src/sidebar/solver/load-solver';
import type { SolverCache } from '../../src/sidebar/solver/solver-cache';
import { build, callAddOn, openAddOn, typedWorkbook } from '../host/built-add-on';
import { builtPages } from './built-pages';

beforeAll(build);

/** A browser's cache that lasts as long as the test. */
function newCache(): SolverCache & { readonly kept: Map<string, Uint8Array<ArrayBuffer>> } {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    kept,
    read: async (version) => kept.get(version) ?? null,
    write: async (version, packed) => {
      kept.clear();
      kept.set(version, packed);
    },
  };
}

/** A server that gives the solver "script" and three bytes in two parts. */
function newServer(version = 'v1') {
  const content = Buffer.concat([Buffer.from([0, 0, 0, 6]), Buffer.from('script'), Buffer.from([1, 2, 3])]);
  const packed = gzipSync(content).toString('base64');
  const texts = [packed.slice(0, 10), packed.slice(10)];
  const server = { asked: 0, isDown: false };
  const call = (async (_: string, { part }: { readonly part: number }) => {
    server.asked += 1;
    if (server.isDown) throw new Error('HTTP 0');
    return { text: `${version}\n${texts[part]}\n` };
  }) as unknown as CallServer;
  return { server, call };
}

const asset = { version: 'v1', parts: 2 };

test('the solver is fetched once, unpacked, and kept by its version', async () => {
  const { server, call } = newServer();
  const cache = newCache();
  const load = solverLoader(asset, call, cache);
  expect(await load()).toEqual({ script: 'script', wasm: new Uint8Array([1, 2, 3]) });
  await load();
  expect(server.asked).toBe(2);
  expect([...cache.kept.keys()]).toEqual(['v1']);
  await solverLoader(asset, call, cache)();
  expect(server.asked).toBe(2);
});

test('what a browser kept badly is fetched anew', async () => {
  const { server, call } = newServer();
  const cache = newCache();
  cache.kept.set('v1', new Uint8Array([9, 9]));
  expect((await solverLoader(asset, call, cache)()).script).toBe('script');
  expect(server.asked).toBe(2);
});

test('a failed fetch is tried again when the solver is asked for again', async () => {
  const { server, call } = newServer();
  const load = solverLoader(asset, call, newCache());
  server.isDown = true;
  await expect(load()).rejects.toThrow('HTTP 0');
  server.isDown = false;
  expect((await load()).script).toBe('script');
});

test('a solver of another version than the page is refused', async () => {
  const { call } = newServer('v2');
  await expect(solverLoader(asset, call, newCache())()).rejects.toThrow('The add-on was updated. Reload the sidebar');
});

test('the built add-on gives the whole solver: a script and its WebAssembly', async () => {
  const host = openAddOn(typedWorkbook({ Sheet1: [] }), { htmlFiles: builtPages() });
  const sidebar = builtPages().sidebar ?? '';
  const [, version = '', parts = ''] = /version:"([0-9a-f]{16})",parts:(\d+)/.exec(sidebar) ?? [];
  const call: CallServer = async (name, request) => callAddOn(host, name, request).reply;
  const { script, wasm } = await solverLoader({ version, parts: Number(parts) }, call, newCache())();
  expect(script).toContain('optimizationSolver');
  // Every WebAssembly begins with a zero and its name.
  expect([...wasm.slice(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
  expect(wasm.length).toBeGreaterThan(3_000_000);
});
