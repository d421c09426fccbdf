/** What kind of plan a member of the family is. */
export interface Temper {
  /** From 0 to 1: how much value follows tokens. Near 1 every initiative is worth its price, and choosing is hard. */
  readonly likeness: number;
  /** How far bounds lie from what the reference plan takes: 1 is comfortable, 0 would leave it no room. */
  readonly slack: number;
  /** From 0 to 1: the share of the blank figures that somebody filled in after all. */
  readonly diligence: number;
  /** How many countries have a cap of their own. */
  readonly cappedCountries: number;
}

const roomy: Temper = { likeness: 0.55, slack: 1, diligence: 0, cappedCountries: 2 };
const tight: Temper = { likeness: 0.85, slack: 0.25, diligence: 0.4, cappedCountries: 6 };

/** Odd seeds give a plan with room, even seeds one in which everything is argued over. */
export function temperOf(seed: number): Temper {
  return seed % 2 === 1 ? roomy : tight;
}
