/** The host (Sheets, a database, a lock) failed or refused. The message is for people; `cause` holds what it said. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(message: string, cause: unknown = null) {
    super(message, { cause });
  }
}
