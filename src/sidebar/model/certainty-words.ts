import type { InitiativeCertainty } from '../../core/explain/robustness/robustness';

/** Initiatives of one certainty, in words. */
export interface CertaintyGroup {
  readonly certainty: InitiativeCertainty['certainty'];
  readonly title: string;
  readonly initiatives: readonly InitiativeCertainty[];
}

const titles = {
  sure: 'Sure: in at least 95 % of draws',
  likely: 'Likely: in more than 80 % of draws',
  'coin-flip': 'Coin-flip: in 20 to 80 % of draws',
  out: 'Out: in less than 20 % of draws',
} as const;

/** By certainty, the surest first; within one by falling share. Kinds without initiatives are left out. */
export function certaintyGroups(initiatives: readonly InitiativeCertainty[]): readonly CertaintyGroup[] {
  return (['sure', 'likely', 'coin-flip', 'out'] as const).flatMap((certainty) => {
    const own = initiatives.filter((one) => one.certainty === certainty);
    if (own.length === 0) return [];
    const sorted = [...own].sort((left, right) => right.share - left.share);
    return [{ certainty, title: titles[certainty], initiatives: sorted }];
  });
}

/** "93 %". */
export const printShare = (share: number): string => String(Math.round(share * 100)).concat(' %');
