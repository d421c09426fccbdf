import { CALL_GROUPS, type ServiceCalls } from '../service-calls';

/** What people see of an execution, while it runs and afterwards. */
export interface ExecutionStatus {
  readonly id: number;
  readonly functionName: string;
  /** `stopped`: cut off by a time limit or by a person; `skipped`: there was no room for it. */
  readonly state: 'running' | 'done' | 'failed' | 'stopped' | 'skipped';
  /** Milliseconds so far, or altogether. */
  readonly ms: number;
  readonly serviceCalls: ServiceCalls;
  /** Why it did not end well; null when it did, or is still running. */
  readonly message: string | null;
}

/** Calls of two counters together. */
export function addCalls(first: ServiceCalls, second: ServiceCalls): ServiceCalls {
  const pairs = CALL_GROUPS.map((group) => [group, first[group] + second[group]] as const);
  // Object.fromEntries forgets the key type; every group is in it.
  return Object.fromEntries(pairs) as ServiceCalls;
}
