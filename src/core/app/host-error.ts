/** The host (Sheets, a database, a lock) failed or refused. The message is for people; `cause` holds what it said. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(message: string, cause: unknown = null) {
    super(message, { cause });
  }
}

/** Whether this is a HostError; by name, since what the server loads in parts brings a class of its own along. */
export function isHostError(error: unknown): error is HostError {
  return error instanceof Error && error.name === 'HostError';
}
