import { fold } from '../kernel/fold';
import type { Portfolio } from './portfolio';
import type { YearQuarter } from './quarter';
import { type Roadmap, type RoadmapEntry, type RoadmapHead, sortEntries } from './roadmap';

/** What a person says about a version that is to be published. */
export interface VersionWords {
  readonly name: string;
  readonly timeframe_label: string;
  readonly owner_team: string;
  readonly description: string;
  /** False: quarters of entries that are not locked are planned anew. */
  readonly keep_quarters: boolean;
}

/** Planned quarters by folded initiative key. */
export type Placements = ReadonlyMap<string, YearQuarter | null>;

/**
 * The entries that publishing a portfolio leads to. `before`: the version whose edits carry over (the live one; when none
 * is, the newest), null for the first.
 * - What the portfolio funds stays or comes in; what it does not fund goes, unless it is locked or was added by hand.
 * - Locks, ranks, notes and quarters carry over as they are; what comes in is ranked behind.
 * - What people took out by hand stays out while the portfolio is the same one.
 */
export function nextEntries(
  portfolio: Portfolio,
  before: Pick<Roadmap, 'source_run_id' | 'entries'> | null,
  keepQuarters: boolean,
): readonly RoadmapEntry[] {
  const selected = portfolio.items.filter((item) => item.selected);
  const ranked = selected.sort((left, right) => (left.rank ?? 0) - (right.rank ?? 0));
  const funded = new Map(ranked.map((item) => [fold(item.initiative_key), item]));
  const known = new Set(before?.entries.map(({ initiative_key }) => fold(initiative_key)));
  const kept = (before?.entries ?? []).flatMap((entry) => {
    const isFunded = funded.has(fold(entry.initiative_key));
    if (!isFunded && !entry.is_locked_in && entry.source_run_id !== null) return [];
    const quarter = keepQuarters || entry.is_locked_in ? {} : { planned_quarter: null, planned_year: null };
    return [{ ...entry, ...quarter, source_run_id: isFunded ? portfolio.run_id : entry.source_run_id }];
  });
  const isSame = before?.source_run_id === portfolio.run_id;
  const lastRank = Math.max(0, ...kept.map(({ priority_rank }) => priority_rank ?? 0));
  const added = [...funded]
    .filter(([id]) => !isSame && !known.has(id))
    .map(
      ([, { initiative_key }], index): RoadmapEntry => ({
        initiative_key,
        source_run_id: portfolio.run_id,
        priority_rank: lastRank + index + 1,
        planned_quarter: null,
        planned_year: null,
        is_locked_in: false,
        notes: '',
      }),
    );
  return sortEntries([...kept, ...added]);
}

/** Entries with quarters filled in where they are blank; what stands stays. */
export function withPlacements(entries: readonly RoadmapEntry[], placements: Placements): readonly RoadmapEntry[] {
  return entries.map((entry) => {
    const placed = placements.get(fold(entry.initiative_key)) ?? null;
    if (entry.planned_quarter !== null || placed === null) return entry;
    return { ...entry, planned_quarter: placed.quarter, planned_year: placed.year };
  });
}

/** Whether publishing would only repeat the live version. */
export function isRepeated(live: RoadmapHead | null, runId: string, words: VersionWords): boolean {
  return (
    live !== null &&
    words.keep_quarters &&
    live.source_run_id === runId &&
    fold(live.name) === fold(words.name) &&
    fold(live.timeframe_label) === fold(words.timeframe_label) &&
    live.owner_team === words.owner_team &&
    live.description === words.description
  );
}
