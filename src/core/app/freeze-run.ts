import * as z from 'zod/mini';
import { findConflicts } from '../explain/conflicts/index';
import { type DescribedIssue, describeIn } from '../kernel/issue';
import { inputsHash } from '../problem/inputs-hash';
import { type Problem, scopes } from '../problem/problem';
import { readProblem } from '../problem/read-problem';
import { contentHashOf, storeSet } from '../problem/store-set';
import { readWorkbookRows } from '../problem/workbook-rows';
import { inputTabs } from '../tabs/index';
import { engineChoices } from './choose-engine';
import { keepNew, newRun } from './new-run';
import type { Ports } from './ports';
import { readAnchors } from './read-anchors';
import type { NewRun } from './run-record';
import { shownNames } from './shown-names';

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
      readonly options: NewRun['options'];
      readonly problem: Problem;
      readonly issues: readonly DescribedIssue[];
    }
  | { readonly ok: false; readonly issues: readonly DescribedIssue[] };

/**
 * First step of a run: reads and checks the rows, freezes the problem and keeps it as `running`. Nothing is written
 * when rows have errors. The same inputs give the same inputs_hash.
 */
export function freezeRun(request: FreezeRequest, ports: Ports): FreezeReply {
  return ports.lock.hold(() => {
    const tables = ports.workbook.read(inputTabs);
    const names = shownNames(tables);
    const workbook = readWorkbookRows(tables);
    const { scenario, constraint_set: constraintSet, scope } = request;
    const reading = readProblem(workbook, { scenario, constraintSet, scope }, ports.score);
    if (!reading.ok) return { ok: false, issues: reading.issues.map((found) => describeIn(found, names)) };
    const { problem, set, warnings } = reading.value;
    const content = storeSet(set);
    const options = { engine: request.engine, time_limit_s: request.time_limit_s, gap: 0, seed: 1 };
    const run = newRun(ports, {
      options,
      constraint_set: { name: set.name, content_hash: contentHashOf(content), content },
      problem,
      inputs_hash: inputsHash(problem, options),
      issues: [...warnings, ...findConflicts(problem)].map((found) => describeIn(found, names)),
    });
    return keepNew(run, readAnchors(workbook, problem.scenario), ports);
  });
}
