import { isEnumValue } from './apps-script/argument-types';
import { GoogleError } from './apps-script/google-error';
import { Later } from './apps-script/later';
import { invokeMethod } from './apps-script/service-object';
import { EnumObject, PlainRecord, ServiceObject } from './apps-script/service-value';
import { type BeforeCall, type CallCounter, CallFault, type CallGroup } from './service-calls';

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
  /** Drops the database connections of the execution. */
  readonly breakConnections?: () => void;
  /** Throws when the execution may not call the method. */
  readonly authorise?: (service: string, method: string) => void;
  readonly log: (level: string, text: string) => void;
  /** Number of the first object; two seams of one execution count from different numbers. Default 0. */
  readonly firstId?: number;
}

/** The services' side of a seam. */
export interface ServiceSeam extends Seam {
  readonly encode: (value: unknown) => unknown;
  /** What a call counts as. */
  readonly groupOf: (id: number, method: string) => CallGroup;
  /** Like `invoke`, for services that may answer later. */
  readonly invokeLater: (id: number, method: string, args: unknown) => Answer | Promise<Answer>;
}

/** The one narrow place through which a realm reaches the services: every call is counted here and can be failed here. */
export function createSeam(options: SeamOptions): ServiceSeam {
  const objects: ServiceObject[] = [];
  const firstId = options.firstId ?? 0;
  const objectAt = (id: number): ServiceObject | undefined => objects[id - firstId];

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
      return { t: 'service', id: firstId + objects.length - 1, kind: value.kind.name };
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
        return objectAt(Number(token.id));
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

  const groupOf = (id: number, method: string): CallGroup => objectAt(id)?.kind.methods[method]?.group ?? 'handles';
  const answerOf = (object: ServiceObject, result: unknown): Answer => {
    const itself = result === object;
    return { ok: true, itself, value: itself ? null : encode(result) };
  };
  const invokeLater = (id: number, method: string, args: unknown): Answer | Promise<Answer> => {
    try {
      const object = objectAt(id);
      if (object === undefined) throw new GoogleError('The object is gone');
      const group = groupOf(id, method);
      options.counter.count(group);
      options.authorise?.(object.kind.name, method);
      const failAfterwards = injectFault(options, object.kind.name, method, group);
      const result = invokeMethod(object, method, decode(args) as readonly unknown[]);
      failAfterwards();
      if (result instanceof Later) return result.settled.then((value) => answerOf(object, value)).catch(refusal);
      return answerOf(object, result);
    } catch (error) {
      return refusal(error);
    }
  };

  return {
    encode,
    groupOf,
    globals: Object.entries(options.globals).map(([name, value]) => [name, encode(value)] as const),
    describe: (id) => {
      const kind = objectAt(id)?.kind;
      return {
        methods: Object.keys(kind?.methods ?? {}),
        constants: Object.entries(kind?.constants ?? {}).map(([name, value]) => [name, encode(value)]),
      };
    },
    log: (level, text) => options.log(level, String(text)),
    invokeLater,
    invoke: (id, method, args) => {
      const answer = invokeLater(id, method, args);
      return answer instanceof Promise ? refusal(new Error(`${method} cannot wait in this thread`)) : answer;
    },
  };
}

function refusal(error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, name: error instanceof GoogleError ? 'Exception' : 'Error', message };
}

/**
 * What the hook throws reaches the script as the service's own failure: now, or, when it is given back, after the service
 * has done its work.
 */
function injectFault(options: SeamOptions, service: string, method: string, group: CallGroup): () => void {
  try {
    options.beforeCall?.(service, method, group);
    return () => undefined;
  } catch (error) {
    const fail = (): never => {
      if (error instanceof CallFault && error.breaksConnections) options.breakConnections?.();
      throw new GoogleError(error instanceof Error ? error.message : String(error));
    };
    return error instanceof CallFault && error.timing === 'after' ? fail : fail();
  }
}
