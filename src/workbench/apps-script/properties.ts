import { GoogleError } from './google-error';
import type { Execution, StoreOwner } from './host-state';
import { anyOf, ITSELF, methodsOn } from './service-object';
import { PlainRecord, ServiceObject, serviceKind } from './service-value';

type Store = Map<string, string>;

const MAX_VALUE_BYTES = 9 * 1024;
const MAX_STORE_BYTES = 500 * 1024;

const call = methodsOn<Store>('properties');
const handle = methodsOn<Execution>('handles');

const propertiesKind = serviceKind<Store>('PropertiesService.Properties', {
  getProperty: call(['String'], (store, key) => store.get(key) ?? null),
  getProperties: call([], (store) => new PlainRecord(Object.fromEntries(store))),
  getKeys: call([], (store) => [...store.keys()]),
  setProperty: call(['String', 'Object'], (store, key, value) => {
    writeAll(store, [[key, textOf(value)]], false);
    return ITSELF;
  }),
  setProperties: anyOf<Store>(
    call(['Record'], (store, values) => {
      writeAll(store, textEntries(values), false);
      return ITSELF;
    }),
    call(['Record', 'Boolean'], (store, values, deleteOthers) => {
      writeAll(store, textEntries(values), deleteOthers);
      return ITSELF;
    }),
  ),
  deleteProperty: call(['String'], (store, key) => {
    store.delete(key);
    return ITSELF;
  }),
  deleteAllProperties: call([], (store) => {
    store.clear();
    return ITSELF;
  }),
});

const serviceKindOf = serviceKind<Execution>('PropertiesService', {
  getScriptProperties: handle([], (execution) => storeOf(execution, 'script')),
  getUserProperties: handle([], (execution) => storeOf(execution, 'user')),
  getDocumentProperties: handle([], (execution) =>
    execution.state.inDocument ? storeOf(execution, 'document') : null,
  ),
});

/** PropertiesService as one execution sees it. */
export function propertiesService(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(serviceKindOf, execution);
}

function storeOf(execution: Execution, owner: StoreOwner): ServiceObject<Store> {
  return new ServiceObject(propertiesKind, execution.state.properties[owner]);
}

/** Writes all or nothing, so that a refused value leaves the store as it was. */
function writeAll(store: Store, entries: readonly (readonly [string, string])[], deleteOthers: boolean): void {
  for (const [, value] of entries) {
    if (Buffer.byteLength(value) > MAX_VALUE_BYTES) throw new GoogleError('Argument too large: value');
  }
  const after = new Map([...(deleteOthers ? [] : store), ...entries]);
  let bytes = 0;
  for (const [key, value] of after) bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
  if (bytes > MAX_STORE_BYTES) {
    throw new GoogleError('You have exceeded the property storage quota. Please remove some properties and try again.');
  }
  if (deleteOthers) store.clear();
  for (const [key, value] of entries) store.set(key, value);
}

function textEntries(values: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(values).map(([key, value]): readonly [string, string] => [key, textOf(value)]);
}

/** Numbers become text the way Java writes doubles: 5 is stored as "5.0". */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 1e7 ? `${value}.0` : String(value);
  if (typeof value === 'boolean') return String(value);
  throw new GoogleError(
    `The parameters (String,${value === null ? 'null' : '(class)'}) don't match the method signature for PropertiesService.Properties.setProperty.`,
  );
}
