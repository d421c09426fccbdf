import { isEnumValue } from './apps-script/argument-types';
import { GoogleError } from './apps-script/google-error';
import { invokeMethod } from './apps-script/service-object';
import { EnumObject, PlainRecord, ServiceObject } from './apps-script/service-value';
import type { BeforeCall, CallCounter, CallGroup } from './service-calls';

/** The answer to one service call; plain data that the realm copies. */
export type Answer =
  | { readonly ok: true; readonly itself: boolean; readonly value: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string };

/** What the program inside a realm can ask of this side. */
export interface Seam {
  readonly invoke: (id: number, method: string, args: unknown) => Answer;
  readonly describe: (id: number) => { readonly methods: readonly string[]; readonly constants: readonly unknown[] };
  readonly log: (level: string, text: unknown) => void;
  readonly globals: readonly (readonly [string, unknown])[];
}

/** What a seam needs from its execution. */
export interface SeamOptions {
  readonly globals: Readonly<Record<string, unknown>>;
  readonly counter: CallCounter;
  readonly beforeCall: BeforeCall | undefined;
  readonly log: (level: string, text: string) => void;
}

/** The one narrow place through which a realm reaches the services: every call is counted here and can be failed here. */
export function createSeam(options: SeamOptions): Seam & { readonly encode: (value: unknown) => unknown } {
  const objects: ServiceObject[] = [];

  const encode = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return typeof value === 'function' ? null : value;
    if (Array.isArray(value)) {
      const list: unknown[] = new Array<unknown>(value.length);
      for (let index = 0; index < value.length; index += 1) {
        const item: unknown = value[index];
        list[index] = typeof item === 'object' ? encode(item) : item;
      }
      return list;
    }
    if (value instanceof Date) return { t: 'date', ms: value.getTime() };
    if (value instanceof ServiceObject) {
      objects.push(value);
      return { t: 'service', id: objects.length - 1, kind: value.kind.name };
    }
    if (isEnumValue(value)) return { t: 'enum', ...value };
    if (value instanceof EnumObject) return { t: 'enums', members: Object.values(value.values).map(encode) };
    const entries = value instanceof PlainRecord ? value.entries : (value as Readonly<Record<string, unknown>>);
    return { t: 'record', entries: Object.entries(entries).map(([name, item]) => [name, encode(item)]) };
  };

  const decode = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const list: unknown[] = new Array<unknown>(value.length);
      for (let index = 0; index < value.length; index += 1) list[index] = decode(value[index]);
      return list;
    }
    const token = value as { readonly [member: string]: unknown };
    switch (token.t) {
      case 'date':
        return new Date(Number(token.ms));
      case 'service':
        return objects[Number(token.id)];
      case 'enum':
        return { enumName: token.enumName, value: token.value, ordinal: token.ordinal };
      case 'record':
        return new PlainRecord(
          Object.fromEntries((token.entries as [string, unknown][]).map(([name, item]) => [name, decode(item)])),
        );
      default:
        return () => undefined;
    }
  };

  return {
    encode,
    globals: Object.entries(options.globals).map(([name, value]) => [name, encode(value)] as const),
    describe: (id) => {
      const kind = objects[id]?.kind;
      return {
        methods: Object.keys(kind?.methods ?? {}),
        constants: Object.entries(kind?.constants ?? {}).map(([name, value]) => [name, encode(value)]),
      };
    },
    log: (level, text) => options.log(level, String(text)),
    invoke: (id, method, args) => {
      try {
        const object = objects[id];
        if (object === undefined) throw new GoogleError('The object is gone');
        const group = object.kind.methods[method]?.group ?? 'handles';
        options.counter.count(group);
        injectFault(options.beforeCall, object.kind.name, method, group);
        const result = invokeMethod(object, method, decode(args) as readonly unknown[]);
        const itself = result === object;
        return { ok: true, itself, value: itself ? null : encode(result) };
      } catch (error) {
        const isGoogle = error instanceof GoogleError;
        const message = error instanceof Error ? error.message : String(error);
        return { ok: false, name: isGoogle ? 'Exception' : 'Error', message };
      }
    },
  };
}

/** What the hook throws reaches the script as the service's own failure. */
function injectFault(beforeCall: BeforeCall | undefined, service: string, method: string, group: CallGroup): void {
  try {
    beforeCall?.(service, method, group);
  } catch (error) {
    throw new GoogleError(error instanceof Error ? error.message : String(error));
  }
}
