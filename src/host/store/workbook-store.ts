import type { Anchors } from '../../core/app/anchors';
import { HostError } from '../../core/app/host-error';
import { mergeAnchors, noAnchors } from '../../core/app/merge-anchors';
import { type NewRun, type RunRecord, summarize } from '../../core/app/run-record';
import type { ScoringRecord } from '../../core/app/scoring-record';
import type { Note, RunView, Store } from '../../core/app/store';
import { storeIndexTab } from '../../core/app/store-tabs';
import { compareText, fold } from '../../core/kernel/fold';
import { runsTab } from '../../core/tabs/index';
import { NoteTab } from './note-tab';
import { type PayloadPlace, PayloadTab } from './payload';
import { readStored } from './read-stored';
import { type IndexRow, RunIndex } from './run-index';
import type { OpenRoadmaps, WorkbookRoadmaps } from './workbook-roadmaps';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The hidden tabs of the store. */
export const storeTabs = { index: storeIndexTab, data: '_oc_data', notes: '_oc_notes' } as const;

/** The part of a record that finishing adds. */
type Outcome = Pick<RunRecord, 'status' | 'issues' | 'finished_at' | 'result'>;

/** A text to be kept, and the name of what it is of. */
interface Payload {
  readonly name: string;
  readonly text: string;
}

/**
 * The port Store on hidden tabs of the same workbook. A write puts its payload on the data tab, flushes, and then adds
 * rows to the index in one call: that is the commit, and payload that no index row names does not exist. Whoever writes
 * holds the document lock.
 */
export class WorkbookStore implements Store {
  readonly #index: RunIndex;
  readonly #data: PayloadTab;
  readonly #notes: NoteTab;
  readonly #openRoadmaps: () => WorkbookRoadmaps;
  #roadmaps: WorkbookRoadmaps | null = null;

  /** `openRoadmaps` is called when something asks for roadmaps. */
  constructor(spreadsheet: Spreadsheet, openRoadmaps: OpenRoadmaps) {
    this.#index = new RunIndex(spreadsheet, storeTabs.index);
    this.#data = new PayloadTab(spreadsheet, storeTabs.data);
    this.#notes = new NoteTab(spreadsheet, storeTabs.notes);
    const runs = {
      history: () => this.view(null).history,
      candidatesOf: (runId: string) => candidatesOf(this.find(runId)),
      initiatives: () => new Set(this.anchors().initiatives.map(({ initiative_key }) => fold(initiative_key))),
    };
    this.#openRoadmaps = () => openRoadmaps(spreadsheet, storeTabs.data, runs);
  }

  get roadmaps(): WorkbookRoadmaps {
    this.#roadmaps ??= this.#openRoadmaps();
    return this.#roadmaps;
  }

  start(run: NewRun, anchors: Anchors): void {
    if (this.#index.runs().has(run.run_id)) return;
    const version = this.#versionOf(run);
    const record: RunRecord = { ...run, constraint_set: { ...run.constraint_set, version } };
    const payloads = [
      { name: `${run.run_id}/start`, text: JSON.stringify(record) },
      ...this.#changedAnchors(`${run.run_id}/anchors`, anchors),
    ];
    this.#commit(payloads, ([place = nowhere, changed]) => ({
      kind: 'start',
      runId: run.run_id,
      place,
      summary: summarize(record),
      anchors: changed ?? null,
    }));
  }

  finish(record: RunRecord): RunRecord {
    const { run_id: runId, status, issues, finished_at, result } = record;
    const known = this.#index.runs().get(runId);
    if (known === undefined) throw new HostError(`There is no run ${runId} in this workbook.`);
    if (known.finished !== null) return this.find(runId) ?? record;
    const outcome: Outcome = { status, issues, finished_at, result };
    const kept = { ...record, expires_at: known.summary.expires_at };
    const payload = { name: `${runId}/finish`, text: JSON.stringify(outcome) };
    this.#commit([payload], ([place = nowhere]) => ({ kind: 'finish', runId, place, summary: summarize(kept) }));
    return kept;
  }

  renew(runId: string, expiresAt: string): void {
    const known = this.#index.runs().get(runId);
    if (known?.summary.status !== 'running' || known.summary.expires_at >= expiresAt) return;
    this.#index.add([{ kind: 'renew', runId, expiresAt }]);
  }

  expire(at: string): void {
    const expired = [...this.#index.runs()].filter(
      ([, { summary }]) => summary.status === 'running' && summary.expires_at < at,
    );
    this.#index.add(expired.map(([runId]) => ({ kind: 'expire', runId })));
  }

  find(runId: string): RunRecord | null {
    const known = this.#index.runs().get(runId);
    if (known === undefined) return null;
    const { status, expires_at } = known.summary;
    const record: RunRecord = { ...this.#read<RunRecord>(known.started), status, expires_at };
    return known.finished === null ? record : { ...record, ...this.#read<Outcome>(known.finished) };
  }

  view(runId: string | null): RunView {
    const newestFirst = [...this.#index.runs().values()].map(({ summary }) => summary).reverse();
    // A copied history is kept after runs that were made later.
    const history = newestFirst.sort((left, right) => compareText(right.started_at, left.started_at));
    const notes = this.#notes.all().filter((note) => note.tab === runsTab.name || note.runId === runId);
    return { history, notes };
  }

  saveNotes(notes: readonly Note[]): void {
    this.#notes.save(notes);
  }

  allNotes(): readonly Note[] {
    return this.#notes.all();
  }

  anchors(): Anchors {
    const kept = this.#intactAnchors().known;
    const byHand = this.roadmaps.known();
    return byHand.length === 0 ? kept : mergeAnchors({ ...noAnchors, initiatives: byHand }, kept);
  }

  /** The newest records that nobody damaged: the rows of the tabs bring them up to date with the next run. */
  #intactAnchors(): { readonly known: Anchors; readonly isNewest: boolean } {
    const places = this.#index.anchors().slice(0, mostAnchors);
    for (const [age, place] of places.entries()) {
      const text = this.#data.read(place);
      if (text !== null) return { known: readStored<Anchors>(text, storeTabs.data), isNewest: age === 0 };
    }
    return { known: noAnchors, isNewest: places.length === 0 };
  }

  saveScoring(scoring: ScoringRecord, records: Pick<Anchors, 'metrics' | 'initiatives'>): void {
    const scoredAt = scoring.scored_at;
    if (this.#index.scorings().has(scoredAt)) return;
    const payloads = [
      { name: `scoring ${scoredAt}/scores`, text: JSON.stringify(scoring) },
      ...this.#changedAnchors(`scoring ${scoredAt}/anchors`, { ...noAnchors, ...records }),
    ];
    this.#commit(payloads, ([place = nowhere, changed]) => ({
      kind: 'score',
      scoredAt,
      place,
      anchors: changed ?? null,
    }));
  }

  scoring(): ScoringRecord | null {
    const newest = [...this.#index.scorings()].sort(([left], [right]) => compareText(left, right)).at(-1);
    return newest === undefined ? null : this.#read<ScoringRecord>(newest[1]);
  }

  /** All that is known with these records brought up to date; nothing when that changes nothing. */
  #changedAnchors(name: string, anchors: Anchors): readonly Payload[] {
    const { known, isNewest } = this.#intactAnchors();
    const merged = mergeAnchors(known, anchors);
    const isChanged = !isNewest || JSON.stringify(merged) !== JSON.stringify(known);
    return isChanged ? [{ name, text: JSON.stringify(merged) }] : [];
  }

  /** The version of a run's constraint set: that of the same content, else the next free one. */
  #versionOf({ problem, constraint_set: { name, content_hash } }: NewRun): number {
    const sameName = [...this.#index.runs().values()]
      .map(({ summary }) => summary)
      .filter(
        (run) =>
          fold(run.scenario_name) === fold(problem.scenario.name) && fold(run.constraint_set_name) === fold(name),
      );
    const same = sameName.find((run) => run.content_hash === content_hash);
    return same?.constraint_set_version ?? Math.max(0, ...sameName.map((run) => run.constraint_set_version)) + 1;
  }

  #commit(payloads: readonly Payload[], rowAt: (places: readonly PayloadPlace[]) => IndexRow): void {
    this.#index.reserve([rowAt([])]);
    // With the first run comes the place for notes: recording it is expensive enough.
    if (this.#index.runs().size === 0) this.#notes.prepare();
    const row = rowAt(this.#data.add(payloads));
    // Only what was written before the index row may be named by it.
    SpreadsheetApp.flush();
    this.#index.add([row]);
  }

  #read<T>(place: PayloadPlace): T {
    const text = this.#data.read(place);
    if (text !== null) return readStored<T>(text, storeTabs.data);
    const [runId = ''] = place.id.split('/');
    throw new HostError(
      `The record of ${runId} is damaged: its rows on the hidden tab ${storeTabs.data} are missing or were changed. Bring them back with File > Version history.`,
      null,
      true,
    );
  }
}

/** Folded keys of the candidates of a run that ended with a plan. */
const candidatesOf = (record: RunRecord | null): ReadonlySet<string> =>
  new Set(record?.status === 'success' ? record.problem.candidates.map(({ key }) => fold(key)) : []);

/** Stands for a place that is not known yet. */
const nowhere: PayloadPlace = { id: '', firstRow: 0, rowCount: 0, hash: '' };

/** How many earlier states are looked through for one that is intact. */
const mostAnchors = 3;
