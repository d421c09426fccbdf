import { GoogleError } from './google-error';
import type { Execution, StoreOwner } from './host-state';
import { Later } from './later';
import { methodsOn } from './service-object';
import { ServiceObject, serviceKind } from './service-value';

interface LockHandle {
  readonly execution: Execution;
  readonly owner: StoreOwner;
}

const call = methodsOn<LockHandle>('lock');
const handle = methodsOn<Execution>('handles');

const lockKind = serviceKind<LockHandle>('LockService.Lock', {
  tryLock: call(['Integer'], (lock, timeoutMs) => take(lock, timeoutMs)),
  waitLock: call(['Integer'], (lock, timeoutMs) => {
    const taken = take(lock, timeoutMs);
    return taken instanceof Later ? new Later(taken.settled.then(requireTaken)) : requireTaken(taken);
  }),
  hasLock: call([], (lock) => holds(lock)),
  releaseLock: call([], (lock) => {
    if (holds(lock)) lock.execution.state.locks.delete(lock.owner);
    return null;
  }),
});

const lockServiceKind = serviceKind<Execution>('LockService', {
  getScriptLock: handle([], (execution) => new ServiceObject(lockKind, { execution, owner: 'script' })),
  getUserLock: handle([], (execution) => new ServiceObject(lockKind, { execution, owner: 'user' })),
  getDocumentLock: handle([], (execution) =>
    execution.state.inDocument ? new ServiceObject(lockKind, { execution, owner: 'document' }) : null,
  ),
});

/** LockService as one execution sees it. */
export function lockService(execution: Execution): ServiceObject<Execution> {
  return new ServiceObject(lockServiceKind, execution);
}

/** Google gives every lock back at the end of an execution. */
export function releaseLocksOf(execution: Execution): void {
  for (const [owner, holder] of [...execution.state.locks]) {
    if (holder === execution.id) execution.state.locks.delete(owner);
  }
}

function holds({ execution, owner }: LockHandle): boolean {
  return execution.state.locks.get(owner) === execution.id;
}

function requireTaken(isTaken: boolean): null {
  if (!isTaken) throw new GoogleError('Lock timeout: another process was holding the lock for too long.');
  return null;
}

/** Where one execution runs at a time nobody can give the lock back meanwhile, so waiting is one sleep. */
function take(lock: LockHandle, timeoutMs: number): boolean | Later<boolean> {
  if (timeoutMs < 0) throw new GoogleError('Invalid argument: timeoutInMillis');
  const { locks, sleep, waits } = lock.execution.state;
  const holder = locks.get(lock.owner);
  if (holder !== undefined && holder !== lock.execution.id) {
    if (waits !== undefined) return new Later(waits.lock(lock.owner, lock.execution.id, timeoutMs));
    sleep(timeoutMs);
    if (locks.has(lock.owner)) return false;
  }
  locks.set(lock.owner, lock.execution.id);
  return true;
}
