import type { Ports } from './ports';
import { editedAsides, keepRoadmapEdits, openRoadmapDesk } from './roadmap-desk';

/** What came of saving. */
export interface SavedEdits {
  /** Whether anything was edited. */
  readonly isEdited: boolean;
  /** Rows and cells that could not be kept, in words. */
  readonly problems: readonly string[];
}

/** Keeps what people edited on the Roadmap tab; the tab stays as it is. */
export function saveRoadmapEdits(ports: Pick<Ports, 'workbook' | 'store' | 'lock'>): SavedEdits {
  return ports.lock.hold(() => {
    const desk = openRoadmapDesk(ports);
    const areAsidesEdited = editedAsides(desk, ports).size > 0;
    const kept = keepRoadmapEdits(desk, ports);
    const strays = (kept?.strays ?? []).map(
      ({ initiative_key: key }) => `${key} is neither on Candidates nor on Backlog, so its row was not saved.`,
    );
    return {
      isEdited: kept !== null && (kept.isEdited || areAsidesEdited),
      problems: [...strays, ...(desk.shown?.problems ?? [])],
    };
  });
}
