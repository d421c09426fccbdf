import { fold } from '../kernel/fold';
import { liveHead, type Roadmap, type RoadmapHead } from '../portfolio/roadmap';
import type { InitiativeRecord } from './anchors';
import { unlessDamaged } from './host-error';
import type { Store } from './store';

/**
 * The versions that the second place lacks, oldest first within their name. A roadmap that the second place has of its own
 * under the same name is left alone, and nothing comes in below a version that is there.
 */
export function uncopiedVersions(from: Store, to: Store): readonly RoadmapHead[] {
  const source = from.roadmaps.list();
  if (source.length === 0) return [];
  const there = new Map(to.roadmaps.list().map((head) => [idOf(head), head]));
  const own = new Set(
    source
      .filter((head) => (there.get(idOf(head))?.published_at ?? head.published_at) !== head.published_at)
      .map(nameOf),
  );
  const strangers = [...there.values()].filter((head) => !source.some((other) => idOf(other) === idOf(head)));
  for (const head of strangers) own.add(nameOf(head));
  const newest = new Map<string, number>();
  for (const head of there.values()) newest.set(nameOf(head), Math.max(head.version, newest.get(nameOf(head)) ?? 0));
  return source
    .filter((head) => {
      const status = there.get(idOf(head))?.status ?? null;
      // What was taken back is published first and then taken back: the second step may be missing.
      const isMissing = status === null && head.version > (newest.get(nameOf(head)) ?? 0);
      return !own.has(nameOf(head)) && (isMissing || (head.status === 'draft' && status === 'published'));
    })
    .sort((left, right) => left.version - right.version);
}

/**
 * Copies a version whose earlier ones are copied: publishing again what was published leads to the same states. Gives why
 * not, in words, where its record is damaged or a run that it comes from is not in the second place; null: it is copied.
 */
export function copyVersion(head: RoadmapHead, from: Store, to: Store): string | null {
  const { name, version, status } = head;
  const roadmap = unlessDamaged(() => from.roadmaps.find(name, version));
  if (typeof roadmap === 'string') return roadmap;
  if (roadmap === null) return null;
  const known = new Set(to.view(null).history.flatMap((run) => (run.status === 'success' ? run.run_id : [])));
  const sources = [roadmap.source_run_id, ...roadmap.entries.flatMap(({ source_run_id }) => source_run_id ?? [])];
  const missing = sources.find((runId) => !known.has(runId));
  if (missing !== undefined) {
    return `Version ${version} of the roadmap ${name} was not copied: it comes from the run ${missing}, which could not be copied.`;
  }
  const before = liveHead(to.roadmaps.list(), name)?.version ?? null;
  to.roadmaps.publish({ ...roadmap, status: 'published' }, before, byHand(roadmap, from));
  if (status === 'draft') to.roadmaps.unpublish(name, version);
  return null;
}

/** Records of what no portfolio brought. */
function byHand({ entries }: Roadmap, from: Store): readonly InitiativeRecord[] {
  const added = entries.filter(({ source_run_id }) => source_run_id === null);
  if (added.length === 0) return [];
  const keys = new Set(added.map(({ initiative_key }) => fold(initiative_key)));
  return from.anchors().initiatives.filter(({ initiative_key }) => keys.has(fold(initiative_key)));
}

const nameOf = ({ name }: RoadmapHead): string => fold(name);
const idOf = (head: RoadmapHead): string => JSON.stringify([nameOf(head), head.version]);
