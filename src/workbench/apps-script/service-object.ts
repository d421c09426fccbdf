import type { CallGroup } from '../service-calls';
import { type ArgumentTypes, describeArguments, isArgument, readArgument } from './argument-types';
import { GoogleError, NotEmulatedError } from './google-error';
import type { ArgumentType, Overload, ServiceMethod, ServiceObject } from './service-value';

type ArgumentsOf<Signature extends readonly ArgumentType[]> = {
  readonly [Place in keyof Signature]: ArgumentTypes[Signature[Place]];
};

/** Returned by a method that gives back the object it was called on. */
export const ITSELF: unique symbol = Symbol('itself');

/** Declares methods on one kind of state, all counted in one group. */
export function methodsOn<Self>(group: CallGroup) {
  return <const Signature extends readonly ArgumentType[]>(
    signature: Signature,
    run: (self: Self, ...args: ArgumentsOf<Signature>) => unknown,
  ): ServiceMethod<Self> => ({ group, overloads: [overload(signature, run, false)] });
}

/** Declares a method whose last argument may be repeated. */
export function variadicOn<Self>(group: CallGroup) {
  return <Type extends ArgumentType>(
    type: Type,
    run: (self: Self, ...args: readonly ArgumentTypes[Type][]) => unknown,
  ): ServiceMethod<Self> => ({
    group,
    overloads: [
      { signature: [type], variadic: true, run: (self, args) => run(self, ...(args as ArgumentTypes[Type][])) },
    ],
  });
}

/** A method that can be called in several ways. */
export function anyOf<Self>(...methods: readonly ServiceMethod<Self>[]): ServiceMethod<Self> {
  const group = methods[0]?.group ?? 'handles';
  return { group, overloads: methods.flatMap((method) => method.overloads) };
}

/** Runs a method the way Google does: the arguments must fit one of its signatures. */
export function invokeMethod<Self>(object: ServiceObject<Self>, name: string, args: readonly unknown[]): unknown {
  const method = object.kind.methods[name];
  if (method === undefined) throw new NotEmulatedError(`${object.kind.name}.${name}`);
  const found = method.overloads.find((candidate) => fits(candidate, args));
  if (found === undefined) {
    throw new GoogleError(
      `The parameters (${describeArguments(args)}) don't match the method signature for ${object.kind.name}.${name}.`,
    );
  }
  const read = args.map((value, index) => readArgument(typeAt(found, index), value));
  const result = found.run(object.self, read);
  return result === ITSELF ? object : result;
}

function fits<Self>(candidate: Overload<Self>, args: readonly unknown[]): boolean {
  const { signature, variadic } = candidate;
  if (variadic ? args.length < 1 : args.length !== signature.length) return false;
  return args.every((value, index) => isArgument(typeAt(candidate, index), value));
}

function typeAt<Self>(candidate: Overload<Self>, index: number): ArgumentType {
  return candidate.signature[Math.min(index, candidate.signature.length - 1)] ?? 'Object';
}

function overload<Self, const Signature extends readonly ArgumentType[]>(
  signature: Signature,
  run: (self: Self, ...args: ArgumentsOf<Signature>) => unknown,
  variadic: boolean,
): Overload<Self> {
  // Sound because isArgument has held for every argument before run is called.
  return { signature, variadic, run: (self, args) => run(self, ...(args as unknown as ArgumentsOf<Signature>)) };
}
