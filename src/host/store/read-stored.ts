import { HostError } from '../../core/app/host-error';

/** JSON text that the store wrote itself. Throws a HostError when somebody changed it since. */
export function readStored<T>(text: string, tab: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new HostError(
      `The hidden tab ${tab}, where runs are kept, is damaged: somebody changed its rows. Bring it back with File > Version history.`,
      cause,
      true,
    );
  }
}
