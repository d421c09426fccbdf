import { resultsTab } from '../tabs/index';
import { findRun } from './find-run';
import type { FreezeReply } from './freeze-run';
import { noAnchors } from './merge-anchors';
import { keepNew, newRun } from './new-run';
import type { Ports } from './ports';
import type { RunRequest } from './run-request';

/**
 * "Re-run exactly": freezes a new run of the same frozen problem, rules and options as an earlier one, whatever the rows
 * say by now. It has the same inputs_hash, so the same plan comes out.
 */
export function repeatRun({ run_id }: RunRequest, ports: Ports): FreezeReply {
  return ports.lock.hold(() => {
    const { options, constraint_set, problem, inputs_hash, issues } = findRun(run_id, ports.store);
    const { name, content_hash, content } = constraint_set;
    // What was said about Results came with the answer; the rest belongs to the rows that were frozen.
    const frozenIssues = issues.filter(({ tab }) => tab !== resultsTab.name);
    const set = { name, content_hash, content };
    const run = newRun(ports, { options, constraint_set: set, problem, inputs_hash, issues: frozenIssues });
    // The rows as they are now are not those of the run; what it refers to was kept with the earlier one.
    return keepNew(run, noAnchors, ports);
  });
}
