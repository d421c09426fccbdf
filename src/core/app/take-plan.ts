import * as z from 'zod/mini';
import { stageValuesOf } from '../check/check-answer';
import { Plan } from '../domain/plan';
import { initiativeKey } from '../kernel/keys';
import type { Answer } from '../problem/answer';
import { poolOf } from '../problem/problem';
import { resultsTab } from '../tabs/index';
import { findRun } from './find-run';
import { finishRun } from './finish-run';
import { HostError } from './host-error';
import { noAnchors } from './merge-anchors';
import { keepNew, newRun } from './new-run';
import type { Ports } from './ports';
import { answerOf } from './read-run';
import { resultOf } from './record-run';
import type { RunReport } from './report-run';
import type { RunRecord } from './run-record';
import { whatIf } from './try-run';

/** An earlier run and another plan for its problem, as initiative keys. */
export const takePlanSchema = z.strictObject({ run_id: z.string(), selected: z.array(z.string()) });

export type TakePlanRequest = z.infer<typeof takePlanSchema>;

/**
 * Keeps another plan for the problem of an earlier run as a run of its own, and shows it. The checker examines it like any
 * answer; by how much the earlier plan is better is its open gap.
 */
export function takePlan({ run_id, selected }: TakePlanRequest, ports: Ports): RunReport {
  const taken = ports.lock.hold(() => {
    const base = findRun(run_id, ports.store);
    const answer = answerWith(base, selected);
    const { options, constraint_set, inputs_hash, issues } = base;
    const { name, content_hash, content } = constraint_set;
    const assumed = whatIf(base, sayPlan(base, selected), []);
    const instead_of = base.problem.whatIf?.instead_of ?? base.result?.objective ?? undefined;
    const problem = { ...base.problem, whatIf: { ...assumed, instead_of } };
    const run = newRun(ports, {
      options,
      constraint_set: { name, content_hash, content },
      problem,
      inputs_hash,
      issues: issues.filter(({ tab }) => tab !== resultsTab.name),
    });
    keepNew(run, noAnchors, ports);
    return { runId: run.run_id, result: resultOf(problem, answer) };
  });
  return finishRun(taken.runId, () => ({ result: taken.result, said: [] }), ports);
}

/** The plan as an answer: nothing but its own figures is claimed, and the bound is that of the earlier run. */
function answerWith(base: RunRecord, selected: readonly string[]): Answer {
  const known = answerOf(base);
  const keys = new Set<string>(base.problem.candidates.map(({ key }) => key));
  if (known === null || selected.some((key) => !keys.has(key))) {
    throw new HostError('This plan does not belong to that run. Nothing was kept.');
  }
  const plan = new Plan(poolOf(base.problem), selected.map(initiativeKey));
  const values = stageValuesOf(base.problem, plan, known.soft_base ?? null);
  const stages = values.map(({ name, value }, index) => {
    const bound = index === 0 ? (known.stages[0]?.bound ?? known.stages[0]?.value ?? null) : null;
    return { name, value, bound, proven: false, time_ms: 0 };
  });
  return { ...known, termination: 'feasible_stopped', selected: [...selected], stages };
}

/** By what the plan differs from that of the earlier run. */
function sayPlan({ result }: RunRecord, selected: readonly string[]): string {
  const [before, now] = [new Set<string>(result?.selected ?? []), new Set(selected)];
  const enters = selected.filter((key) => !before.has(key));
  const leaves = [...before].filter((key) => !now.has(key));
  const parts = [
    ...(enters.length === 0 ? [] : [`with ${enters.join(', ')}`]),
    ...(leaves.length === 0 ? [] : [`without ${leaves.join(', ')}`]),
  ];
  return `another plan than the best one: ${parts.length === 0 ? 'the same' : parts.join(', ')}`;
}
