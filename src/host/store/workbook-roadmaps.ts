import type { InitiativeRecord } from '../../core/app/anchors';
import { HostError } from '../../core/app/host-error';
import type { PortfolioHead, RoadmapStore } from '../../core/app/roadmap-store';
import type { RunSummary } from '../../core/app/run-record';
import { compareText, fold } from '../../core/kernel/fold';
import { portfolioName } from '../../core/portfolio/portfolio';
import { type Roadmap, type RoadmapEntry, type RoadmapHead, sortEntries } from '../../core/portfolio/roadmap';
import { type PayloadPlace, PayloadTab } from './payload';
import { readStored } from './read-stored';
import { type IndexedVersion, RoadmapIndex, type RoadmapRow } from './roadmap-index';

/** What roadmaps have to know of the runs in the same workbook. */
export interface KeptRuns {
  /** Newest first. */
  history(): readonly RunSummary[];
  /** Folded keys of the candidates of a successful run; empty for other runs. */
  candidatesOf(runId: string): ReadonlySet<string>;
  /** Folded keys of every initiative that is kept. */
  initiatives(): ReadonlySet<string>;
}

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Opens the roadmaps of a workbook, whose texts lie on that hidden tab. */
export type OpenRoadmaps = (spreadsheet: Spreadsheet, dataTab: string, runs: KeptRuns) => WorkbookRoadmaps;

/** The hidden tab whose rows are the commits of roadmaps. */
export const roadmapIndexTab = '_oc_roadmaps';

/** The port RoadmapStore on hidden tabs of the same workbook: payload first, then one row of the index, the commit. */
export class WorkbookRoadmaps implements RoadmapStore {
  readonly #index: RoadmapIndex;
  readonly #data: PayloadTab;
  readonly #dataTab: string;
  readonly #runs: KeptRuns;

  constructor(spreadsheet: Spreadsheet, dataTab: string, runs: KeptRuns) {
    this.#index = new RoadmapIndex(spreadsheet, roadmapIndexTab);
    this.#data = new PayloadTab(spreadsheet, dataTab);
    this.#dataTab = dataTab;
    this.#runs = runs;
  }

  list(): readonly RoadmapHead[] {
    return this.#index
      .versions()
      .map(({ head }) => head)
      .sort((left, right) => compareText(fold(left.name), fold(right.name)) || right.version - left.version);
  }

  find(name: string, version: number): Roadmap | null {
    const found = this.#version(name, version);
    return found === null ? null : { ...found.head, entries: this.#read<readonly RoadmapEntry[]>(found.place) };
  }

  publish(roadmap: Roadmap, before: number | null, known: readonly InitiativeRecord[]): boolean {
    const { entries, ...head } = roadmap;
    const kept = this.#version(head.name, head.version);
    const live = this.#index.versions().find((version) => isLive(head.name, version))?.head.version ?? null;
    if (kept !== null) return live === head.version && isSameVersion(kept.head, head);
    if (live !== before) return false;
    const added = this.#prepare(entries, known, [head.source_run_id]);
    this.#commit(`roadmap/${head.version}`, entries, added, (place, knownPlace) => ({
      kind: 'publish',
      head,
      place,
      known: knownPlace,
    }));
    return true;
  }

  unpublish(name: string, version: number): void {
    if (this.#version(name, version)?.head.status !== 'published') return;
    this.#add({ kind: 'unpublish', name, version });
  }

  saveEntries(
    name: string,
    version: number,
    entries: readonly RoadmapEntry[],
    known: readonly InitiativeRecord[],
  ): boolean {
    if (this.#version(name, version)?.head.status !== 'published') return false;
    const added = this.#prepare(entries, known, []);
    this.#commit(`entries/${version}`, entries, added, (place, knownPlace) => ({
      kind: 'entries',
      name,
      version,
      place,
      known: knownPlace,
    }));
    return true;
  }

  portfolios(): readonly PortfolioHead[] {
    const published = this.list().filter(({ status }) => status === 'published');
    const [newest] = [...published].sort((left, right) => compareText(right.published_at, left.published_at));
    const baselines = this.#index.baselines();
    return this.#runs
      .history()
      .filter(({ status }) => status === 'success')
      .map(({ run_id, scenario_name, constraint_set_name: set, constraint_set_version: version }) => ({
        run_id,
        name: portfolioName(scenario_name, set, version),
        scenario_name,
        is_active: newest?.source_run_id === run_id,
        is_baseline: baselines.get(fold(scenario_name)) === run_id,
      }));
  }

  setBaseline(runId: string, isBaseline: boolean): void {
    const run = this.#runs.history().find(({ run_id, status }) => run_id === runId && status === 'success');
    if (run === undefined) throw new HostError(`There is no portfolio of ${runId}.`);
    const scenario = run.scenario_name;
    if ((this.#index.baselines().get(fold(scenario)) === runId) === isBaseline) return;
    this.#add({ kind: 'baseline', runId, scenario, isBaseline });
  }

  /** Records of initiatives that came in by hand. */
  known(): readonly InitiativeRecord[] {
    return this.#index.known().flatMap((place) => this.#read<readonly InitiativeRecord[]>(place));
  }

  /** The records to be kept with these entries. Throws a HostError when something they refer to is not kept. */
  #prepare(
    entries: readonly RoadmapEntry[],
    known: readonly InitiativeRecord[],
    sources: readonly string[],
  ): readonly InitiativeRecord[] {
    const runs = new Set([...sources, ...entries.flatMap(({ source_run_id }) => source_run_id ?? [])]);
    const items = new Map([...runs].map((runId) => [runId, this.#runs.candidatesOf(runId)]));
    const lost = [...items].find(([, keys]) => keys.size === 0)?.[0];
    if (lost !== undefined) throw new HostError(`There is no portfolio of ${lost}. Nothing was changed.`);
    const initiatives = this.#runs.initiatives();
    const added = known.filter(({ initiative_key }) => !initiatives.has(fold(initiative_key)));
    const all = new Set([...initiatives, ...added.map(({ initiative_key }) => fold(initiative_key))]);
    const stray = entries.find(({ initiative_key: key, source_run_id: source }) =>
      source === null ? !all.has(fold(key)) : items.get(source)?.has(fold(key)) !== true,
    );
    if (stray !== undefined) throw new HostError(`${stray.initiative_key} is not known. Nothing was changed.`);
    return added;
  }

  #version(name: string, version: number): IndexedVersion | null {
    const isIt = ({ head }: IndexedVersion): boolean => fold(head.name) === fold(name) && head.version === version;
    return this.#index.versions().find(isIt) ?? null;
  }

  #commit(
    name: string,
    entries: readonly RoadmapEntry[],
    added: readonly InitiativeRecord[],
    rowAt: (place: PayloadPlace, known: PayloadPlace | null) => RoadmapRow,
  ): void {
    this.#index.reserve(rowAt(nowhere, nowhere));
    const texts = [
      { name, text: JSON.stringify(sortEntries(entries)) },
      ...(added.length === 0 ? [] : [{ name: `${name}/known`, text: JSON.stringify(added) }]),
    ];
    const [place, known] = this.#data.add(texts);
    if (place === undefined) throw new Error('a payload has a place');
    // Only what was written before the index row may be named by it.
    SpreadsheetApp.flush();
    this.#index.add(rowAt(place, known ?? null));
  }

  #add(row: RoadmapRow): void {
    this.#index.reserve(row);
    this.#index.add(row);
  }

  #read<T>(place: PayloadPlace): T {
    const text = this.#data.read(place);
    if (text !== null) return readStored<T>(text, this.#dataTab);
    throw new HostError(
      `A roadmap is damaged: its rows on the hidden tab ${this.#dataTab} are missing or were changed. Bring them back with File > Version history.`,
      null,
      true,
    );
  }
}

/** Stands for a place that is not known yet. */
const nowhere: PayloadPlace = { id: '', firstRow: 0, rowCount: 0, hash: '' };

const isLive = (name: string, { head }: IndexedVersion): boolean =>
  fold(head.name) === fold(name) && head.status === 'published';

/** Two publications of one version are the same when they were made at the same moment from the same portfolio. */
const isSameVersion = (left: RoadmapHead, right: RoadmapHead): boolean =>
  left.published_at === right.published_at && left.source_run_id === right.source_run_id;
