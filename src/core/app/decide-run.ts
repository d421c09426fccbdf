import * as z from 'zod/mini';
import { findConflicts } from '../explain/conflicts/index';
import { describeIssue } from '../kernel/issue';
import { decisionsSchema, overrideSchema, undecidable, waiverSchema, withDecisions } from '../problem/decisions';
import { inputsHash } from '../problem/inputs-hash';
import type { Problem } from '../problem/problem';
import { resultsTab } from '../tabs/index';
import { findRun } from './find-run';
import type { FreezeReply } from './freeze-run';
import { HostError } from './host-error';
import { noAnchors } from './merge-anchors';
import { keepNew, newRun } from './new-run';
import type { Ports } from './ports';
import type { RunRecord } from './run-record';

/** Which run is decided about, and everything that people decide: earlier decisions as well, if they are to stay. */
export const decideRequestSchema = z.strictObject({
  run_id: z.string(),
  overrides: z.array(overrideSchema),
  waived: z.array(waiverSchema),
});

export type DecideRequest = z.infer<typeof decideRequestSchema>;

/**
 * Freezes a new run of an earlier one as people decide it: overrides are rules of the new problem, waived rules are not in
 * it. What is kept of the earlier run stays. Refused, with the rules named, when the decisions plainly contradict rules
 * that are not waived. The run is solved and recorded like any other.
 */
export function decideRun({ run_id, overrides, waived }: DecideRequest, ports: Ports): FreezeReply {
  return ports.lock.hold(() => {
    const record = findRun(run_id, ports.store);
    const base = baseRun(record, ports);
    if (record.problem.whatIf?.says !== base.problem.whatIf?.says) {
      throw new HostError(
        `This run tries a change on top of what was decided. Decide about ${base.run_id} instead, then try the change.`,
      );
    }
    const decisions = decisionsSchema.parse({ base_run_id: base.run_id, overrides, waived });
    const [refused] = undecidable(base.problem, decisions);
    if (refused !== undefined) throw new HostError(`${refused} Nothing was changed.`);
    const problem = withDecisions(solvedAnew(base.problem), decisions);
    const before = new Set(findConflicts(base.problem).map((found) => JSON.stringify(describeIssue(found))));
    const conflicts = findConflicts(problem).map(describeIssue);
    const added = conflicts.filter((found) => !before.has(JSON.stringify(found)));
    if (added.length > 0) return { ok: false, issues: added };
    const { options, constraint_set: set } = base;
    const issues = base.issues.filter(({ tab, severity }) => tab !== resultsTab.name && severity !== 'conflict');
    const { name, content_hash, content } = set;
    const run = newRun(ports, {
      options,
      constraint_set: { name, content_hash, content },
      problem,
      inputs_hash: inputsHash(problem, { ...options }),
      issues: [...issues, ...conflicts],
    });
    return keepNew(run, noAnchors, ports);
  });
}

/** Without that somebody took another plan: it is solved again. */
function solvedAnew(problem: Problem): Problem {
  if (problem.whatIf === undefined) return problem;
  const { base_run_id, says, edits } = problem.whatIf;
  return { ...problem, whatIf: { base_run_id, says, edits } };
}

/** The run that people decided about first: the given one, or the one it goes back to. */
export function baseRun(record: RunRecord, { store }: Pick<Ports, 'store'>): RunRecord {
  const { decisions } = record.problem;
  return decisions === undefined ? record : findRun(decisions.base_run_id, store);
}
