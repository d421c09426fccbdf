import * as z from 'zod/mini';
import { contentHash, type Json } from '../kernel/canonical-json';
import { fold } from '../kernel/fold';
import { changesBetween, type VersionChanges } from '../portfolio/changes';
import { isRepeated, nextEntries } from '../portfolio/next-version';
import type { Roadmap, RoadmapEntry, RoadmapHead } from '../portfolio/roadmap';
import type { SequenceTask } from '../portfolio/sequence/task';
import type { InitiativeRecord } from './anchors';
import { HostError } from './host-error';
import type { Ports } from './ports';
import {
  editedAsides,
  findPortfolio,
  type LiveEdits,
  openRoadmapDesk,
  type PlannedRecord,
  type RoadmapDesk,
  readAsides,
  readLiveEdits,
  type Titles,
  titlesOf,
} from './roadmap-desk';
import { roadmapSequence } from './roadmap-sequence';

const words = z.string().check(z.maxLength(5_000));

/** What is to be published, and what people call it. */
export const publishWordsSchema = z.strictObject({
  /** The run of the portfolio. */
  run_id: z.string(),
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  /** A period such as 2026-H1. */
  timeframe_label: z.string().check(z.maxLength(100)),
  owner_team: z.string().check(z.maxLength(300)),
  description: words,
  /** False: quarters of entries that are not locked are planned anew. */
  keep_quarters: z.boolean(),
});

export type PublishWords = z.infer<typeof publishWordsSchema>;

/** What publishing would do. Plain JSON. */
export interface RoadmapPreview {
  /** The version it would make; the live one when nothing is new. */
  readonly version: number;
  /** The live version; null: none. */
  readonly live: RoadmapHead | null;
  /** Its entries as they are kept; null: none. */
  readonly before: readonly RoadmapEntry[] | null;
  /** The same portfolio, name and timeframe are live already, and nothing was edited since. */
  readonly nothing_new: boolean;
  /** Against the live version as it is kept. */
  readonly changes: VersionChanges;
  readonly entries: readonly RoadmapEntry[];
  /** What the initiatives of either version are called, by key. */
  readonly titles: Titles;
  /** For planning quarters: entries with a quarter are fixed there. */
  readonly task: SequenceTask;
  /** Rows of the tab that cannot be kept, in words. */
  readonly problems: readonly string[];
  /** Stands for all of this: publishing takes it back, so that nothing else is published than was seen. */
  readonly token: string;
}

/** Everything that a publication is made from. */
export interface Publication {
  readonly preview: RoadmapPreview;
  readonly desk: RoadmapDesk;
  readonly planned: PlannedRecord;
  /** Whose edits carry over: the live version, else the newest that was taken back. */
  readonly before: Roadmap | null;
  readonly live: LiveEdits | null;
  readonly known: readonly InitiativeRecord[];
  /** What stands beside initiatives that are not on the roadmap from now on, by key. */
  readonly asides: ReadonlyMap<string, string>;
}

/** Says what publishing a portfolio would change; writes nothing. */
export function previewRoadmap(request: PublishWords, ports: Ports): RoadmapPreview {
  return ports.lock.hold(() => preparePublication(request, ports).preview);
}

/** Works out a publication from the store and the tabs as they are. */
export function preparePublication(request: PublishWords, ports: Pick<Ports, 'workbook' | 'store'>): Publication {
  const name = request.name.trim();
  if (name === '') throw new HostError('A roadmap needs a name. Nothing was published.');
  const desk = openRoadmapDesk(ports);
  const planned = findPortfolio(request.run_id, ports);
  const versions = desk.heads.filter((head) => fold(head.name) === fold(name));
  const live = readLiveEdits(name, desk, ports);
  const [newest] = versions;
  const before = live?.edited ?? (newest === undefined ? null : ports.store.roadmaps.find(newest.name, newest.version));
  const kept = nextEntries(planned.portfolio, before, request.keep_quarters);
  const aside = asidesBefore(before, desk, ports);
  const entries = kept.map((entry) => withAside(entry, before, aside));
  const isSame = isRepeated(live?.edited ?? null, request.run_id, { ...request, name }) && live?.isEdited !== true;
  const version = isSame ? (live?.edited.version ?? 1) : (newest?.version ?? 0) + 1;
  const stored = live === null ? null : ports.store.roadmaps.find(live.edited.name, live.edited.version);
  const shown = isSame ? (live?.edited.entries ?? []) : entries;
  const facts = [request.run_id, name, request.timeframe_label, version, JSON.stringify(shown), JSON.stringify(stored)];
  const preview = {
    version,
    live: desk.heads.find((head) => head.status === 'published' && fold(head.name) === fold(name)) ?? null,
    before: stored?.entries ?? null,
    nothing_new: isSame,
    changes: changesBetween(stored?.entries ?? null, shown),
    entries: shown,
    titles: titlesOf([...shown, ...(stored?.entries ?? [])], planned, desk),
    task: roadmapSequence(request.timeframe_label, shown, planned, desk),
    problems: problemsOf(desk, live),
    token: contentHash(facts satisfies Json),
  };
  const left = new Set(shown.map(({ initiative_key }) => fold(initiative_key)));
  const dropped = (before?.entries ?? []).filter(
    ({ initiative_key: key, notes }) => !left.has(fold(key)) && notes !== '',
  );
  const asides = new Map([
    ...[...aside.values()].filter(({ key }) => !left.has(fold(key))).map(({ key, note }) => [key, note] as const),
    ...dropped.map(({ initiative_key, notes }) => [initiative_key, notes] as const),
  ]);
  return { preview, desk, planned, before, live, known: live?.known ?? [], asides };
}

interface Aside {
  readonly key: string;
  readonly note: string;
}

/** What stood beside initiatives that were not on the roadmap, on the tab or as it was kept, by folded key. */
function asidesBefore(
  before: Roadmap | null,
  desk: RoadmapDesk,
  { store }: Pick<Ports, 'store'>,
): ReadonlyMap<string, Aside> {
  if (before === null) return new Map();
  const { shown } = desk;
  const kept = readAsides(store.view(before.source_run_id).notes, before.source_run_id);
  const typed =
    shown !== null && fold(shown.name) === fold(before.name)
      ? editedAsides(desk, { store })
      : new Map<string, string>();
  const asides = new Map([...kept].map(([id, note]): readonly [string, Aside] => [id, { key: id, note }]));
  for (const [key, note] of typed) asides.set(fold(key), { key, note });
  return asides;
}

/** What comes in brings along what was written beside it while it was not funded. */
function withAside(entry: RoadmapEntry, before: Roadmap | null, asides: ReadonlyMap<string, Aside>): RoadmapEntry {
  const isNew =
    before?.entries.every(({ initiative_key }) => fold(initiative_key) !== fold(entry.initiative_key)) ?? true;
  const note = asides.get(fold(entry.initiative_key))?.note;
  return isNew && entry.notes === '' && note !== undefined ? { ...entry, notes: note } : entry;
}

function problemsOf({ shown }: RoadmapDesk, live: LiveEdits | null): readonly string[] {
  const strays = live?.strays ?? [];
  return [
    ...strays.map(({ initiative_key: key }) => `${key} is neither on Candidates nor on Backlog.`),
    ...(shown?.problems ?? []),
  ];
}
