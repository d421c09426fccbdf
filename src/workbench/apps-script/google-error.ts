/** A failure of a service, as the script sees it: `Exception: <message>`. */
export class GoogleError extends Error {
  override readonly name: string = 'Exception';
}

/** The script asked for something that Google has or may have and this emulation has not. */
export class NotEmulatedError extends GoogleError {
  constructor(what: string) {
    super(`${what} is not emulated`);
  }
}
