import { fold } from '../kernel/fold';
import type { RoadmapHead } from '../portfolio/roadmap';
import { liveHead } from './roadmap-desk';
import type { Store } from './store';

/**
 * The versions that the second place lacks, oldest first within their name. A roadmap that the second place has of its own
 * under the same name is left alone.
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
  return source
    .filter((head) => {
      const status = there.get(idOf(head))?.status ?? null;
      // What was taken back is published first and then taken back: the second step may be missing.
      return !own.has(nameOf(head)) && (status === null || (head.status === 'draft' && status !== 'draft'));
    })
    .sort((left, right) => left.version - right.version);
}

/** Copies a version whose earlier ones are copied: publishing again what was published leads to the same states. */
export function copyVersion({ name, version, status }: RoadmapHead, from: Store, to: Store): void {
  const roadmap = from.roadmaps.find(name, version);
  if (roadmap === null) return;
  const byHand = new Set(
    roadmap.entries
      .filter(({ source_run_id }) => source_run_id === null)
      .map(({ initiative_key }) => fold(initiative_key)),
  );
  const known =
    byHand.size === 0
      ? []
      : from.anchors().initiatives.filter(({ initiative_key }) => byHand.has(fold(initiative_key)));
  const before = liveHead(to.roadmaps.list(), name)?.version ?? null;
  to.roadmaps.publish({ ...roadmap, status: 'published' }, before, known);
  if (status === 'draft') to.roadmaps.unpublish(name, version);
}

const nameOf = ({ name }: RoadmapHead): string => fold(name);
const idOf = (head: RoadmapHead): string => JSON.stringify([nameOf(head), head.version]);
