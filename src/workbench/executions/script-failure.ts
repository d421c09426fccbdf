import type { RealmOutcome } from '../realm';
import type { ServiceCalls } from '../service-calls';

/** What a finished or failed execution took. */
export interface ExecutionCost {
  readonly serviceCalls: ServiceCalls;
  readonly ms: number;
}

/** A function of the script threw. The message is what a page's failure handler gets. */
export class ScriptFailure extends Error {
  override readonly name: string = 'ScriptFailure';
  /** Name of the error inside the script, `Exception` for a service's. */
  readonly errorName: string;
  readonly scriptStack: string;
  readonly serviceCalls: ServiceCalls;
  readonly ms: number;
  constructor(message: string, errorName: string, scriptStack: string, { serviceCalls, ms }: ExecutionCost) {
    super(message);
    this.errorName = errorName;
    this.scriptStack = scriptStack;
    this.serviceCalls = serviceCalls;
    this.ms = ms;
  }
}

/** What a function returned, after its way through JSON. Throws ScriptFailure when it threw. */
export function valueOf(outcome: RealmOutcome, name: string, cost: ExecutionCost): unknown {
  switch (outcome.state) {
    case 'done':
      return JSON.parse(outcome.json) as unknown;
    case 'missing':
      throw noSuchFunction(name);
    case 'pending':
      throw new ScriptFailure(`${name} returned a promise that never settles.`, 'Error', '', cost);
    case 'failed':
      throw new ScriptFailure(outcome.message, outcome.name, outcome.stack, cost);
  }
}

/** Throws for a name that pages and menus cannot call. */
export function requireCallable(name: string): void {
  if (!/^[A-Za-z$_][\w$]*$/.test(name) || name.endsWith('_')) throw noSuchFunction(name);
}

function noSuchFunction(name: string): Error {
  return new Error(`Script function not found: ${name}`);
}
