import type { Anchors } from './anchors';
import type { RoadmapStore } from './roadmap-store';
import type { NewRun, RunRecord, RunSummary } from './run-record';
import type { ScoringRecord } from './scoring-record';

/**
 * Where runs are kept. Every write is whole or did not happen, and doing it again adds nothing. What was frozen never
 * changes; an outcome is kept once. Throws a HostError when the place cannot be reached or does not hold what it should; see
 * isDamage when a record is not what was written.
 */
export interface Store {
  /**
   * Keeps a new run with its scenario, constraint set and frozen problem, and brings the records of metrics and
   * initiatives up to date. The set gets the version under which the same content is kept already, else the next free
   * one; versions count from 1 within a scenario and set name. A run_id that is kept already stays as it is.
   */
  start(run: NewRun, anchors: Anchors): void;
  /**
   * Keeps the outcome of a run, its portfolio and items. Gives what is kept from now on: the given record, or an earlier
   * outcome, which wins. A run that failed as abandoned has no outcome yet.
   */
  finish(record: RunRecord): RunRecord;
  /** Puts off the time from which a running run counts as abandoned; nothing for others. */
  renew(runId: string, expiresAt: string): void;
  /** Fails the runs that are still running but expired before `at` as abandoned. */
  expire(at: string): void;
  /** A run with everything that was frozen and found; null when there is none. */
  find(runId: string): RunRecord | null;
  /** The history, and what people wrote beside its lines and beside the rows of one run. */
  view(runId: string | null): RunView;
  /** Keeps what people wrote beside a run's rows; replaces what was kept for the same cells. */
  saveNotes(notes: readonly Note[]): void;
  /** What people wrote beside the rows of every run. */
  allNotes(): readonly Note[];
  /** What is known of metrics and initiatives, as far as it is not damaged. */
  anchors(): Anchors;
  /** Roadmaps and the portfolios they come from. */
  readonly roadmaps: RoadmapStore;
  /**
   * Keeps what initiatives were scored at, in place of the former models, parameters and computed contributions, and adds
   * its scores to the history. Brings the records of metrics and initiatives up to date, among which are all that the
   * scoring names and the place does not know. There is at least one score. Nothing when a scoring of the same time is kept already.
   */
  saveScoring(scoring: ScoringRecord, records: Pick<Anchors, 'metrics' | 'initiatives'>): void;
  /** The newest scoring; null when there is none. */
  scoring(): ScoringRecord | null;
}

/** What the output tabs show besides one run itself. */
export interface RunView {
  /** Every run of the workbook, newest first. */
  readonly history: readonly RunSummary[];
  /** Notes on Runs of every run, and all notes of the run asked for. */
  readonly notes: readonly Note[];
}

/** A cell that people wrote on an output tab, kept by what its row is about rather than where it stands. */
export interface Note {
  readonly runId: string;
  readonly tab: string;
  /** What the row is about, for example an initiative key. */
  readonly row: string;
  readonly column: string;
  readonly value: string;
}
