import { stageValuesOf } from '../check/check-answer';
import { Plan } from '../domain/plan';
import { compareKeys } from '../kernel/fold';
import { initiativeKey } from '../kernel/keys';
import type { Answer } from '../problem/answer';
import { type Problem, poolOf } from '../problem/problem';
import { hasSoftRules } from '../problem/soft-rules';
import type { RunProgress } from './solve-run';

/**
 * The answer of a solve that was ended from outside, from what it had reported: the best plan so far, or none.
 * Nothing is claimed to be proven; the bound is the last one reported for the first stage.
 */
export function stoppedAnswer(
  problem: Problem,
  reported: readonly RunProgress[],
  solved: Pick<Answer, 'engine' | 'time_ms' | 'stopped'>,
): Answer {
  const priced = reported.filter((progress) => progress.softBase !== null || !hasSoftRules(problem));
  const selected = priced.filter((progress) => progress.selected !== null).at(-1)?.selected ?? null;
  const plan = new Plan(poolOf(problem), (selected ?? []).map(initiativeKey));
  const [first] = problem.objective.levels;
  const bound =
    priced.filter((progress) => progress.stage === first?.name && progress.bound !== null).at(-1)?.bound ?? null;
  const softBase = reported.find((progress) => progress.softBase !== null)?.softBase ?? null;
  const stages = stageValuesOf(problem, plan, softBase).map(({ name, value }, index) => ({
    name,
    value: selected === null ? null : value,
    bound: index === 0 ? bound : null,
    proven: false,
    time_ms: 0,
  }));
  return {
    ...solved,
    termination: selected === null ? 'undecided' : 'feasible_stopped',
    selected: selected === null ? null : [...selected].sort(compareKeys),
    tied: false,
    ...(softBase === null ? {} : { soft_base: softBase }),
    stages,
    model_size: { columns: problem.candidates.length, rows: problem.rules.length },
  };
}
