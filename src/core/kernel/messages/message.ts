/** Errors block a run; conflicts are readable rows that cannot all hold; warnings never block. */
export const severities = ['error', 'conflict', 'warning'] as const;
export type Severity = (typeof severities)[number];

/** One kind of problem: how bad it is, and how it is said from the facts of one case. */
export interface Message<Facts> {
  readonly severity: Severity;
  /** What is wrong: a sentence without its full stop. */
  says(facts: Facts): string;
  /** What to do about it: an instruction without its full stop. */
  fix(facts: Facts): string;
}

/** Declares a message; the facts' type is taken from `says`. */
export const message = <Facts>(declared: Message<Facts>): Message<Facts> => declared;

/** ": did you mean X" where there is an X. */
export const didYouMean = (near: string | null): string => (near === null ? '' : `: did you mean ${near}?`);

/** "3 initiatives", "1 initiative". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
