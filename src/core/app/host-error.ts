/** The host (Sheets, a database, a lock) failed or refused. The message is for people; `cause` holds what it said. */
export class HostError extends Error {
  override readonly name = 'HostError';
  /** Whether a record is not as it was written; everything else can go on without it. */
  readonly isDamage: boolean;

  constructor(message: string, cause: unknown = null, isDamage = false) {
    super(message, { cause });
    this.isDamage = isDamage;
  }
}

/** What is read, or what there is to say of a record that is damaged. */
export function unlessDamaged<Read>(read: () => Read): Read | string {
  try {
    return read();
  } catch (error) {
    if (isHostError(error) && error.isDamage) return error.message;
    throw error;
  }
}

/** Whether this is a HostError; by name, since what the server loads in parts brings a class of its own along. */
export function isHostError(error: unknown): error is HostError {
  return error instanceof Error && error.name === 'HostError';
}
