/** A clock that runs out once, and can be stopped meanwhile. */
export interface TimeLimit {
  /** Stops the clock: what passes now does not count. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
}

/** Starts a clock of so many milliseconds. */
export function startTimeLimit(ms: number, onOver: () => void): TimeLimit {
  let left = ms;
  let startedAt = performance.now();
  let timer = setTimeout(onOver, left);
  return {
    pause: () => {
      clearTimeout(timer);
      left -= performance.now() - startedAt;
    },
    resume: () => {
      startedAt = performance.now();
      timer = setTimeout(onOver, Math.max(0, left));
    },
    cancel: () => clearTimeout(timer),
  };
}
