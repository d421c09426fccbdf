/** What a service call is counted as. `sheets` reads or changes a spreadsheet, `handles` only points at parts of it. */
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
  'optimization',
] as const;

/** One of the kinds of service calls that are counted apart. */
export type CallGroup = (typeof CALL_GROUPS)[number];

/** Calls of one execution, by group. */
export type ServiceCalls = Readonly<Record<CallGroup, number>>;

/**
 * Runs before every single service call, whatever its group. It may throw (the call then fails with that message
 * inside the script) or wait.
 */
export type BeforeCall = (service: string, method: string, group: CallGroup) => void;

/** Counts the service calls of one execution. */
export interface CallCounter {
  readonly count: (group: CallGroup) => void;
  readonly read: () => ServiceCalls;
}

/** A counter at zero. */
export function createCallCounter(): CallCounter {
  const calls: Record<CallGroup, number> = {
    sheets: 0,
    handles: 0,
    properties: 0,
    cache: 0,
    lock: 0,
    utilities: 0,
    session: 0,
    script: 0,
    html: 0,
    ui: 0,
    jdbc: 0,
    optimization: 0,
  };
  return {
    count: (group) => {
      calls[group] += 1;
    },
    read: () => ({ ...calls }),
  };
}
