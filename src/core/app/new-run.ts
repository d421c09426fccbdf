import type { Anchors } from './anchors';
import type { FreezeReply } from './freeze-run';
import type { Ports } from './ports';
import type { NewRun } from './run-record';
import { runIdAt, timestamp } from './timestamp';

/** How long after its time limit, or after its client was last heard of, a run counts as abandoned. */
const graceMs = 5 * 60_000;

/** Until when a run counts as being solved whose client was heard of at `ms`. */
export function aliveUntil(ms: number): string {
  return timestamp(ms + graceMs);
}

/** A run that starts now, from what is frozen of it. */
export function newRun(
  { clock, ids, workbook, requester }: Pick<Ports, 'clock' | 'ids' | 'workbook' | 'requester'>,
  frozen: Pick<NewRun, 'options' | 'constraint_set' | 'problem' | 'inputs_hash' | 'issues'>,
): NewRun {
  const startedAt = clock.now();
  return {
    run_id: runIdAt(startedAt, ids.suffix()),
    workbook_id: workbook.id,
    status: 'running',
    scope: frozen.problem.scope,
    options: frozen.options,
    constraint_set: frozen.constraint_set,
    problem: frozen.problem,
    inputs_hash: frozen.inputs_hash,
    issues: frozen.issues,
    requested_by: requester.email(),
    started_at: timestamp(startedAt),
    expires_at: aliveUntil(startedAt + frozen.options.time_limit_s * 1000),
    finished_at: null,
    result: null,
  };
}

/** Keeps a new run, fails those that were abandoned until now, and gives the new one out to be solved. */
export function keepNew(run: NewRun, anchors: Anchors, { store }: Pick<Ports, 'store'>): FreezeReply {
  store.expire(run.started_at);
  store.start(run, anchors);
  const { run_id, inputs_hash, options, problem, issues } = run;
  return { ok: true, run_id, inputs_hash, options, problem, issues };
}
