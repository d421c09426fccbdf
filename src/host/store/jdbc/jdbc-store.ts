import type { Anchors } from '../../../core/app/anchors';
import { HostError } from '../../../core/app/host-error';
import { abandon, type NewRun, type RunRecord, type RunSummary } from '../../../core/app/run-record';
import type { ScoringRecord } from '../../../core/app/scoring-record';
import type { Note, RunView, Store } from '../../../core/app/store';
import { initiativeRow, metricRow, readAnchors } from './anchor-rows';
import type { Dialect } from './dialect';
import { finishRows } from './finish-rows';
import { JdbcRoadmaps } from './jdbc-roadmaps';
import { schemaVersion } from './migrations';
import { noteRows, readNotes } from './note-rows';
import { newerTables } from './schema-state';
import { readScoring, scoringRows } from './scoring-rows';
import { scoringStatementsFor } from './scoring-statements';
import type { JdbcSession } from './session';
import { type FrozenRun, startRows } from './start-rows';
import { statementsFor } from './statements';
import { readStorableJson, storableJson } from './storable-json';

/** The columns beside the documents of a run. */
interface RunState extends Pick<RunRecord, 'status' | 'expires_at' | 'finished_at'> {
  readonly version: number;
}

/** A line of the history as the database gives it; the columns win over the summary. */
interface HistoryRow extends Pick<RunRecord, 'status' | 'started_at' | 'expires_at'> {
  readonly id: number;
  readonly version: number;
  readonly summary: string;
  readonly notes: string;
}

/**
 * The port Store on tables of a database. The number of statements of each method does not depend on the number of
 * candidates. Keeps only what belongs to one workbook.
 */
export class JdbcStore implements Store {
  readonly #session: JdbcSession;
  readonly #dialect: Dialect;
  readonly #workbookId: string;
  readonly #sql: ReturnType<typeof statementsFor>;
  readonly roadmaps: JdbcRoadmaps;
  readonly #scoringSql: ReturnType<typeof scoringStatementsFor>;

  constructor(session: JdbcSession, dialect: Dialect, workbookId: string) {
    this.#session = session;
    this.#dialect = dialect;
    this.#workbookId = workbookId;
    this.#sql = statementsFor(dialect);
    this.roadmaps = new JdbcRoadmaps(session, dialect, workbookId);
    this.#scoringSql = scoringStatementsFor(dialect);
  }

  start(run: NewRun, anchors: Anchors): void {
    const rows = startRows(this.#workbookId, run, anchors, this.#dialect);
    this.#session.transaction(() => {
      this.#add(this.#sql.upsertMetrics, rows.metrics);
      this.#add(this.#sql.upsertInitiatives, rows.initiatives);
      this.#add(this.#sql.upsertScenario, rows.scenario);
      this.#add(this.#sql.addConstraintSet, rows.constraintSet);
      // None is added where it is kept already, too.
      if (this.#add(this.#sql.addRun, rows.run) === 0) {
        refuseNewer(this.#session.read(1, this.#sql.newest)[0]?.[0]);
      }
    });
  }

  finish(record: RunRecord): RunRecord {
    const rows = finishRows(this.#workbookId, record, this.#dialect);
    const isKept = this.#session.transaction(() => {
      if (this.#add(this.#sql.finishRun, rows.run) === 0) return false;
      this.#add(this.#sql.addPortfolio, rows.portfolio);
      if (this.#add(this.#sql.addItems, rows.items) < rows.items.length) {
        throw new HostError(`The database does not know all initiatives of ${record.run_id}. Nothing was changed.`);
      }
      return true;
    });
    if (isKept) return record;
    const kept = this.find(record.run_id);
    if (kept === null) throw new HostError(`There is no run ${record.run_id} in this workbook.`);
    return kept;
  }

  renew(runId: string, expiresAt: string): void {
    const moment = this.#dialect.moment(expiresAt);
    this.#session.write(this.#sql.renew, moment, this.#workbookId, runId, moment);
  }

  expire(at: string): void {
    this.#session.write(
      this.#sql.expire,
      'Nobody reported an answer in time.',
      this.#workbookId,
      this.#dialect.moment(at),
    );
  }

  find(runId: string): RunRecord | null {
    const [row] = this.#session.read(5, this.#sql.find, this.#workbookId, runId);
    if (row === undefined) return null;
    const [columns, frozen, issues, result, newest] = row;
    refuseNewer(newest);
    const { version, status, expires_at, finished_at } = parse<RunState>(columns);
    const { constraint_set, ...run } = parse<FrozenRun>(frozen);
    return {
      ...run,
      status,
      constraint_set: { ...constraint_set, version },
      issues: parse(issues),
      expires_at: shortMoment(expires_at),
      finished_at: finished_at === null ? null : shortMoment(finished_at),
      result: result == null ? null : parse(result),
    };
  }

  view(runId: string | null): RunView {
    const parts = this.#session.read(3, this.#sql.view, this.#workbookId, this.#workbookId, runId ?? '');
    for (const [, , newest] of parts) refuseNewer(newest);
    const rows = parts.flatMap(([lines]) => (lines == null ? [] : parse<readonly HistoryRow[]>(lines)));
    const newestFirst = [...rows].sort((a, b) => compare(b.started_at, a.started_at) || b.id - a.id);
    const history = newestFirst.map(summaryOf);
    const own = parts.flatMap(([, notes]) => (notes == null || runId === null ? [] : readNotes(runId, notes)));
    const notes = history.flatMap(({ run_id }, index) => readNotes(run_id, newestFirst[index]?.notes ?? '{}'));
    return { history, notes: [...notes, ...own] };
  }

  saveNotes(notes: readonly Note[]): void {
    if (notes.length === 0) return;
    const { runs, items } = noteRows(this.#workbookId, notes);
    this.#session.write(this.#dialect.saveNotes, storableJson(runs), storableJson(items));
  }

  allNotes(): readonly Note[] {
    const rows = this.#session.read(3, this.#sql.allNotes, this.#workbookId);
    return rows.flatMap(([runId, ...documents]) => documents.flatMap((text) => readNotes(runId ?? '', text ?? '{}')));
  }

  anchors(): Anchors {
    const id = this.#workbookId;
    const parts = this.#session.read(2, this.#sql.anchors, id, id, id);
    return readAnchors((table) =>
      parts.flatMap(([name, rows]) =>
        name === table && rows != null ? parse<readonly Readonly<Record<string, unknown>>[]>(rows) : [],
      ),
    );
  }

  saveScoring(scoring: ScoringRecord, { metrics, initiatives }: Pick<Anchors, 'metrics' | 'initiatives'>): void {
    const id = this.#workbookId;
    const sql = this.#scoringSql;
    const rows = scoringRows(id, scoring, this.#dialect);
    // No run has this id: the records are brought up to date whatever runs are kept.
    const of = { workbook_id: id, run_id: '' };
    this.#session.transaction(() => {
      if (this.#session.read(1, sql.isKept, id, this.#dialect.moment(scoring.scored_at)).length > 0) return;
      const metricRows = metrics.map((metric) => metricRow(of, metric));
      const initiativeRows = initiatives.map((initiative) => initiativeRow(of, initiative, true));
      this.#add(this.#sql.upsertMetrics, metricRows);
      this.#add(this.#sql.upsertInitiatives, initiativeRows);
      this.#session.write(sql.forgetComputed, id);
      this.#add(sql.setComputed, rows.initiatives);
      this.#session.write(sql.removeModels, id);
      this.#add(sql.addModels, rows.models);
      this.#session.write(sql.removeParams, id);
      this.#add(sql.addParams, rows.params);
      this.#add(sql.addScores, rows.scores);
    });
  }

  scoring(): ScoringRecord | null {
    const id = this.#workbookId;
    const parts = this.#session.read(2, this.#scoringSql.newest, id, id, id, id, id);
    return readScoring(
      (table) =>
        parts.flatMap(([name, rows]) =>
          name === table && rows != null ? parse<readonly Readonly<Record<string, unknown>>[]>(rows) : [],
        ),
      shortMoment,
    );
  }

  /** Writes rows in one statement, if there are any. */
  #add(sql: string, rows: readonly unknown[]): number {
    return rows.length === 0 ? 0 : this.#session.write(sql, storableJson(rows));
  }
}

/** Throws a HostError when tables of this version are those of a newer add-on. */
function refuseNewer(version: string | null | undefined): void {
  if (version != null && Number(version) > schemaVersion) throw new HostError(newerTables);
}

function summaryOf({ status, version, expires_at, summary }: HistoryRow): RunSummary {
  const kept = { ...parse<RunSummary>(summary), constraint_set_version: version, expires_at: shortMoment(expires_at) };
  return kept.status === 'running' && status === 'failed' ? abandon(kept) : kept;
}

/** Reads a document of a row. */
function parse<T>(text: string | null | undefined): T {
  try {
    return readStorableJson<T>(text ?? '');
  } catch (cause) {
    throw new HostError('A record in the database is damaged: it is not what was written.', cause, true);
  }
}

const compare = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1);

/** A moment as the add-on writes it: without a fraction where there is none. */
const shortMoment = (text: string): string => text.replace(/\.0+Z$/u, 'Z').replace(/(\.\d{3})\d*Z$/u, '$1Z');
