import * as z from 'zod/mini';
import { explainResult } from '../explain/result';
import { type DescribedIssue, describeIssue, issue } from '../kernel/issue';
import { type Answer, answerSchema } from '../problem/answer';
import type { Problem } from '../problem/problem';
import { resultsTab } from '../tabs/index';
import { finishRun } from './finish-run';
import { planlessResult } from './planless-result';
import type { Ports } from './ports';
import type { RunReport } from './report-run';
import type { KeptResult } from './run-record';

/** A run and the answer that somebody found for it. */
export const recordRequestSchema = z.strictObject({ run_id: z.string(), answer: answerSchema });

/** A run and why it could not be solved. */
export const failRequestSchema = z.strictObject({ run_id: z.string(), error: z.string() });

/**
 * Last step of a run: examines the answer against the frozen problem, keeps the outcome, and shows it on Runs, Results
 * and Gaps. An answer for a run that is finished already changes nothing. An answer that fails the check is kept as a
 * failed run without a portfolio.
 */
export function recordRun(request: z.infer<typeof recordRequestSchema>, ports: Ports): RunReport {
  const { run_id, answer } = request;
  return finishRun(run_id, ({ problem }) => ({ result: resultOf(problem, answer), said: sayTie(answer) }), ports);
}

/** What is kept of an answer. */
export function resultOf(problem: Problem, answer: Answer): KeptResult {
  const result = explainResult(problem, answer);
  return answer.soft_base === undefined ? result : { ...result, soft_base: answer.soft_base };
}

/** That the tie-breaks decided, and which of them could not be proven in time. */
function sayTie({ termination, tied, stages }: Answer): readonly DescribedIssue[] {
  // When the main stages are proven, only tie-breaks can be open.
  const unproven = termination === 'optimal' ? stages.filter(({ proven }) => !proven).map(({ name }) => name) : [];
  if (!tied && unproven.length === 0) return [];
  return [describeIssue(issue('tie-broken', { tab: resultsTab.name, row: null, column: null }, { unproven }))];
}

/** Keeps a run as failed that could not be solved at all; `error` is for people. */
export function failRun({ run_id, error }: z.infer<typeof failRequestSchema>, ports: Ports): RunReport {
  const failed = { status: 'failed', termination: null, error } as const;
  return finishRun(run_id, (record) => ({ result: planlessResult(record, failed), said: [] }), ports);
}
