import * as z from 'zod/mini';
import { fold } from '../kernel/fold';
import { parsePeriod } from '../kernel/period';
import { type Drift, driftOf } from '../portfolio/drift';
import { liveHead, type Roadmap, type RoadmapHead } from '../portfolio/roadmap';
import type { SequenceTask } from '../portfolio/sequence/task';
import { roadmapTab } from '../tabs/index';
import { type EditPrices, editPricesSchema } from './edit-prices';
import { HostError } from './host-error';
import type { Ports } from './ports';
import {
  findPortfolio,
  keepRoadmapEdits,
  openRoadmapDesk,
  readAsides,
  readLiveEdits,
  type Titles,
  titlesOf,
} from './roadmap-desk';
import { roadmapSequence } from './roadmap-sequence';
import { roadmapRows } from './roadmap-view';

/** A roadmap by its name. `prices`: what quarters of people's own cost, for the rows. */
export const roadmapRequestSchema = z.strictObject({ name: z.string(), prices: z.optional(editPricesSchema) });

export type RoadmapRequest = z.infer<typeof roadmapRequestSchema>;

/** A live roadmap and how far people moved it away from its portfolio. */
export interface RoadmapReport {
  readonly roadmap: Roadmap;
  /** Every version of it, newest first. */
  readonly versions: readonly RoadmapHead[];
  readonly drift: Drift;
  /** What initiatives are called that are on the roadmap or in its portfolio, by key. */
  readonly titles: Titles;
  /** For finding out what quarters of people's own cost; null when the timeframe cannot be read. */
  readonly task: SequenceTask | null;
}

/** Shows the live version of a roadmap on its tab; what people edited on the tab is kept first. */
export function showRoadmap({ name, prices = [] }: RoadmapRequest, ports: Ports): RoadmapReport {
  return ports.lock.hold(() => {
    keepRoadmapEdits(openRoadmapDesk(ports), ports);
    const report = showRoadmapOf(name, ports, prices);
    if (report === null) throw new HostError(`There is no published roadmap ${name}.`);
    return report;
  });
}

/**
 * Writes the Roadmap tab anew for the live version of a name; null when none is live: then the tab is emptied. What people
 * edited has been kept; rows that could not be kept stay on the tab. The caller holds the lock.
 */
export function showRoadmapOf(
  name: string,
  ports: Pick<Ports, 'workbook' | 'store'>,
  prices: EditPrices = [],
): RoadmapReport | null {
  const { store, workbook } = ports;
  const desk = openRoadmapDesk(ports);
  const head = liveHead(desk.heads, name);
  const roadmap = head === null ? null : store.roadmaps.find(head.name, head.version);
  if (roadmap === null) {
    workbook.show(roadmapTab, []);
    return null;
  }
  const versions = desk.heads.filter((other) => fold(other.name) === fold(name));
  const formerHead = versions.find(({ status, version }) => status === 'superseded' && version < roadmap.version);
  const former = formerHead === undefined ? null : store.roadmaps.find(formerHead.name, formerHead.version);
  const planned = findPortfolio(roadmap.source_run_id, ports);
  const isShown = desk.shown !== null && fold(desk.shown.name) === fold(name);
  const isReadable = parsePeriod(roadmap.timeframe_label) !== null;
  const task = isReadable ? roadmapSequence(roadmap.timeframe_label, roadmap.entries, planned, desk) : null;
  const rows = roadmapRows({
    roadmap,
    former,
    planned,
    initiatives: desk.initiatives,
    task,
    prices,
    asides: readAsides(store.view(roadmap.source_run_id).notes, roadmap.source_run_id),
    strays: isShown ? (readLiveEdits(name, desk, ports)?.strays ?? []) : [],
    unread: isShown ? (desk.shown?.unread ?? new Map()) : new Map(),
  });
  workbook.show(roadmapTab, rows);
  const tokensOf = (key: string): number => desk.initiatives.get(fold(key))?.engineering_tokens ?? 0;
  return {
    roadmap,
    versions,
    drift: driftOf(planned.record, planned.portfolio, roadmap.entries, tokensOf),
    titles: titlesOf([...roadmap.entries, ...planned.portfolio.items], planned, desk),
    task,
  };
}
