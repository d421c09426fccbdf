import { idOf, textOf } from './oracle-cells';
import { InvalidRows, type RawPlan } from './oracle-plan';

/** A selection: bit i is set when candidate i of the pool is funded. */
export type Selection = number;

/** A bonus, or a loss, that counts when all members are funded. */
export interface Synergy {
  readonly members: Selection;
  readonly kpi: string;
  readonly amount: number;
}

/** Sums over slices of the pool. A slice is the set of candidates in it. */
export interface Sums {
  /** Bits of these ids; a stranger to the pool has none. */
  bits(ids: readonly string[]): Selection;
  /** Whether all of these ids are in the pool. */
  hasAll(ids: readonly string[]): boolean;
  slice(dimension: string, key: string): Selection;
  tokens(slice: Selection, funded: Selection): number;
  count(slice: Selection, funded: Selection): number;
  kpi(slice: Selection, funded: Selection, kpi: string): number;
  score(funded: Selection): number;
}

export function sumsOf({ pool }: RawPlan, synergies: readonly Synergy[]): Sums {
  const bitOf = new Map(pool.map((offer, i) => [offer.id, 1 << i]));
  const sum = (set: Selection, figure: (i: number) => number): number => {
    let total = 0;
    for (let i = 0; i < pool.length; i += 1) if ((set & (1 << i)) !== 0) total += figure(i);
    return total;
  };
  const gains = new Map<string, number[]>();
  const gainsOf = (kpi: string): number[] => {
    const known = gains.get(kpi) ?? pool.map((offer) => offer.gains.get(kpi) ?? 0);
    gains.set(kpi, known);
    return known;
  };
  return {
    bits: (ids) => ids.reduce((bits, id) => bits | (bitOf.get(id) ?? 0), 0),
    hasAll: (ids) => ids.every((id) => bitOf.has(id)),
    slice: (dimension, key) => {
      const dimensions = idOf(dimension).split('+').map(idOf);
      if (dimensions[0] === 'all') return (1 << pool.length) - 1;
      const values = dimensions.length === 1 ? [idOf(key)] : key.split('+').map(idOf);
      if (values.length !== dimensions.length) throw new InvalidRows('crossed key');
      return pool.reduce((bits, offer, i) => {
        const lies = dimensions.every((name, d) => idOf(textOf(offer.raw[name])) === values[d]);
        return lies ? bits | (1 << i) : bits;
      }, 0);
    },
    tokens: (slice, funded) => sum(slice & funded, (i) => pool[i]?.tokens ?? 0),
    count: (slice, funded) => sum(slice & funded, () => 1),
    kpi: (slice, funded, kpi) => {
      const own = gainsOf(kpi);
      const both = slice & funded;
      const earned = synergies.filter((synergy) => synergy.kpi === kpi && (synergy.members & ~both) === 0);
      return sum(both, (i) => own[i] ?? 0) + earned.reduce((total, synergy) => total + synergy.amount, 0);
    },
    score: (funded) => sum(funded, (i) => pool[i]?.score ?? 0),
  };
}
