import type { Roadmap, RoadmapEntry, RoadmapHead } from '../portfolio/roadmap';
import type { InitiativeRecord } from './anchors';

/**
 * Where roadmaps are kept, beside the runs they come from. Every write is whole or did not happen, and doing it again adds
 * nothing. At most one version of a name is published. Names compare folded. `known`: records of initiatives that were
 * added by hand and may not be kept yet; those that are kept stay as they are.
 */
export interface RoadmapStore {
  /** Every version without its entries, ordered by folded name, newest version first. */
  list(): readonly RoadmapHead[];
  /** A version with its entries; null when there is none. */
  find(name: string, version: number): Roadmap | null;
  /**
   * Keeps a new version as the published one; the one before is superseded. False, and nothing is changed, when another
   * version than `before` (null: none) is published by now. True also when this very version was kept before. Throws a
   * HostError when an entry refers to a portfolio item, or to an initiative, that is not kept.
   */
  publish(roadmap: Roadmap, before: number | null, known: readonly InitiativeRecord[]): boolean;
  /** Takes the published version back, which becomes a draft; the newest superseded one is published again as it was. */
  unpublish(name: string, version: number): void;
  /** Replaces the entries of the published version; false when that version is not published. */
  saveEntries(
    name: string,
    version: number,
    entries: readonly RoadmapEntry[],
    known: readonly InitiativeRecord[],
  ): boolean;
  /** The portfolio of every successful run, newest first. */
  portfolios(): readonly PortfolioHead[];
  /** Marks the portfolio of a run as the one to compare with, in place of any other of its scenario, or takes the mark away. */
  setBaseline(runId: string, isBaseline: boolean): void;
}

/** A portfolio without its items. */
export interface PortfolioHead {
  readonly run_id: string;
  readonly name: string;
  readonly scenario_name: string;
  /** It is the source of the roadmap version published last, of those that are published. */
  readonly is_active: boolean;
  readonly is_baseline: boolean;
}
