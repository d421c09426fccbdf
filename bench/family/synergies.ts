import { kpis, roundTo } from './initiatives';
import type { Ground, PlannedBundle, PlannedPair } from './logic';

/** A bonus to a KPI when all members are funded, or a loss where initiatives take from each other. */
export interface PlannedSynergy {
  readonly members: readonly number[];
  /** Its members are those of this bundle, which the rule names. */
  readonly bundle: string | null;
  /** Position in the list of KPIs. */
  readonly kpi: number;
  /** As typed, in the KPI's own unit. */
  readonly amount: number;
}

/** n/40 synergies of 2 or 3 initiatives of one country, 30 % of them losses, and one on a bundle. */
export function drawSynergies(
  { initiatives, random }: Ground,
  bundles: readonly PlannedBundle[],
  pairs: readonly PlannedPair[],
): readonly PlannedSynergy[] {
  const synergies = new Map<string, PlannedSynergy>();
  const wanted = Math.max(1, Math.round(initiatives.length / 40));
  const add = (members: readonly number[], bundle: string | null, isLoss: boolean): void => {
    const kpi = random.weighted([
      [0, 4],
      [1, 2],
      [2, 1],
      [3, 3],
    ] as const);
    const { perToken, step } = kpis[kpi];
    const tokens = members.reduce((sum, i) => sum + (initiatives[i]?.tokens ?? 0), 0);
    const amount = roundTo(perToken * tokens * random.between(0.1, 0.35) * (isLoss ? -1 : 1), step);
    const id = `${[...members].sort((left, right) => left - right).join(',')}|${kpi}`;
    if (amount !== 0) synergies.set(id, { members, bundle, kpi, amount });
  };
  for (let attempt = 0; synergies.size < wanted && attempt < 40 * wanted; attempt += 1) {
    const first = random.whole(0, initiatives.length - 1);
    const near = initiatives.flatMap(({ country }, i) =>
      i !== first && country === initiatives[first]?.country ? [i] : [],
    );
    const members = [first, ...random.shuffled(near).slice(0, random.chance(0.35) ? 2 : 1)];
    const isNever = pairs.some((pair) => pair.members.filter((i) => members.includes(i)).length > 1);
    const isWhole = members.every((i) => initiatives[i]?.isEligible === true);
    if (members.length > 1 && !isNever && isWhole) add(members, null, random.chance(0.3));
  }
  const [bundle] = bundles.filter(({ isExcluded }) => !isExcluded);
  if (bundle !== undefined) add(bundle.members, bundle.key, false);
  return [...synergies.values()];
}
