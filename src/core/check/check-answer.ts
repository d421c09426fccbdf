import { kindOf } from '../constraints/index';
import { Plan } from '../domain/plan';
import { initiativeKey } from '../kernel/keys';
import { levelValue } from '../objectives/level';
import { tieBreakNames, tieBreakValue } from '../objectives/tie-breaks';
import type { Answer } from '../problem/answer';
import { type Problem, poolOf } from '../problem/problem';
import { hasSoftRules, isSoft } from '../problem/soft-rules';
import { breachesOf } from './breaches';

/** What the checker found: the plan with its own figures, or what is wrong with the answer. */
export type CheckReport =
  | { readonly ok: true; readonly plan: Plan; readonly stageValues: readonly StageValue[] }
  | { readonly ok: false; readonly failures: readonly string[] };

/** A stage's value as the checker computes it. */
export interface StageValue {
  readonly name: string;
  readonly value: number;
}

/**
 * Examines an answer against the frozen problem: every rule by its meaning, every figure recomputed from the
 * candidates. It knows nothing of rows, columns or engines.
 */
export function checkAnswer(problem: Problem, answer: Answer): CheckReport {
  const pool = poolOf(problem);
  const failures: string[] = [];
  const selected = (answer.selected ?? []).map(initiativeKey);
  if (answer.selected === null) failures.push('the answer has no selection');
  if (new Set(selected).size !== selected.length) failures.push('an initiative is selected twice');
  for (const key of selected) {
    if (pool.find(key) === null) failures.push(`${key} is not a candidate of the run`);
    else if (!pool.isEligible(key)) failures.push(`${key} is selected but cannot be funded`);
  }
  const plan = new Plan(pool, selected);
  for (const rule of problem.rules) {
    const kind = kindOf(rule);
    if (isSoft(rule)) continue;
    if (!kind.check(rule, plan).holds) failures.push(`the plan breaks a rule: ${kind.sentence(rule)}`);
  }
  if (hasSoftRules(problem) && answer.soft_base == null) failures.push('the answer does not price the soft rules');
  const stageValues = stageValuesOf(problem, plan, answer.soft_base ?? null);
  const claimed = answer.stages.map((stage) => stage.name).join(', ');
  const wanted = stageValues.map((stage) => stage.name).join(', ');
  if (claimed !== wanted) failures.push(`the answer has the stages ${claimed} instead of ${wanted}`);
  for (const [index, { name, value }] of stageValues.entries()) {
    const stage = answer.stages[index];
    if (stage?.value === undefined || stage.value === null) failures.push(`the stage ${name} has no value`);
    else if (!agrees(stage.value, value)) failures.push(`the stage ${name} claims ${stage.value}, but it is ${value}`);
  }
  return failures.length > 0 ? { ok: false, failures } : { ok: true, plan, stageValues };
}

/**
 * The value of every stage on a plan: main stages first, then the tie-breaks. The first stage pays for the soft rules that
 * the plan breaks, priced by `softBase`; null: there are none, or they are left out.
 */
export function stageValuesOf(problem: Problem, plan: Plan, softBase: number | null): readonly StageValue[] {
  const breaches = softBase === null ? [] : breachesOf(problem, plan, softBase);
  const paid = breaches.reduce((sum, { price }) => sum + price, 0);
  return [
    ...problem.objective.levels.map((level, index) => ({
      name: level.name,
      value: levelValue(level, plan, problem.goals) - (index === 0 ? paid : 0),
    })),
    ...tieBreakNames.map((name) => ({ name, value: tieBreakValue(name, plan, problem.goals) })),
  ];
}

/** Sums taken in another order may differ in the last digits; 1e-9 * max(1, |value|) as for kept stages. */
function agrees(claimed: number, value: number): boolean {
  return Math.abs(claimed - value) <= 1e-9 * Math.max(1, Math.abs(value));
}
