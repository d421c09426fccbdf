import type { Candidate } from '../domain/candidate';
import { compareKeys } from '../kernel/fold';
import type { Level } from '../objectives/level';
import type { Problem } from '../problem/problem';

/**
 * What ranking by score and cutting at capacity would fund: candidates by falling value score, from the top until the
 * first that does not fit into the total capacity. Without any score, what a candidate adds to the objective counts.
 * No rule is looked at but eligibility.
 */
export function scoreCut({ candidates, scenario, objective }: Problem): readonly string[] {
  const eligible = candidates.filter(({ ineligible }) => ineligible === null);
  const hasScores = eligible.some(({ valueScore }) => valueScore !== null);
  const [level] = objective.levels;
  const scoreOf = (candidate: Candidate): number =>
    hasScores ? (candidate.valueScore ?? 0) : contributionOf(level, candidate);
  const ranked = [...eligible].sort(
    (left, right) => scoreOf(right) - scoreOf(left) || compareKeys(left.key, right.key),
  );
  const capacity = scenario.capacityTotal ?? Number.POSITIVE_INFINITY;
  const funded: string[] = [];
  let used = 0;
  for (const { key, tokens } of ranked) {
    used += tokens;
    if (used > capacity + 1e-6) break;
    funded.push(key);
  }
  return funded.sort(compareKeys);
}

/** What a candidate adds to a main stage by itself, without synergies. */
function contributionOf(level: Level | undefined, { contributions, valueScore }: Candidate): number {
  const kpis = level?.kpis.reduce((total, { kpi, factor }) => total + factor * (contributions[kpi] ?? 0), 0) ?? 0;
  return kpis + (level?.scoreFactor ?? 0) * (valueScore ?? 0);
}
