import type { WhyCard } from './why-card';

/** Where a decision turns, in figures rounded so that they are true as they are printed. */
export interface TurningPoints {
  /** Funded: below it is out; not funded: above it is in. */
  readonly value: number | null;
  /**
   * Funded: above it is out. Not funded: up to it is in; with `isTie` a plan with it is as good there, and may or may not
   * be better with fewer.
   */
  readonly tokens: { readonly at: number; readonly isTie: boolean } | null;
  /** Of what is not funded: from this capacity of the pool on it is in. */
  readonly capacity: WhyCard['break_even_capacity'];
}

/** Decimals that are printed of values and of tokens. */
export const valueDecimals = 4;
export const tokenDecimals = 2;

/**
 * Where the decision of a card turns; all null where it does not turn: the other decision is as good or better already, or
 * no figure alone turns it.
 */
export function turningPoints(card: WhyCard): TurningPoints {
  const { funded, loss, break_even_value: value, break_even_tokens: tokens, break_even_capacity: capacity } = card;
  if (loss === null || loss <= 0) return { value: null, tokens: null, capacity: null };
  const isEffortInVain = card.brings_nothing;
  return {
    value: value === null ? null : (funded ? down : up)(value, valueDecimals),
    tokens:
      tokens === null || isEffortInVain
        ? null
        : { at: (funded ? up : down)(tokens, tokenDecimals), isTie: card.tokens_tie },
    capacity:
      capacity === null
        ? null
        : {
            pool: capacity.pool,
            capacity: up(capacity.capacity, tokenDecimals),
            more: up(capacity.more, tokenDecimals),
          },
  };
}

/** The next number above with so many decimals. */
export const up = (value: number, decimals: number): number => {
  const scaled = value * 10 ** decimals;
  return Math.ceil(scaled - noiseOf(scaled)) / 10 ** decimals;
};

const down = (value: number, decimals: number): number => {
  const scaled = value * 10 ** decimals;
  return Math.floor(scaled + noiseOf(scaled)) / 10 ** decimals;
};

/** Sums of doubles end a little beside the number they mean. */
const noiseOf = (value: number): number => 1e-6 + 1e-11 * Math.abs(value);
