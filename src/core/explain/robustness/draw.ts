import type { Candidate, Range } from '../../domain/candidate';
import type { KpiKey } from '../../kernel/keys';

/** Numbers in [0, 1) that a seed repeats (the mulberry32 generator). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Candidates as they may turn out: every figure with a range is drawn from a triangle over it, most likely what is typed.
 * A range without width gives its own number.
 */
export function drawCandidates(candidates: readonly Candidate[], chance: () => number): readonly Candidate[] {
  return candidates.map((candidate) => {
    const { ranges } = candidate;
    if (ranges === undefined) return candidate;
    const tokens = ranges.tokens === null ? candidate.tokens : fromTriangle(ranges.tokens, candidate.tokens, chance());
    // Object.entries forgets the key type.
    const kpis = (Object.entries(ranges.kpis) as [KpiKey, Range][]).map(([kpi, range]): [KpiKey, number] => [
      kpi,
      fromTriangle(range, candidate.contributions[kpi] ?? 0, chance()),
    ]);
    return { ...candidate, tokens, contributions: { ...candidate.contributions, ...Object.fromEntries(kpis) } };
  });
}

/** The inverse of the triangular distribution function over [low, high] with its peak at `expected`. */
function fromTriangle({ low, high }: Range, expected: number, chance: number): number {
  const width = high - low;
  if (width <= 0) return low;
  const peak = Math.min(high, Math.max(low, expected));
  const left = (peak - low) / width;
  if (chance < left) return low + Math.sqrt(chance * width * (peak - low));
  return high - Math.sqrt((1 - chance) * width * (high - peak));
}
