import { fold } from '../kernel/fold';
import type { Anchors } from './anchors';
import type { CopyProgress } from './calls';
import { noAnchors } from './merge-anchors';
import { unsavedNotes } from './output-notes';
import type { Clock } from './ports';
import type { RunRecord, RunSummary } from './run-record';
import type { Store } from './store';
import { timestamp } from './timestamp';

/** How long one call copies before it leaves the rest to the next: less than others wait for the lock. */
const budgetMs = 15_000;

/**
 * Copies runs with their outcomes and notes from one place to another, oldest first, as many as the time allows; call
 * again until none remain. Runs that are there already stay as they are, and what was copied in part is completed. The
 * caller holds the lock.
 */
export function copyHistory(from: Store, to: Store, clock: Clock): CopyProgress {
  const startedAt = clock.now();
  const pending = uncopiedRuns(from, to);
  let anchors = pending.length === 0 ? noAnchors : missingAnchors(from.anchors(), to.anchors());
  let copied = 0;
  for (const { run_id } of pending) {
    if (copied > 0 && clock.now() - startedAt > budgetMs) break;
    const record = from.find(run_id);
    if (record !== null) copyRun(record, anchors, from, to);
    anchors = noAnchors;
    copied += 1;
  }
  // Runs that were abandoned in the former place are so here.
  to.expire(timestamp(startedAt));
  const remaining = pending.length - copied;
  if (remaining === 0) copyScoring(from, to);
  return { copied, remaining };
}

/** The runs that the second place lacks, or has without the outcome or the note that the first has; oldest first. */
export function uncopiedRuns(from: Store, to: Store): readonly RunSummary[] {
  const source = from.view(null);
  const target = to.view(null);
  const known = new Map(target.history.map((run) => [run.run_id, run]));
  // Only a run without outcome can have been left without its note, which stands on Runs.
  const unnoted = new Set(unsavedNotes(source.notes, target.notes).map(({ runId }) => runId));
  return source.history
    .filter((run) => {
      const there = known.get(run.run_id);
      if (there === undefined) return true;
      return there.finished_at === null && (run.finished_at !== null || unnoted.has(run.run_id));
    })
    .reverse();
}

/** The newest scoring, unless the second place has a newer one. */
function copyScoring(from: Store, to: Store): void {
  const scoring = from.scoring();
  if (scoring === null || (to.scoring()?.scored_at ?? '') >= scoring.scored_at) return;
  to.saveScoring(scoring, missingAnchors(from.anchors(), to.anchors()));
}

/** Notes come before the outcome: a run with its outcome is copied whole. */
function copyRun(record: RunRecord, anchors: Anchors, from: Store, to: Store): void {
  to.start({ ...record, status: 'running', finished_at: null, result: null }, anchors);
  const { notes } = from.view(record.run_id);
  to.saveNotes(notes.filter(({ runId }) => runId === record.run_id));
  if (record.result !== null) to.finish(record);
}

/** The records that are known in the first place only: those of the second may be newer. */
function missingAnchors(from: Anchors, to: Anchors): Anchors {
  return {
    scenarios: lacking(from.scenarios, to.scenarios, ({ name }) => name),
    metrics: lacking(from.metrics, to.metrics, ({ kpi_key }) => kpi_key),
    initiatives: lacking(from.initiatives, to.initiatives, ({ initiative_key }) => initiative_key),
  };
}

function lacking<R>(records: readonly R[], known: readonly R[], keyOf: (record: R) => string): readonly R[] {
  const keys = new Set(known.map((record) => fold(keyOf(record))));
  return records.filter((record) => !keys.has(fold(keyOf(record))));
}
