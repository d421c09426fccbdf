/** How many edits wait for the one that is being told; a further one is told to nobody, as at Google. */
const mostWaiting = 2;

/** Tells edits one after the other. */
export interface EditQueue<Event> {
  /** False when there was no room for the edit. */
  readonly add: (event: Event) => boolean;
  /** Settles when nothing is left to be told. */
  readonly idle: () => Promise<void>;
}

/** A queue that hands edits to `tell` one at a time, each after the one before has settled. */
export function createEditQueue<Event>(tell: (event: Event) => Promise<unknown>): EditQueue<Event> {
  const waiting: Event[] = [];
  let running: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
      // A trigger that fails is the trigger's business: the next edit is told all the same.
      await tell(event).catch(() => undefined);
    }
    running = undefined;
  };
  return {
    add: (event) => {
      if (running !== undefined && waiting.length >= mostWaiting) return false;
      waiting.push(event);
      running ??= drain();
      return true;
    },
    idle: () => running ?? Promise.resolve(),
  };
}
