import type { InitiativeRecord } from '../../../core/app/anchors';
import { HostError } from '../../../core/app/host-error';
import type { PortfolioHead, RoadmapStore } from '../../../core/app/roadmap-store';
import { compareText, fold } from '../../../core/kernel/fold';
import { type Roadmap, type RoadmapEntry, type RoadmapHead, sortEntries } from '../../../core/portfolio/roadmap';
import { initiativeRow } from './anchor-rows';
import type { Dialect } from './dialect';
import { foldedKey } from './folded-key';
import { roadmapStatements } from './roadmap-statements';
import type { JdbcSession } from './session';
import { statementsFor } from './statements';
import { readStorableJson, storableJson } from './storable-json';

/** The port RoadmapStore on tables of a database; statements of each method do not depend on the entries. */
export class JdbcRoadmaps implements RoadmapStore {
  readonly #session: JdbcSession;
  readonly #dialect: Dialect;
  readonly #workbookId: string;
  readonly #sql: ReturnType<typeof roadmapStatements>;
  readonly #addInitiatives: string;

  constructor(session: JdbcSession, dialect: Dialect, workbookId: string) {
    this.#session = session;
    this.#dialect = dialect;
    this.#workbookId = workbookId;
    this.#sql = roadmapStatements(dialect);
    this.#addInitiatives = statementsFor(dialect).upsertInitiatives;
  }

  list(): readonly RoadmapHead[] {
    const heads = this.#session
      .read(1, this.#sql.list, this.#workbookId)
      .flatMap(([rows]) => parseList<RoadmapHead>(rows));
    return heads
      .map(headOf)
      .sort((left, right) => compareText(fold(left.name), fold(right.name)) || right.version - left.version);
  }

  find(name: string, version: number): Roadmap | null {
    const of = this.#of(name, version);
    const rows = this.#session.read(2, this.#sql.find, ...of, ...of);
    const head = rows.find(([text]) => text != null)?.[0];
    if (head == null) return null;
    const entries = rows.flatMap(([, text]) => parseList<RoadmapEntry>(text));
    return {
      ...headOf(readStorableJson(head)),
      entries: sortEntries(entries.map((entry) => ({ ...entry, is_locked_in: Boolean(entry.is_locked_in) }))),
    };
  }

  publish(roadmap: Roadmap, before: number | null, known: readonly InitiativeRecord[]): boolean {
    const { entries, status: _, source_run_id, published_at, ...head } = roadmap;
    const row = {
      ...head,
      workbook_id: this.#workbookId,
      name_folded: foldedKey(head.name),
      source_run_id,
      published_at: this.#dialect.moment(published_at),
    };
    try {
      return this.#session.transaction(() => {
        if (before !== null && this.#session.write(this.#sql.supersede, ...this.#of(head.name, before)) === 0) {
          return this.#isKept(roadmap);
        }
        if (this.#add(this.#sql.addRoadmap, [row]) === 0) throw noPortfolio(source_run_id);
        this.#addEntries(head.name, head.version, entries, known);
        this.#activate();
        return true;
      });
    } catch (error) {
      const live = this.list().find(({ name, status }) => fold(name) === fold(head.name) && status === 'published');
      // Somebody else's version took the place; or this one was kept before the failure was told.
      if (live !== undefined && live.version !== before) return isSameVersion(live, roadmap);
      throw error;
    }
  }

  unpublish(name: string, version: number): void {
    const [workbook, folded] = this.#of(name, version);
    this.#session.transaction(() => {
      if (this.#session.write(this.#sql.takeBack, ...this.#of(name, version)) === 0) return;
      this.#session.write(this.#sql.restoreFormer, workbook, folded, workbook, folded);
      this.#activate();
    });
  }

  saveEntries(
    name: string,
    version: number,
    entries: readonly RoadmapEntry[],
    known: readonly InitiativeRecord[],
  ): boolean {
    return this.#session.transaction(() => {
      if (this.#session.write(this.#sql.touch, ...this.#of(name, version)) === 0) return false;
      this.#session.write(this.#sql.removeEntries, ...this.#of(name, version));
      this.#addEntries(name, version, entries, known);
      return true;
    });
  }

  portfolios(): readonly PortfolioHead[] {
    const rows = this.#session.read(1, this.#sql.portfolios, this.#workbookId);
    return rows
      .flatMap(([text]) => parseList<PortfolioHead & { readonly started_at: string; readonly id: number }>(text))
      .sort((left, right) => compareText(right.started_at, left.started_at) || right.id - left.id)
      .map(({ run_id, name, scenario_name, is_active, is_baseline }) => ({
        run_id,
        name,
        scenario_name,
        is_active: Boolean(is_active),
        is_baseline: Boolean(is_baseline),
      }));
  }

  setBaseline(runId: string, isBaseline: boolean): void {
    const run = [runId, this.#workbookId] as const;
    const written = isBaseline
      ? this.#session.write(this.#sql.setBaseline, ...run, ...run)
      : this.#session.write(this.#sql.clearBaseline, ...run);
    if (written === 0) throw noPortfolio(runId);
  }

  #of(name: string, version: number): readonly [string, string, string] {
    return [this.#workbookId, foldedKey(name), String(version)];
  }

  #isKept(roadmap: Roadmap): boolean {
    const kept = this.find(roadmap.name, roadmap.version);
    return kept !== null && kept.status === 'published' && isSameVersion(kept, roadmap);
  }

  #addEntries(
    name: string,
    version: number,
    entries: readonly RoadmapEntry[],
    known: readonly InitiativeRecord[],
  ): void {
    // No run has this name: the rows are added whatever runs there are.
    const of = { workbook_id: this.#workbookId, run_id: '' };
    this.#add(
      this.#addInitiatives,
      known.map((record) => initiativeRow(of, record, false)),
    );
    const rows = entries.map((entry) => ({
      workbook_id: this.#workbookId,
      name_folded: foldedKey(name),
      version,
      initiative_key_folded: foldedKey(entry.initiative_key),
      source_run_id: entry.source_run_id ?? undefined,
      priority_rank: entry.priority_rank ?? undefined,
      planned_quarter: entry.planned_quarter ?? undefined,
      planned_year: entry.planned_year ?? undefined,
      is_locked_in: Number(entry.is_locked_in),
      notes: entry.notes,
    }));
    if (this.#add(this.#sql.addEntries, rows) < rows.length) {
      throw new HostError('The database does not know everything that this roadmap refers to. Nothing was changed.');
    }
  }

  #activate(): void {
    this.#session.write(this.#sql.activate, this.#workbookId, this.#workbookId);
  }

  #add(sql: string, rows: readonly unknown[]): number {
    return rows.length === 0 ? 0 : this.#session.write(sql, storableJson(rows));
  }
}

const noPortfolio = (runId: string): HostError =>
  new HostError(`There is no portfolio of ${runId}. Nothing was changed.`);

/** Two publications of one version are the same when they were made at the same moment from the same portfolio. */
function isSameVersion(left: RoadmapHead, right: RoadmapHead): boolean {
  return (
    left.version === right.version &&
    left.published_at === right.published_at &&
    left.source_run_id === right.source_run_id
  );
}

const headOf = (head: RoadmapHead): RoadmapHead => ({
  ...head,
  published_at: head.published_at.replace(/\.0+Z$/u, 'Z').replace(/(\.\d{3})\d*Z$/u, '$1Z'),
});

const parseList = <T>(text: string | null | undefined): readonly T[] =>
  text == null ? [] : readStorableJson<readonly T[]>(text);
