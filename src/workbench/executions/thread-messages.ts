import type { MessagePort } from 'node:worker_threads';
import type { Execution } from '../apps-script/host-state';
import type { RealmOutcome } from '../realm';
import type { Seam } from '../seam';
import type { ServiceCalls } from '../service-calls';
import type { InThreadOptions } from './open-in-thread';

/** What a thread is made with. */
export interface ThreadData {
  /** Text of the server program. */
  readonly code: string;
  /** Calls go out and their answers come in here. */
  readonly port: MessagePort;
  /** One number, shared: set to 1 when the answer to a call has been posted. */
  readonly flag: Int32Array;
  readonly local: InThreadOptions;
}

/** One execution for a thread to run. */
export interface ThreadTask {
  readonly functionName: string;
  /** JSON text of the arguments, or an encoded event. */
  readonly argument: unknown;
  readonly asJson: boolean;
  readonly globals: Seam['globals'];
  readonly authMode: Execution['authMode'];
  readonly grantedScopes: ReadonlySet<string>;
  /** How long each call of a service takes at least, in milliseconds. */
  readonly callDelayMs: number;
}

/** A question the thread stands still for. */
export type ThreadQuestion =
  | { readonly kind: 'invoke'; readonly id: number; readonly method: string; readonly args: unknown }
  | { readonly kind: 'describe'; readonly id: number };

/** The answer to a question. */
export interface ThreadAnswer {
  readonly value: unknown;
  /** A question to the person suspended the execution meanwhile. */
  readonly wasSuspended: boolean;
}

/** What a thread says. */
export type ThreadMessage =
  | ThreadQuestion
  | { readonly kind: 'log'; readonly level: string; readonly text: string }
  | { readonly kind: 'done'; readonly outcome: RealmOutcome; readonly localCalls: ServiceCalls };
