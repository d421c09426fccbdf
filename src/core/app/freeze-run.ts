import * as z from 'zod/mini';
import { findConflicts } from '../explain/conflicts/index';
import { type DescribedIssue, describeIssue } from '../kernel/issue';
import { inputsHash } from '../problem/inputs-hash';
import { type Problem, scopes } from '../problem/problem';
import { readProblem } from '../problem/read-problem';
import { contentHashOf, storeSet } from '../problem/store-set';
import { readWorkbookRows } from '../problem/workbook-rows';
import { inputTabs } from '../tabs/index';
import { engineChoices } from './choose-engine';
import type { Ports } from './ports';
import type { RunRecord } from './run-record';
import { runIdAt, timestamp } from './timestamp';

/** What a caller asks for. */
export const freezeRequestSchema = z.strictObject({
  /** Null: the only scenario there is. */
  scenario: z.nullable(z.string()),
  /** Null: no rules but the candidates' own. */
  constraint_set: z.nullable(z.string()),
  scope: z.enum(scopes),
  engine: z.enum(engineChoices),
  time_limit_s: z.number().check(z.positive()),
});

export type FreezeRequest = z.infer<typeof freezeRequestSchema>;

/** A run that may be solved, or the rows that stand in its way. */
export type FreezeReply =
  | {
      readonly ok: true;
      readonly run_id: string;
      readonly inputs_hash: string;
      readonly options: RunRecord['options'];
      readonly problem: Problem;
      readonly issues: readonly DescribedIssue[];
    }
  | { readonly ok: false; readonly issues: readonly DescribedIssue[] };

/** How long after its time limit a run that nobody reported on counts as abandoned. */
const graceMs = 5 * 60_000;

/**
 * First step of a run: reads and checks the rows, freezes the problem and keeps it as `running`. Nothing is written
 * when rows have errors. The same inputs give the same inputs_hash.
 */
export function freezeRun(request: FreezeRequest, ports: Ports): FreezeReply {
  return ports.lock.hold(() => {
    const workbook = readWorkbookRows(ports.workbook.read(inputTabs));
    const { scenario, constraint_set: constraintSet, scope } = request;
    const reading = readProblem(workbook, { scenario, constraintSet, scope });
    if (!reading.ok) return { ok: false, issues: reading.issues.map(describeIssue) };
    const { problem, set, warnings } = reading.value;
    const content = storeSet(set);
    const contentHash = contentHashOf(content);
    const options = { engine: request.engine, time_limit_s: request.time_limit_s, gap: 0, seed: 1 };
    const startedAt = ports.clock.now();
    const record: RunRecord = {
      run_id: runIdAt(startedAt, ports.ids.suffix()),
      workbook_id: ports.workbook.id,
      status: 'running',
      scope,
      options,
      constraint_set: {
        name: set.name,
        version: ports.store.versionOf(problem.scenario.name, set.name, contentHash),
        content_hash: contentHash,
        content,
      },
      problem,
      inputs_hash: inputsHash(problem, options),
      issues: [...warnings, ...findConflicts(problem)].map(describeIssue),
      requested_by: ports.requester.email(),
      started_at: timestamp(startedAt),
      expires_at: timestamp(startedAt + request.time_limit_s * 1000 + graceMs),
      finished_at: null,
      result: null,
    };
    ports.store.start(record);
    return {
      ok: true,
      run_id: record.run_id,
      inputs_hash: record.inputs_hash,
      options,
      problem,
      issues: record.issues,
    };
  });
}
