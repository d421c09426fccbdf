import type { BoundValue, DatabaseFailure, SessionFacts, StatementOutcome } from './request';

/** One connection to a server, inside the thread that works for the databases. */
export interface DatabaseSession {
  readonly facts: () => SessionFacts;
  readonly run: (
    sql: string,
    values: readonly BoundValue[],
    options: { readonly begin: boolean; readonly timeoutMs: number },
  ) => Promise<StatementOutcome>;
  /** Resolves when the server has hung up, or after a second. */
  readonly close: (politely: boolean) => Promise<void>;
}

/** A failure that the other side is told of. */
export class SessionError extends Error {
  readonly failure: DatabaseFailure;
  constructor(failure: DatabaseFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** How long a connection may take to open. */
export const CONNECT_LIMIT_MS = 10_000;

/** Ends a socket so that the other side notices, and waits until it has; a deaf one is cut off. */
export function hangUp(socket: import('node:net').Socket, sayGoodbye: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    const limit = setTimeout(() => socket.destroy(), 1000);
    socket.once('close', () => {
      clearTimeout(limit);
      resolve();
    });
    sayGoodbye();
  });
}
