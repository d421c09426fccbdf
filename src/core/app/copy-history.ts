import { fold } from '../kernel/fold';
import type { Anchors } from './anchors';
import type { CopyProgress } from './calls';
import { copyVersion, uncopiedVersions } from './copy-roadmaps';
import { unlessDamaged } from './host-error';
import { noAnchors } from './merge-anchors';
import type { Clock } from './ports';
import type { RunRecord, RunSummary } from './run-record';
import type { ScoringRecord } from './scoring-record';
import type { Note, Store } from './store';
import { timestamp } from './timestamp';
import { noteId, unsavedNotes } from './unsaved-notes';

/** How many runs without an outcome go along when another place is used from now on, the newest of them. */
const mostAlong = 20;

/** How long one call copies before it leaves the rest to the next: less than others wait for the lock. */
const budgetMs = 15_000;

/**
 * Copies runs with their outcomes and notes from one place to another, oldest first, then roadmaps, as many as the time
 * allows; call again until none remain. Runs that are there already stay as they are, and what was copied in part is
 * completed. A run whose record is damaged is skipped. The caller holds the lock. `startedAt`: since when the call copies,
 * in milliseconds.
 */
export function copyHistory(from: Store, to: Store, clock: Clock, startedAt = clock.now()): CopiedHistory {
  const pending = uncopiedRuns(from, to);
  const there = new Set(to.view(null).history.map((run) => run.run_id));
  let anchors = pending.length === 0 ? noAnchors : missingAnchors(from.anchors(), to.anchors());
  const skipped: string[] = [];
  const damaged: string[] = [];
  let copied = 0;
  for (const { run_id } of pending) {
    if (copied > 0 && clock.now() - startedAt > budgetMs) break;
    const record = unlessDamaged(() => from.find(run_id));
    if (typeof record === 'string') {
      skipped.push(record);
      damaged.push(run_id);
      continue;
    }
    if (record !== null) copyRun(record, anchors, from, to, there.has(run_id));
    anchors = noAnchors;
    copied += 1;
  }
  const left = pending.length - copied - skipped.length;
  // Roadmaps refer to runs: they come when all of these are there.
  const versions = left === 0 ? uncopiedVersions(from, to) : [];
  let seen = 0;
  for (const head of versions) {
    if (copied > 0 && clock.now() - startedAt > budgetMs) break;
    const trouble = copyVersion(head, from, to);
    if (trouble === null) copied += 1;
    else skipped.push(trouble);
    seen += 1;
  }
  // Runs that were abandoned in the former place are so here.
  to.expire(timestamp(startedAt));
  const remaining = left + versions.length - seen;
  const scoring = remaining === 0 ? newerScoring(from, to) : null;
  if (typeof scoring === 'string') skipped.push(scoring);
  else if (scoring !== null) {
    to.saveScoring(scoring, missingAnchors(from.anchors(), to.anchors()));
    copied += 1;
  }
  return { copied, remaining, skipped, damaged };
}

/** What a call copied, and the ids of the runs that it skipped. */
export interface CopiedHistory extends CopyProgress {
  readonly damaged: readonly string[];
}

/** What goes along when another place is used from now on, so that nobody loses what they are just doing. */
export interface Luggage {
  /** Runs that are still being solved, or seem abandoned: their answers may yet be recorded in the other place. */
  readonly open: readonly RunRecord[];
  readonly notes: readonly Note[];
}

/** What goes along from a place that is left. The caller holds the lock. */
export function packLuggage(from: Store): Luggage {
  const open = from.view(null).history.filter((run) => run.finished_at === null);
  const records = open.slice(0, mostAlong).map(({ run_id }) => unlessDamaged(() => from.find(run_id)));
  return {
    open: records.filter((record) => record !== null && typeof record !== 'string'),
    notes: from.allNotes(),
  };
}

/**
 * Brings along what was packed: runs without an outcome, and notes of all runs that are known there. That place was not used
 * meanwhile, so that its own notes are the older ones. The caller holds the lock.
 */
export function unpackLuggage({ open, notes }: Luggage, to: Store): void {
  for (const run of open) to.start(run, noAnchors);
  const known = new Set(to.view(null).history.map((run) => run.run_id));
  const newer = unsavedNotes(
    notes.filter(({ runId }) => known.has(runId)),
    to.allNotes(),
  );
  if (newer.length > 0) to.saveNotes(newer);
}

/**
 * Names of the runs, versions of roadmaps and newer scorings that could be copied: equal for the same ones in several
 * places.
 */
export function uncopied(from: Store, to: Store): readonly string[] {
  const versions = uncopiedVersions(from, to).map(({ name, version }) => JSON.stringify([fold(name), version]));
  const scoring = newerScoring(from, to);
  // One that is damaged cannot be copied, and is said by copying.
  const scorings = scoring === null || typeof scoring === 'string' ? [] : [`scoring ${scoring.scored_at}`];
  return [...uncopiedRuns(from, to).map(({ run_id }) => run_id), ...versions, ...scorings];
}

/** The runs that the second place lacks, or has without the outcome or the note that the first has; oldest first. */
export function uncopiedRuns(from: Store, to: Store): readonly RunSummary[] {
  const source = from.view(null);
  const target = to.view(null);
  const known = new Map(target.history.map((run) => [run.run_id, run]));
  // Only a run without outcome can have been left without its note, which stands on Runs.
  const unnoted = new Set(lackingNotes(source.notes, target.notes).map(({ runId }) => runId));
  return source.history
    .filter((run) => {
      const there = known.get(run.run_id);
      if (there === undefined) return true;
      return there.finished_at === null && (run.finished_at !== null || unnoted.has(run.run_id));
    })
    .reverse();
}

/** The newest scoring, unless the second place has a newer one. Gives in words that its record is damaged. */
function newerScoring(from: Store, to: Store): ScoringRecord | string | null {
  const scoring = unlessDamaged(() => from.scoring());
  if (scoring === null || typeof scoring === 'string') return scoring;
  const there = unlessDamaged(() => to.scoring());
  const known = there === null || typeof there === 'string' ? '' : there.scored_at;
  return known < scoring.scored_at ? scoring : null;
}

/** Notes come before the outcome: a run with its outcome is copied whole. `isThere`: the second place has it in part. */
function copyRun(record: RunRecord, anchors: Anchors, from: Store, to: Store, isThere: boolean): void {
  to.start({ ...record, status: 'running', finished_at: null, result: null }, anchors);
  const notes = from.view(record.run_id).notes.filter(({ runId }) => runId === record.run_id);
  to.saveNotes(lackingNotes(notes, isThere ? to.view(record.run_id).notes : []));
  if (record.result !== null) to.finish(record);
}

/** The notes on cells of which the second place does not know that there ever was one: those it knows may be newer. */
function lackingNotes(notes: readonly Note[], known: readonly Note[]): readonly Note[] {
  const cells = new Set(known.map(noteId));
  return notes.filter((note) => note.value !== '' && !cells.has(noteId(note)));
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
