import type { CallGroup } from '../service-calls';
import type { ArgumentTypes } from './argument-types';

/** Names of the argument types a signature is written with. */
export type ArgumentType = keyof ArgumentTypes;

/** One way to call a method. */
export interface Overload<Self> {
  readonly signature: readonly ArgumentType[];
  /** Set when the last type may be repeated any number of times. */
  readonly variadic: boolean;
  readonly run: (self: Self, args: readonly unknown[]) => unknown;
}

/** A method of a service: what it counts as, and the ways to call it. */
export interface ServiceMethod<Self> {
  readonly group: CallGroup;
  readonly overloads: readonly Overload<Self>[];
}

/** A kind of service object: its Google name, its methods and its constants (enums and nested objects). */
export interface ServiceKind<Self> {
  readonly name: string;
  readonly methods: Readonly<Record<string, ServiceMethod<Self>>>;
  readonly constants: Readonly<Record<string, unknown>>;
}

/** A value of a Google enum. One object per value, so that `===` works. */
export interface EnumValue {
  readonly enumName: string;
  readonly value: string;
  readonly ordinal: number;
}

/** An object handed to the script: a kind and the state its methods work on. */
export class ServiceObject<Self = unknown> {
  readonly kind: ServiceKind<Self>;
  readonly self: Self;
  constructor(kind: ServiceKind<Self>, self: Self) {
    this.kind = kind;
    this.self = self;
  }
}

/** A Google enum: only its own members exist, so a misspelt one is undefined. */
export class EnumObject {
  readonly name: string;
  readonly values: Readonly<Record<string, EnumValue>>;
  constructor(name: string, members: readonly string[]) {
    this.name = name;
    this.values = Object.fromEntries(
      members.map((value, ordinal): [string, EnumValue] => [value, { enumName: name, value, ordinal }]),
    );
  }
}

/** A plain object for the script, such as a digest result or an event. */
export class PlainRecord {
  readonly entries: Readonly<Record<string, unknown>>;
  constructor(entries: Readonly<Record<string, unknown>>) {
    this.entries = entries;
  }
}

/** A kind of service object. */
export function serviceKind<Self>(
  name: string,
  methods: Readonly<Record<string, ServiceMethod<Self>>>,
  constants: Readonly<Record<string, unknown>> = {},
): ServiceKind<Self> {
  return { name, methods, constants };
}
