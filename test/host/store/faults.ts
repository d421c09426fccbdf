import type { CallOptions } from '../../../src/workbench/host';
import { CallFault } from '../../../src/workbench/service-calls';

/** How a call to the database goes wrong: not done, done but not told, done and cut off, or the execution is ended. */
export const mishaps = ['fails', 'is not answered', 'is cut off', 'is the last of its execution'] as const;
export type Mishap = (typeof mishaps)[number];

const isJdbc = (service: string): boolean => service.startsWith('Jdbc');

/** Counts the calls to the database. */
export function countingCalls(): { readonly options: CallOptions; readonly names: string[] } {
  const names: string[] = [];
  return {
    names,
    options: { beforeCall: (service, method) => isJdbc(service) && names.push(method) },
  };
}

/** Lets the call of this number go wrong, counted from 0; `names` tells the calls that were made. */
export function faultAt(number: number, mishap: Mishap): { readonly options: CallOptions; readonly names: string[] } {
  const names: string[] = [];
  const beforeCall: CallOptions['beforeCall'] = (service, method) => {
    if (!isJdbc(service)) return;
    names.push(method);
    if (names.length - 1 < number) return;
    if (mishap === 'is the last of its execution') throw new CallFault('ended', 'before', true);
    if (names.length - 1 > number) return;
    if (mishap === 'fails') throw new CallFault('Statement cancelled due to timeout or client request', 'before');
    throw new CallFault('Communications link failure', 'after', mishap === 'is cut off');
  };
  return { options: { beforeCall }, names };
}
