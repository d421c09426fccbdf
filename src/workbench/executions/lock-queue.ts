import type { StoreOwner } from '../apps-script/host-state';

interface Waiting {
  readonly owner: StoreOwner;
  readonly execution: number;
  readonly settle: (isTaken: boolean) => void;
}

/** The execution that holds each lock, and those that stand in line for it. */
export class LockQueue extends Map<StoreOwner, number> {
  readonly #line: Waiting[] = [];

  /** Waits for a lock that somebody else holds: true once this execution holds it, false when the time has passed. */
  wait(owner: StoreOwner, execution: number, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        owner,
        execution,
        settle: (isTaken) => {
          clearTimeout(timer);
          this.#line.splice(this.#line.indexOf(waiting), 1);
          resolve(isTaken);
        },
      };
      const timer = setTimeout(() => waiting.settle(false), timeoutMs);
      this.#line.push(waiting);
    });
  }

  /** Takes an execution that has ended out of the line. */
  forget(execution: number): void {
    for (const waiting of this.#line.filter((one) => one.execution === execution)) waiting.settle(false);
  }

  /** Gives a lock back: whoever has waited longest gets it. */
  override delete(owner: StoreOwner): boolean {
    const wasHeld = super.delete(owner);
    const next = this.#line.find((waiting) => waiting.owner === owner);
    if (next !== undefined) {
      this.set(owner, next.execution);
      next.settle(true);
    }
    return wasHeld;
  }
}
