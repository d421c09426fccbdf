import * as z from 'zod/mini';
import { liveHead } from '../portfolio/roadmap';
import type { Ports } from './ports';
import { keepRoadmapEdits, openRoadmapDesk } from './roadmap-desk';
import { showRoadmapOf } from './show-roadmap';

/** The version that is to be taken back: nothing happens when another one is live by now. */
export const unpublishRequestSchema = z.strictObject({ name: z.string(), version: z.number() });

export interface UnpublishReply {
  /** The version that is live now; null: none. */
  readonly version: number | null;
  readonly message: string;
}

/** Takes the live version of a roadmap back: the former one is live again, exactly as it was. */
export function unpublishRoadmap(
  { name, version }: z.infer<typeof unpublishRequestSchema>,
  ports: Ports,
): UnpublishReply {
  return ports.lock.hold(() => {
    const { store } = ports;
    const desk = openRoadmapDesk(ports);
    keepRoadmapEdits(desk, ports);
    const isLive = liveHead(desk.heads, name)?.version === version;
    store.roadmaps.unpublish(name, version);
    const now = showRoadmapOf(name, ports)?.roadmap.version ?? null;
    if (!isLive) {
      return { version: now, message: `Version ${version} is not live any more. Nothing was changed.` };
    }
    const restored = now === null ? 'Nothing is published under this name now' : `Version ${now} is live again`;
    return { version: now, message: `Version ${version} was taken back. ${restored}.` };
  });
}
