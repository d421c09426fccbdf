import type { Candidate } from '../domain/candidate';
import { contentHash, type Json } from '../kernel/canonical-json';
import { compareText, fold } from '../kernel/fold';
import { scenarioConfig } from '../tabs/index';
import type { Decisions } from './decisions';
import type { Problem } from './problem';
import { contentHashOf, storeSet } from './store-set';

/** What else the answer depends on. */
export type RunOptions = Readonly<Record<string, string | number>>;

/**
 * SHA-256 over all that an answer depends on: scenario, constraint set, pool, contributions and options.
 * Row numbers, titles and notes are not in it, and keys are folded: it is the same for inputs that mean the same.
 */
export function inputsHash(problem: Problem, options: RunOptions): string {
  const { scenario } = problem;
  const capacities = problem.rules.filter((rule) => rule.origins.some(({ tab }) => tab === scenarioConfig.name));
  return contentHash({
    scenario: {
      name: fold(scenario.name),
      period: scenario.period.key,
      capacity_total: scenario.capacityTotal,
      capacities: contentHashOf(storeSet({ rules: capacities, goals: [] })),
      mode: scenario.mode,
      weights: scenario.weights.map(({ kpi, weight }) => [fold(kpi), weight]),
      goal_weight: scenario.goalWeight,
    },
    constraint_set: contentHashOf(storeSet(problem)),
    scope: problem.scope,
    pool: problem.candidates.map(hashable),
    ...(problem.decisions === undefined ? {} : { decisions: decided(problem.decisions) }),
    options,
  });
}

/** Who decided and why does not change an answer. */
const decided = ({ overrides, waived }: Decisions): Json => ({
  overrides: overrides.map(({ initiative_key, lock }) => [fold(initiative_key), lock]),
  waived: waived.map(({ rule }) => rule),
});

function hashable(candidate: Candidate): Json {
  const contributions = Object.entries(candidate.contributions)
    .map(([kpi, value]): readonly [string, number] => [fold(kpi), value])
    .sort(([left], [right]) => compareText(left, right));
  return {
    key: fold(candidate.key),
    slices: Object.fromEntries(Object.entries(candidate.slices).map(([dimension, value]) => [dimension, fold(value)])),
    tokens: candidate.tokens,
    value_score: candidate.valueScore,
    deadline: candidate.deadline,
    ineligible: candidate.ineligible !== null,
    contributions,
  };
}
