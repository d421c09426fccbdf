/** Seeded chance: the same seed gives the same draws on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  between(least: number, most: number): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  /** About a standard normal, never beyond 6. */
  normal(): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** One of the choices, each as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [choice: T, weight: number])[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/** The mulberry32 generator. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    between: (least, most) => least + next() * (most - least),
    // Twelve uniform draws have variance 1; unlike Box-Muller no cosine is asked, whose last digit may differ by machine.
    normal: () => Array.from({ length: 12 }, next).reduce((sum, draw) => sum + draw, -6),
    chance: (probability) => next() < probability,
    pick: (choices) => existing(choices[whole(0, choices.length - 1)]),
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      const chosen = choices.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return existing(chosen ?? choices[0])[0];
    },
    shuffled: (items) => {
      const mixed = [...items];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = whole(0, last);
        [mixed[last], mixed[other]] = [existing(mixed[other]), existing(mixed[last])];
      }
      return mixed;
    },
  };
}

function existing<T>(choice: T | undefined): T {
  if (choice === undefined) throw new Error('there is nothing to pick from');
  return choice;
}
