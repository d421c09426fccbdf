import { GoogleError } from './google-error';
import type { CacheEntry, Execution, StoreOwner } from './host-state';
import { anyOf, methodsOn } from './service-object';
import { PlainRecord, ServiceObject, serviceKind } from './service-value';

interface CacheHandle {
  readonly entries: Map<string, CacheEntry>;
  readonly now: () => number;
}

const MAX_KEY_CHARACTERS = 250;
const MAX_VALUE_BYTES = 100 * 1024;
const DEFAULT_SECONDS = 600;
const MAX_SECONDS = 21_600;
const MAX_ITEMS = 1000;
/** How many Google drops at once when there are too many. */
const EVICTED_ITEMS = 100;

const call = methodsOn<CacheHandle>('cache');
const handle = methodsOn<Execution>('handles');

const cacheKind = serviceKind<CacheHandle>('CacheService.Cache', {
  get: call(['String'], (cache, key) => read(cache, key)),
  getAll: call(
    ['String[]'],
    (cache, keys) =>
      new PlainRecord(
        Object.fromEntries(
          keys.flatMap((key) => {
            const value = read(cache, key);
            return value === null ? [] : [[key, value] as const];
          }),
        ),
      ),
  ),
  put: anyOf<CacheHandle>(
    call(['String', 'String'], (cache, key, value) => put(cache, key, value, DEFAULT_SECONDS)),
    call(['String', 'String', 'Integer'], put),
  ),
  putAll: anyOf<CacheHandle>(
    call(['Record'], (cache, values) => putAll(cache, values, DEFAULT_SECONDS)),
    call(['Record', 'Integer'], putAll),
  ),
  remove: call(['String'], (cache, key) => {
    cache.entries.delete(checkedKey(key));
    return null;
  }),
  removeAll: call(['String[]'], (cache, keys) => {
    for (const key of keys) cache.entries.delete(checkedKey(key));
    return null;
  }),
});

const cacheServiceKind = serviceKind<Execution>('CacheService', {
  getScriptCache: handle([], (execution) => cacheOf(execution, 'script')),
  getUserCache: handle([], (execution) => cacheOf(execution, 'user')),
  getDocumentCache: handle([], (execution) => (execution.state.inDocument ? cacheOf(execution, 'document') : null)),
});

/** CacheService as one execution sees it. */
export function cacheService(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(cacheServiceKind, execution);
}

function cacheOf({ state }: Execution, owner: StoreOwner): ServiceObject<CacheHandle> {
  return new ServiceObject(cacheKind, { entries: state.caches[owner], now: state.now });
}

function read(cache: CacheHandle, key: string): string | null {
  const entry = cache.entries.get(checkedKey(key));
  if (entry === undefined) return null;
  if (entry.expiresAt > cache.now()) return entry.value;
  cache.entries.delete(key);
  return null;
}

function put(cache: CacheHandle, key: string, value: string, seconds: number): null {
  checkedKey(key);
  if (Buffer.byteLength(value) > MAX_VALUE_BYTES) throw new GoogleError('Argument too large: value');
  if (seconds < 1) throw new GoogleError('Invalid argument: expirationInSeconds');
  cache.entries.delete(key);
  cache.entries.set(key, { value, expiresAt: cache.now() + Math.min(seconds, MAX_SECONDS) * 1000 });
  if (cache.entries.size > MAX_ITEMS) {
    for (const oldest of [...cache.entries.keys()].slice(0, EVICTED_ITEMS)) cache.entries.delete(oldest);
  }
  return null;
}

function putAll(cache: CacheHandle, values: Readonly<Record<string, unknown>>, seconds: number): null {
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== 'string') throw new GoogleError('Invalid argument: values');
    put(cache, key, value, seconds);
  }
  return null;
}

function checkedKey(key: string): string {
  if (key.length > MAX_KEY_CHARACTERS) throw new GoogleError('Argument too large: key');
  if (key === '') throw new GoogleError('Invalid argument: key');
  return key;
}
