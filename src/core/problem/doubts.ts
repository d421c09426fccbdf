import type { Pool } from '../domain/pool';
import { type Slice, type SliceDimension, sliceDimensions } from '../domain/slice';
import { fold } from '../kernel/fold';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import type { CandidateRow } from './initiatives';

/** A row of Candidates of which something that counts could not be read. */
export interface Doubt {
  /** Null when it has no key of its own. */
  readonly key: InitiativeKey | null;
  /** Its value of each slice dimension, '' where it has none; null where it could not be read. */
  readonly slices: Readonly<Record<SliceDimension, string | null>>;
  /** Null when they could not be read. */
  readonly tokens: number | null;
  readonly isScoreUnread: boolean;
  /** The KPIs its contribution to which could not be read. */
  readonly kpis: KpiDoubts;
}

/** Some KPIs, or every one. */
export type KpiDoubts = ReadonlySet<KpiKey> | 'all';

/**
 * What mistakes in rows leave open. Nothing that depends on it may be said: neither that a sum is too small or too large,
 * nor that something is missing.
 */
export interface Doubts {
  readonly candidates: readonly Doubt[];
  /** KPIs of which no sum is known: their rows in the registry, or rows of bonuses, have mistakes. */
  readonly kpis: KpiDoubts;
}

/** Every row could be read. */
export const noDoubts: Doubts = { candidates: [], kpis: new Set() };

/** The KPI is among them. */
export const hasKpi = (kpis: KpiDoubts, kpi: KpiKey): boolean => kpis === 'all' || kpis.has(kpi);

/** The row may belong to a candidate of the slice, once it is mended. */
export function mayLieIn({ slices }: Doubt, slice: Slice): boolean {
  return slice.dimensions.every((dimension, index) => {
    const value = slices[dimension];
    return value === null || fold(value) === fold(slice.values[index] ?? '');
  });
}

/** It is open what the row adds to the tokens or the number of a slice. */
export function isOpenIn(doubt: Doubt, slice: Slice, pool: Pool): boolean {
  return mayLieIn(doubt, slice) && (doubt.tokens === null || !isMember(doubt, slice, pool));
}

/** The row is counted in the slice already. */
export const isMember = ({ key }: Doubt, slice: Slice, pool: Pool): boolean =>
  key !== null && pool.isMember(slice, key);

/** What is not known of a row; null when all that counts was read. `isWhole`: nothing in it can be relied on. */
export function doubtOf(row: CandidateRow, key: InitiativeKey | null, kpis: KpiDoubts, isWhole: boolean): Doubt | null {
  const tokens = isWhole ? null : row.values.engineering_tokens;
  const isSliceBroken = sliceDimensions.some((dimension) => row.broken.has(dimension));
  const isScoreUnread = isWhole || row.broken.has('value_score');
  const isKpiUnread = kpis === 'all' || kpis.size > 0;
  if (!isWhole && key !== null && tokens !== null && !isSliceBroken && !isScoreUnread && !isKpiUnread) return null;
  const slices = Object.fromEntries(
    sliceDimensions.map((dimension) => [
      dimension,
      isWhole || row.broken.has(dimension) ? null : (row.values[dimension] ?? ''),
    ]),
  );
  // Object.fromEntries forgets the key type; every dimension is in it.
  return { key: isWhole ? null : key, slices: slices as Doubt['slices'], tokens, isScoreUnread, kpis };
}
