import type { RoadmapHead } from '../portfolio/roadmap';
import { findScenario } from '../problem/read-scenario';
import type { Ports } from './ports';
import { editedAsides, openRoadmapDesk, readLiveEdits } from './roadmap-desk';
import type { PortfolioHead } from './roadmap-store';

/** What the publish page shows when it opens. */
export interface RoadmapsState {
  readonly portfolios: readonly PortfolioChoice[];
  /** Every version of every roadmap. */
  readonly roadmaps: readonly RoadmapHead[];
  /** The roadmap on the tab, and whether edits on it are not kept yet; null: the tab shows none. */
  readonly shown: { readonly name: string; readonly isEdited: boolean } | null;
}

/** A portfolio that can be published. */
export interface PortfolioChoice extends PortfolioHead {
  /** The period of its scenario as Scenario_Config has it now; blank when it is not there any more. */
  readonly timeframe_label: string;
}

/** Reads what can be published, what is published, and what the tab shows. Writes nothing. */
export function readRoadmaps(ports: Pick<Ports, 'workbook' | 'store' | 'lock'>): RoadmapsState {
  return ports.lock.hold(() => {
    const desk = openRoadmapDesk(ports);
    const name = desk.shown?.name ?? null;
    const live = name === null ? null : readLiveEdits(name, desk, ports);
    return {
      portfolios: ports.store.roadmaps.portfolios().map((head) => ({
        ...head,
        timeframe_label: findScenario(desk.rows.scenarios, head.scenario_name)?.values.period_key?.key ?? '',
      })),
      roadmaps: desk.heads,
      shown:
        name === null
          ? null
          : { name, isEdited: live !== null && (live.isEdited || editedAsides(desk, ports).size > 0) },
    };
  });
}
