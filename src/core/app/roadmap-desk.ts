import type { Table } from '../columns/cell';
import { fold } from '../kernel/fold';
import { type Portfolio, portfolioOf } from '../portfolio/portfolio';
import { liveHead, type Roadmap, type RoadmapEntry, type RoadmapHead } from '../portfolio/roadmap';
import { editsOf, hasEdits, type RowEdits, withEdits } from '../portfolio/row-edits';
import { findScenario } from '../problem/read-scenario';
import { readWorkbookRows, type Tables, type WorkbookRows } from '../problem/workbook-rows';
import { backlogTab, candidatesTab, roadmapTab, scenarioConfig } from '../tabs/index';
import type { InitiativeRecord } from './anchors';
import { findRun } from './find-run';
import { HostError } from './host-error';
import type { Ports } from './ports';
import { readInitiatives } from './read-anchors';
import { readRoadmapTab, type ShownRoadmap } from './read-roadmap-tab';
import type { RunRecord } from './run-record';
import type { Note } from './store';

/** What actions on roadmaps read of the workbook: once each. */
export interface RoadmapDesk {
  readonly tables: Tables;
  readonly rows: WorkbookRows;
  readonly shown: ShownRoadmap | null;
  /** Of Candidates and Backlog, by folded key. */
  readonly initiatives: ReadonlyMap<string, InitiativeRecord>;
  readonly heads: readonly RoadmapHead[];
}

/** Reads the tabs that roadmaps need, and which versions there are. */
export function openRoadmapDesk({ workbook, store }: Pick<Ports, 'workbook' | 'store'>): RoadmapDesk {
  const tables = workbook.read([roadmapTab, scenarioConfig, candidatesTab, backlogTab]);
  const rows = readWorkbookRows(tables);
  const table: Table | undefined = tables.get(roadmapTab.name);
  return {
    tables,
    rows,
    shown: readRoadmapTab(table),
    initiatives: new Map(readInitiatives(rows).map((record) => [fold(record.initiative_key), record])),
    heads: store.roadmaps.list(),
  };
}

/** What people edited on the tab, and the live version with it. */
export interface LiveEdits {
  /** The live version with the edits. */
  readonly edited: Roadmap;
  readonly isEdited: boolean;
  /** Records of what was added by hand. */
  readonly known: readonly InitiativeRecord[];
  /** Rows that were added by hand but name nothing that is known; they are not kept. */
  readonly strays: readonly RoadmapEntry[];
}

/**
 * The live version of a name with what people edited on the tab; null when none is live. The tab may lag behind: edits are
 * told from the version that it shows.
 */
export function readLiveEdits(
  name: string,
  { shown, heads, initiatives }: RoadmapDesk,
  { store }: Pick<Ports, 'store'>,
): LiveEdits | null {
  const head = liveHead(heads, name);
  const live = head === null ? null : store.roadmaps.find(head.name, head.version);
  if (live === null) return null;
  const isShown = shown !== null && fold(shown.name) === fold(name);
  const base = !isShown || shown.version === live.version ? live : store.roadmaps.find(shown.name, shown.version);
  if (!isShown || base === null) return { edited: live, isEdited: false, known: [], strays: [] };
  const edits = editsOf(
    base.entries,
    shown.rows.map((row) => keepUnread(row, base, shown)),
  );
  const isKnown = ({ initiative_key }: RoadmapEntry): boolean => initiatives.has(fold(initiative_key));
  const kept: RowEdits = { ...edits, added: edits.added.filter(isKnown).map((row) => spelled(row, initiatives)) };
  return {
    edited: { ...live, entries: withEdits(live, kept) },
    isEdited: hasEdits(kept),
    known: knownByHand(withEdits(live, kept), initiatives),
    strays: edits.added.filter((row) => !isKnown(row)),
  };
}

/** Cells that could not be read stay as they were kept. */
function keepUnread(row: ShownRoadmap['rows'][number], base: Roadmap, { unread }: ShownRoadmap) {
  const kept = base.entries.find(({ initiative_key }) => fold(initiative_key) === fold(row.initiative_key));
  if (kept === undefined || !unread.has(fold(row.initiative_key))) return row;
  const { priority_rank, planned_quarter, planned_year } = kept;
  return {
    ...row,
    priority_rank: row.priority_rank ?? priority_rank,
    planned_quarter: row.planned_quarter ?? planned_quarter,
    planned_year: row.planned_quarter === null ? planned_year : row.planned_year,
  };
}

const spelled = (row: RoadmapEntry, initiatives: RoadmapDesk['initiatives']): RoadmapEntry => ({
  ...row,
  initiative_key: initiatives.get(fold(row.initiative_key))?.initiative_key ?? row.initiative_key,
});

/** The records of entries that no portfolio brought. */
function knownByHand(
  entries: readonly RoadmapEntry[],
  initiatives: RoadmapDesk['initiatives'],
): readonly InitiativeRecord[] {
  return entries.flatMap(({ source_run_id, initiative_key }) =>
    source_run_id === null ? (initiatives.get(fold(initiative_key)) ?? []) : [],
  );
}

/**
 * Keeps what people edited on the tab with the live version of the roadmap that it shows, and beside what is not funded.
 * Gives how many rows were changed, added or taken away; the caller holds the lock.
 */
export function keepRoadmapEdits(desk: RoadmapDesk, ports: Pick<Ports, 'store'>): LiveEdits | null {
  const { shown } = desk;
  if (shown === null) return null;
  const live = readLiveEdits(shown.name, desk, ports);
  if (live === null) return null;
  const { edited, isEdited, known } = live;
  if (isEdited && !ports.store.roadmaps.saveEntries(edited.name, edited.version, edited.entries, known)) {
    throw new HostError(
      'Somebody else published this roadmap at the same moment. Your edits are still on the tab: try again.',
    );
  }
  const asides = editedAsides(desk, ports);
  if (asides.size > 0) ports.store.saveNotes(asideNotes(edited.source_run_id, asides));
  return live;
}

/**
 * What people changed beside initiatives that are not funded, by key as shown: told from what is kept for the version that
 * the tab shows, so that a tab that lags behind takes nothing back that was written since.
 */
export function editedAsides(
  { shown, heads }: RoadmapDesk,
  { store }: Pick<Ports, 'store'>,
): ReadonlyMap<string, string> {
  if (shown === null || shown.asides.size === 0) return new Map();
  const head = heads.find(({ name, version }) => fold(name) === fold(shown.name) && version === shown.version);
  if (head === undefined) return new Map();
  const kept = readAsides(store.view(head.source_run_id).notes, head.source_run_id);
  return new Map([...shown.asides].filter(([key, note]) => note !== (kept.get(fold(key)) ?? '')));
}

/** What stands beside initiatives that are not funded now is kept with the run that says so. */
export function asideNotes(runId: string, asides: ReadonlyMap<string, string>): readonly Note[] {
  // Folded, so that an initiative has one note however its key is spelled.
  return [...asides].map(([key, value]) => ({
    runId,
    tab: roadmapTab.name,
    row: fold(key),
    column: 'notes',
    value,
  }));
}

/** What is kept beside initiatives that are not funded now, by folded key. */
export function readAsides(notes: readonly Note[], runId: string): ReadonlyMap<string, string> {
  const own = notes.filter((note) => note.tab === roadmapTab.name && note.runId === runId && note.value !== '');
  return new Map(own.map(({ row, value }) => [fold(row), value]));
}

/** A run with its portfolio. Throws a HostError when it has none. */
export function findPortfolio(runId: string, { store }: Pick<Ports, 'store'>): PlannedRecord {
  const record = findRun(runId, store);
  const { result, status } = record;
  if (result === null || status !== 'success') throw new HostError(`The run ${runId} has no plan to publish.`);
  return { record: { ...record, result }, portfolio: portfolioOf({ ...record, result }) };
}

export interface PlannedRecord {
  readonly record: RunRecord & { readonly result: NonNullable<RunRecord['result']> };
  readonly portfolio: Portfolio;
}

/** Titles by initiative key, in pairs; without those that have none. */
export type Titles = readonly (readonly [key: string, title: string])[];

/** What these initiatives are called in their portfolio, else on Candidates or Backlog. */
export function titlesOf(
  of: readonly { readonly initiative_key: string }[],
  { portfolio }: PlannedRecord,
  { initiatives }: RoadmapDesk,
): Titles {
  const planned = new Map(portfolio.items.map(({ initiative_key, title }) => [fold(initiative_key), title]));
  const keys = new Set(of.map(({ initiative_key }) => initiative_key));
  return [...keys].flatMap((key) => {
    const title = planned.get(fold(key)) || initiatives.get(fold(key))?.title;
    return title ? [[key, title] as const] : [];
  });
}

/** Tokens per quarter as Scenario_Config has them for the scenario of a run. */
export function capacityByQuarter({ rows }: RoadmapDesk, { problem }: Pick<RunRecord, 'problem'>) {
  return findScenario(rows.scenarios, problem.scenario.name)?.values.capacity_by_quarter ?? [];
}
