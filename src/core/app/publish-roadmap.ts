import * as z from 'zod/mini';
import { fold } from '../kernel/fold';
import { changesBetween } from '../portfolio/changes';
import { withPlacements } from '../portfolio/next-version';
import { quarters, type YearQuarter } from '../portfolio/quarter';
import { fixedPlaces, isAcceptable } from '../portfolio/sequence/check-sequence';
import type { SequenceTask } from '../portfolio/sequence/task';
import { editPricesSchema } from './edit-prices';
import type { Ports } from './ports';
import { preparePublication, publishWordsSchema, type RoadmapPreview } from './preview-roadmap';
import { asideNotes, keepRoadmapEdits } from './roadmap-desk';
import { showRoadmapOf } from './show-roadmap';
import { timestamp } from './timestamp';

const place = z.strictObject({ quarter: z.enum(quarters), year: z.number().check(z.int()) });

/** What was previewed, and the quarters that were planned for it; an entry without one keeps a blank quarter. */
export const publishRequestSchema = z.strictObject({
  words: publishWordsSchema,
  /** The token of the preview. */
  token: z.string(),
  places: z.array(z.strictObject({ initiative_key: z.string(), place: z.nullable(place) })),
  /** What quarters of people's own cost, for the rows. */
  prices: z.optional(editPricesSchema),
});

export type PublishRequest = z.infer<typeof publishRequestSchema>;

/** What came of publishing. */
export type PublishReply =
  | { readonly ok: true; readonly version: number; readonly nothing_new: boolean; readonly message: string }
  /** Something changed since the preview; nothing was published. */
  | { readonly ok: false; readonly message: string; readonly preview: RoadmapPreview };

/**
 * Publishes a portfolio as the next version of a roadmap: the former one is superseded, and the Roadmap tab shows the new
 * one. Nothing else is published than was previewed; publishing again changes nothing.
 */
export function publishRoadmap({ words, token, places, prices = [] }: PublishRequest, ports: Ports): PublishReply {
  return ports.lock.hold((): PublishReply => {
    const { store, clock, requester } = ports;
    const { preview, desk, planned, live, known, asides } = preparePublication(words, ports);
    if (preview.token !== token && !preview.nothing_new) {
      return { ok: false, message: explainChange(preview), preview };
    }
    if (preview.nothing_new) {
      keepRoadmapEdits(desk, ports);
      showRoadmapOf(words.name, ports, prices);
      const message = `Nothing has changed since version ${preview.version} was published.`;
      return { ok: true, version: preview.version, nothing_new: true, message };
    }
    const proposed = proposedPlaces(preview.task, places);
    if (proposed === null) {
      return { ok: false, message: 'The planned quarters do not fit this roadmap. Plan them again.', preview };
    }
    const entries = withPlacements(preview.entries, proposed);
    keepRoadmapEdits(desk, ports);
    // Before the version that needs them: a note must not be lost, whatever happens.
    store.saveNotes(asideNotes(words.run_id, asides));
    const { run_id, keep_quarters: _, ...said } = words;
    const roadmap = {
      ...said,
      name: live?.edited.name ?? words.name.trim(),
      version: preview.version,
      status: 'published' as const,
      source_run_id: run_id,
      published_at: timestamp(clock.now()),
      published_by: requester.email(),
      entries,
    };
    if (!store.roadmaps.publish(roadmap, live?.edited.version ?? null, known)) {
      const again = preparePublication(words, ports).preview;
      return { ok: false, message: explainChange(again), preview: again };
    }
    showRoadmapOf(words.name, ports, prices);
    const { added, dropped, moved } = changesBetween(preview.before, entries);
    const counts = `${added.length} added, ${dropped.length} dropped, ${moved.length} moved`;
    const message = `${roadmap.name} version ${roadmap.version} is published from ${planned.portfolio.name}: ${counts}.`;
    return { ok: true, version: roadmap.version, nothing_new: false, message };
  });
}

/** Places by folded key when they are a sequence of this task; null when they break something that nobody fixed. */
function proposedPlaces(
  task: SequenceTask,
  places: PublishRequest['places'],
): ReadonlyMap<string, YearQuarter | null> | null {
  const proposed = new Map(places.map(({ initiative_key, place: at }) => [fold(initiative_key), at]));
  const positions = new Map(
    [...fixedPlaces(task)].map(([key, fixed]): readonly [string, number | null] => {
      const at = proposed.get(fold(key)) ?? null;
      const found = task.quarters.findIndex(({ quarter, year }) => quarter === at?.quarter && year === at.year);
      // A quarter outside the timeframe is none of this sequence.
      return [key, fixed ?? (at === null ? null : found < 0 ? task.quarters.length : found)];
    }),
  );
  return isAcceptable(task, positions) ? proposed : null;
}

function explainChange({ live, changes, version }: RoadmapPreview): string {
  const who =
    live === null
      ? 'The roadmap'
      : `Version ${live.version}${live.published_by === '' ? '' : ` by ${live.published_by}`}, published ${live.published_at},`;
  const { added, dropped, moved } = changes;
  return `${who} is not what you saw in the preview. Nothing was published. Look again: version ${version} would now have ${added.length} added, ${dropped.length} dropped and ${moved.length} moved.`;
}
