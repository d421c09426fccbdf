/**
 * What a service call is counted as. `sheets` reads or changes a spreadsheet, `handles` only points at parts of it.
 * `connections` are those that a script asks Jdbc for, `statements` its execute*; transaction control and all else of
 * Jdbc is `jdbc`.
 */
export const CALL_GROUPS = [
  'sheets',
  'handles',
  'properties',
  'cache',
  'lock',
  'utilities',
  'session',
  'script',
  'html',
  'ui',
  'jdbc',
  'connections',
  'statements',
  'optimization',
] as const;

/** One of the kinds of service calls that are counted apart. */
export type CallGroup = (typeof CALL_GROUPS)[number];

/** Calls of one execution, by group. */
export type ServiceCalls = Readonly<Record<CallGroup, number>>;

/**
 * Runs before every single service call, whatever its group. It may throw (the call then fails with that message
 * inside the script; see CallFault) or wait.
 */
export type BeforeCall = (service: string, method: string, group: CallGroup) => void;

/**
 * Thrown by a hook to say more than that the call fails with a message. `after`: the service does its work, and only its
 * answer is lost. `breaksConnections`: every open database connection breaks with it, as a broken line does.
 */
export class CallFault extends Error {
  readonly timing: 'before' | 'after';
  readonly breaksConnections: boolean;
  constructor(message: string, timing: 'before' | 'after', breaksConnections = false) {
    super(message);
    this.timing = timing;
    this.breaksConnections = breaksConnections;
  }
}

/** Counts the service calls of one execution. */
export interface CallCounter {
  readonly count: (group: CallGroup) => void;
  readonly read: () => ServiceCalls;
}

/** A counter at zero. */
export function createCallCounter(): CallCounter {
  // Object.fromEntries forgets the key type; every group is in it.
  const calls = Object.fromEntries(CALL_GROUPS.map((group) => [group, 0])) as Record<CallGroup, number>;
  return {
    count: (group) => {
      calls[group] += 1;
    },
    read: () => ({ ...calls }),
  };
}
