import type { RoadmapPreview } from '../../core/app/preview-roadmap';
import { fold } from '../../core/kernel/fold';
import { printNumber } from '../../core/kernel/number-text';
import { changesBetween, type VersionChanges } from '../../core/portfolio/changes';
import { type Placements, withPlacements } from '../../core/portfolio/next-version';
import { printQuarter } from '../../core/portfolio/quarter';
import type { RoadmapEntry } from '../../core/portfolio/roadmap';
import { explainEditPrice } from '../../core/portfolio/sequence/explain-edit-price';
import type { PricedEdit, Sequence } from '../../core/portfolio/sequence/solve-sequence';

/** What stands in one quarter. */
export interface QuarterGroup {
  /** "Q2 2026"; blank: no quarter. */
  readonly quarter: string;
  /** "120 of 150 tokens"; blank where nothing is known. */
  readonly figures: string;
  readonly entries: readonly { readonly key: string; readonly why: string; readonly isFixed: boolean }[];
}

/** A version that is to be published, with the quarters planned for it. */
export interface QuarterPlan {
  readonly groups: readonly QuarterGroup[];
  readonly changes: VersionChanges;
}

/** The entries by quarter, as they will be published. `sequence` null: no quarter is planned. */
export function planByQuarter(preview: RoadmapPreview, sequence: Sequence | null): QuarterPlan {
  const { task, entries, before } = preview;
  const placements: Placements = new Map(
    (sequence?.places ?? []).map(({ initiative_key, place }) => [fold(initiative_key), place]),
  );
  const why = new Map((sequence?.places ?? []).map((place) => [fold(place.initiative_key), place.why]));
  const tokens = new Map(task.entries.map((entry) => [fold(entry.initiative_key), entry.tokens]));
  const fixed = new Set(
    task.entries.filter((entry) => entry.fixed !== null).map((entry) => fold(entry.initiative_key)),
  );
  const placed = withPlacements(entries, placements);
  const groups = new Map<string, RoadmapEntry[]>(task.quarters.map((quarter) => [printQuarter(quarter), []]));
  for (const entry of placed) {
    const { planned_quarter: quarter, planned_year: year } = entry;
    const name = quarter === null || year === null ? '' : printQuarter({ quarter, year });
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return {
    changes: changesBetween(before, placed),
    groups: [...groups]
      // What has no quarter comes last.
      .sort(([left], [right]) => Number(left === '') - Number(right === ''))
      .map(([name, inside]) => {
        const index = task.quarters.findIndex((quarter) => printQuarter(quarter) === name);
        const used = inside.reduce((total, { initiative_key }) => total + (tokens.get(fold(initiative_key)) ?? 0), 0);
        const room = task.capacity[index] ?? null;
        const of = room === null ? '' : ` of ${printNumber(room, 2)}`;
        return {
          quarter: name,
          figures: `${printNumber(used, 2)}${of} tokens`,
          entries: inside.map(({ initiative_key: key }) => ({
            key,
            why: name === '' ? (why.get(fold(key)) ?? '') : '',
            isFixed: fixed.has(fold(key)),
          })),
        };
      }),
  };
}

/** What quarters that people chose break: each once, with those it is about. */
export function groupByBreak(edits: readonly PricedEdit[]): ReadonlyMap<string, readonly PricedEdit[]> {
  const groups = new Map<string, PricedEdit[]>();
  for (const edit of edits) {
    for (const { sentence } of edit.breaks) groups.set(sentence, [...(groups.get(sentence) ?? []), edit]);
  }
  return groups;
}

/** What a quarter that people chose costs. */
export const printEditPrice = ({ price }: PricedEdit): string =>
  price === null ? 'what it costs is not known: time ended the search' : explainEditPrice(price);

/** The prices that are known, for the rows of the Roadmap tab. */
export const editPrices = (edits: readonly PricedEdit[]) =>
  edits.flatMap(({ initiative_key, price }) => (price === null ? [] : [{ initiative_key, price }]));
