import type { IsoDate } from '../../kernel/iso-date';
import { quarterIndex, type YearQuarter } from '../quarter';

/** What is to be put into quarters. Plain JSON: it is solved wherever an engine is. Keys are in display form. */
export interface SequenceTask {
  /** The timeframe, in order without gaps; at least one. */
  readonly quarters: readonly YearQuarter[];
  /** Tokens of each quarter in all; null: no limit. */
  readonly capacity: readonly (number | null)[];
  /** Parts of the entries that have less than that to share. */
  readonly pools: readonly SequencePool[];
  readonly entries: readonly SequenceEntry[];
  /** `dependent` comes in the quarter of `needed` or later; both are entries. */
  readonly needs: readonly { readonly dependent: string; readonly needed: string }[];
  /** The members start in one quarter; all are entries. */
  readonly bundles: readonly { readonly bundle: string; readonly members: readonly string[] }[];
}

/** The entries of one department, and its tokens in each quarter; null: no limit. */
export interface SequencePool {
  readonly name: string;
  readonly keys: readonly string[];
  readonly capacity: readonly (number | null)[];
}

export interface SequenceEntry {
  readonly initiative_key: string;
  readonly tokens: number;
  /** What it adds to the objective. */
  readonly contribution: number;
  readonly deadline: IsoDate | null;
  /** Where people put it; null: it is for us to say. */
  readonly fixed: YearQuarter | null;
}

/** Where entries stand by key: the quarter's position in the timeframe (-1 before it, its length behind it); null: nowhere. */
export type Places = ReadonlyMap<string, number | null>;

/** The position in the timeframe at which people fixed an entry; null when they did not. */
export function fixedPlace({ quarters }: SequenceTask, { fixed }: SequenceEntry): number | null {
  const [first] = quarters;
  if (fixed === null || first === undefined) return null;
  return Math.max(-1, Math.min(quarters.length, quarterIndex(fixed) - quarterIndex(first)));
}

/** Whether an entry at a place takes tokens of some quarter of the timeframe. */
export const isInside = ({ quarters }: SequenceTask, place: number | null): place is number =>
  place !== null && place >= 0 && place < quarters.length;
