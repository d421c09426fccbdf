import type { Weighting } from '../columns/compound-columns';
import type { KpiWeight, ObjectiveMode } from '../domain/scenario';
import { compareKeys, fold } from '../kernel/fold';
import { type CellRef, type Issue, issue } from '../kernel/issue';
import type { KpiKey } from '../kernel/keys';
import { objectiveKinds } from '../objectives/index';
import type { Registry } from './registry';

/** The weights of a scenario, looked up and brought to their canonical form; issues are collected into `issues`. */
export function readWeights(
  mode: ObjectiveMode,
  typed: Weighting | null,
  registry: Registry,
  at: CellRef,
  issues: Issue[],
): readonly KpiWeight[] {
  const use = objectiveKinds[mode].weights;
  if (use === 'none') {
    if ((typed?.entries.length ?? 0) > 0) issues.push(issue('unused-weights', at, { mode }));
    return [];
  }
  if (typed === null || typed.entries.length === 0) {
    issues.push(issue('missing-weights', at, { mode }));
    return [];
  }
  if (use === 'mix' && typed.ordered && typed.entries.length > 1) {
    const shown = typed.entries.map((entry) => entry.key).join(' > ');
    issues.push(
      issue('unreadable-weights', at, { shown, reason: `an order is for lexicographic; ${mode} needs numbers` }),
    );
    return [];
  }
  const before = issues.length;
  const expanded = typed.entries.flatMap((entry) => expand(entry.key, entry.weight, use, registry, at, issues));
  const seen = new Set<KpiKey>();
  for (const { kpi, weight } of expanded) {
    if (seen.has(kpi)) issues.push(issue('repeated-weight', at, { key: kpi }));
    seen.add(kpi);
    if (weight < 0) issues.push(issue('negative-weight', at, { key: kpi, weight }));
  }
  return use === 'mix'
    ? [...mix(expanded, at, issues, issues.length === before)].sort((left, right) => compareKeys(left.kpi, right.kpi))
    : order(expanded, at, issues);
}

/** The KPIs a word stands for: a key, the north star, or all strategic KPIs with the weight spread evenly. */
function expand(
  word: string,
  weight: number,
  use: 'mix' | 'order',
  registry: Registry,
  at: CellRef,
  issues: Issue[],
): readonly KpiWeight[] {
  const found = registry.find(word);
  if (found !== null) {
    if (found.unusable === null) return [{ kpi: found.kpi.key, weight }];
    issues.push(issue('unusable-kpi', at, { key: found.kpi.key, reason: found.unusable }));
    return [];
  }
  if (fold(word) === 'north_star') {
    if (registry.northStar !== null) return [{ kpi: registry.northStar.key, weight }];
    issues.push(issue('needs-north-star', at, { what: word }));
    return [];
  }
  if (fold(word) === 'strategic_kpis') {
    const strategic = registry.usable.filter((kpi) => kpi.level === 'strategic');
    if (use === 'order') issues.push(issue('group-not-in-order', at, { group: word }));
    else if (strategic.length === 0 && weight !== 0) issues.push(issue('no-strategic-kpi', at, {}));
    else return strategic.map((kpi) => ({ kpi: kpi.key, weight: weight / strategic.length }));
    return [];
  }
  issues.push(issue('unknown-kpi', at, { key: word, near: registry.nearest(word) }));
  return [];
}

/** Shares that sum to 1, zero weights dropped. `isComplete`: no typed weight was refused. */
function mix(weights: readonly KpiWeight[], at: CellRef, issues: Issue[], isComplete: boolean): readonly KpiWeight[] {
  const sum = weights.reduce((total, { weight }) => total + weight, 0);
  if (weights.length > 0 && !(sum > 0)) {
    issues.push(issue('zero-weights', at, {}));
    return [];
  }
  if (Math.abs(sum - 1) < 1e-9) return weights.filter(({ weight }) => weight !== 0);
  if (weights.length > 0 && isComplete) issues.push(issue('weights-normalised', at, { sum }));
  return weights.filter(({ weight }) => weight !== 0).map(({ kpi, weight }) => ({ kpi, weight: weight / sum }));
}

/** Levels by falling weight, numbered n..1. */
function order(weights: readonly KpiWeight[], at: CellRef, issues: Issue[]): readonly KpiWeight[] {
  const falling = [...weights].sort((left, right) => right.weight - left.weight);
  for (const [index, { kpi, weight }] of falling.entries()) {
    const next = falling[index + 1];
    if (next?.weight === weight) issues.push(issue('equal-weights', at, { keys: [kpi, next.kpi] }));
  }
  return falling.map(({ kpi }, index) => ({ kpi, weight: falling.length - index }));
}
