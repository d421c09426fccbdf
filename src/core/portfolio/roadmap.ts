import { compareKeys, fold } from '../kernel/fold';
import type { Quarter } from './quarter';

export const roadmapStatuses = ['draft', 'published', 'superseded'] as const;

/** One version of a published plan, without its entries. */
export interface RoadmapHead {
  /** Folded, it names the roadmap; versions of it count from 1. */
  readonly name: string;
  readonly version: number;
  /** At most one version of a name is published. `draft`: it was published and taken back. */
  readonly status: (typeof roadmapStatuses)[number];
  /** A period such as 2026-H1. */
  readonly timeframe_label: string;
  readonly owner_team: string;
  readonly description: string;
  /** The run of the portfolio it was made from. */
  readonly source_run_id: string;
  /** UTC timestamp. */
  readonly published_at: string;
  readonly published_by: string;
}

/** One initiative of a roadmap: what people decide about it. */
export interface RoadmapEntry {
  readonly initiative_key: string;
  /** The run whose portfolio item it comes from; null for a row added by hand. */
  readonly source_run_id: string | null;
  readonly priority_rank: number | null;
  /** Null: not planned yet; then planned_year is null too. */
  readonly planned_quarter: Quarter | null;
  readonly planned_year: number | null;
  readonly is_locked_in: boolean;
  readonly notes: string;
}

/** One version of a published plan. Entries by rank (blank last), then key; each initiative once. */
export interface Roadmap extends RoadmapHead {
  readonly entries: readonly RoadmapEntry[];
}

/** The published version of a name; null when none is. */
export const liveHead = (heads: readonly RoadmapHead[], name: string): RoadmapHead | null =>
  heads.find((head) => fold(head.name) === fold(name) && head.status === 'published') ?? null;

/** Entries in the order of a roadmap. */
export function sortEntries(entries: readonly RoadmapEntry[]): readonly RoadmapEntry[] {
  const rankOf = ({ priority_rank }: RoadmapEntry): number => priority_rank ?? Number.POSITIVE_INFINITY;
  return [...entries].sort(
    (left, right) =>
      (rankOf(left) === rankOf(right) ? 0 : rankOf(left) - rankOf(right)) ||
      compareKeys(left.initiative_key, right.initiative_key),
  );
}
