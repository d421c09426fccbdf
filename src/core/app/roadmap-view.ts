import type { Cell } from '../columns/cell';
import { fold } from '../kernel/fold';
import { initiativeKey } from '../kernel/keys';
import { printNumber } from '../kernel/number-text';
import { bringIn } from '../portfolio/bring-in';
import { byKey, changeOf } from '../portfolio/changes';
import { driftOf } from '../portfolio/drift';
import type { Roadmap, RoadmapEntry } from '../portfolio/roadmap';
import { selectionValues } from '../portfolio/selection-value';
import { checkSequence, fixedPlaces } from '../portfolio/sequence/check-sequence';
import { explainEditPrice } from '../portfolio/sequence/explain-edit-price';
import type { SequenceTask } from '../portfolio/sequence/task';
import type { InitiativeRecord } from './anchors';
import type { EditPrices } from './edit-prices';
import type { ViewRow } from './ports';
import { notNow } from './read-roadmap-tab';
import type { PlannedRecord } from './roadmap-desk';

/** What the Roadmap tab shows. */
export interface RoadmapView {
  readonly roadmap: Roadmap;
  /** The version before it; null: none. */
  readonly former: Roadmap | null;
  readonly planned: PlannedRecord;
  /** Of Candidates and Backlog, by folded key. */
  readonly initiatives: ReadonlyMap<string, InitiativeRecord>;
  /** With every quarter fixed as it is; null when the timeframe cannot be read. */
  readonly task: SequenceTask | null;
  /** What quarters of people's own cost, as far as that is known. */
  readonly prices: EditPrices;
  /** What is kept beside initiatives that are not funded now, by folded key. */
  readonly asides: ReadonlyMap<string, string>;
  /** Rows added by hand that name nothing known. */
  readonly strays: readonly RoadmapEntry[];
  /** Cells that could not be read, by folded key. */
  readonly unread: ReadonlyMap<string, string>;
}

/** The rows of the Roadmap tab: the entries, then what was typed but is not known, then what is not funded now. */
export function roadmapRows(view: RoadmapView): readonly ViewRow[] {
  const { roadmap, former, planned, initiatives, strays } = view;
  const { record, portfolio } = planned;
  const before = byKey(former?.entries ?? []);
  const items = new Map(portfolio.items.map((item) => [fold(item.initiative_key), item]));
  const values = selectionValues(record.problem);
  const tokensOf = (key: string): number =>
    values.find(key)?.tokens ?? initiatives.get(fold(key))?.engineering_tokens ?? 0;
  const attention = attentionOf(view, tokensOf);
  const entries = roadmap.entries.map((entry): ViewRow => {
    const id = fold(entry.initiative_key);
    const item = items.get(id);
    return {
      roadmap_name: roadmap.name,
      version: roadmap.version,
      status: roadmap.status,
      ...cellsOf(entry),
      title: item?.title || initiatives.get(id)?.title || '',
      allocated_tokens: tokensOf(entry.initiative_key),
      change: changeOf(before.get(id), entry),
      reason: item?.selected === true ? item.reason : 'kept by people',
      attention: attention.get(id) ?? '',
      source_run_id: entry.source_run_id ?? '',
    };
  });
  const unknown = strays.map(
    (entry): ViewRow => ({
      ...cellsOf(entry),
      attention: `${entry.initiative_key} is neither on Candidates nor on Backlog. Correct the key, or add the initiative there.`,
    }),
  );
  return [...entries, ...unknown, ...notNowRows(view)];
}

function cellsOf(entry: RoadmapEntry): Readonly<Record<string, Cell | null>> {
  const { initiative_key, priority_rank, planned_quarter, planned_year, is_locked_in, notes } = entry;
  // As text, so that no year is shown as 2,026.
  const year = planned_year === null ? null : String(planned_year);
  return { initiative_key, priority_rank, planned_quarter, planned_year: year, is_locked_in, notes };
}

function notNowRows({ roadmap, planned, asides }: RoadmapView): readonly ViewRow[] {
  const { record } = planned;
  const onRoadmap = byKey(roadmap.entries);
  const plan = selectionValues(record.problem).plan(record.result.selected ?? []);
  const titles = new Map(planned.portfolio.items.map(({ initiative_key, title }) => [initiative_key, title]));
  return record.result.items
    .filter(({ key }) => !onRoadmap.has(fold(key)))
    .map(
      (item): ViewRow => ({
        roadmap_name: roadmap.name,
        version: roadmap.version,
        status: '',
        initiative_key: item.key,
        title: titles.get(item.key) ?? '',
        allocated_tokens: item.tokens,
        is_locked_in: false,
        change: notNow,
        notes: asides.get(fold(item.key)) ?? '',
        reason: plan.has(initiativeKey(item.key))
          ? 'Funded by the run, taken off the roadmap by people'
          : `${item.reasonText}. ${bringIn(item, record, plan)}`,
        source_run_id: record.run_id,
      }),
    );
}

/** What does not fit, by folded key: drift with its price, quarters that break something, cells that were not read. */
function attentionOf(view: RoadmapView, tokensOf: (key: string) => number): ReadonlyMap<string, string> {
  const { roadmap, planned, task, prices, unread } = view;
  const said = new Map<string, string[]>([...unread].map(([id, text]) => [id, [text]]));
  const say = (key: string, text: string): void => {
    said.set(fold(key), [...(said.get(fold(key)) ?? []), text]);
  };
  const drift = driftOf(planned.record, planned.portfolio, roadmap.entries, tokensOf);
  for (const { initiative_key, kind, objective, tokens } of drift.lines) {
    if (kind !== 'added') continue;
    const value = objective === null ? 'objective not known' : `objective ${signed(objective)}`;
    say(initiative_key, `not in the portfolio: ${value}, ${signed(tokens)} tokens`);
  }
  const breaks = task === null ? [] : checkSequence(task, fixedPlaces(task)).breaks;
  for (const { kind, keys, sentence } of breaks) {
    const planned = keys.filter((key) =>
      roadmap.entries.some((entry) => entry.initiative_key === key && entry.planned_quarter !== null),
    );
    // An entry without a quarter misses nothing that its row would not say.
    for (const key of kind === 'deadline' ? planned : keys) say(key, sentence);
  }
  for (const { initiative_key: key, price } of prices) {
    // A price of something that is kept by now would mean nothing.
    if (breaks.some(({ keys }) => keys.includes(key))) say(key, explainEditPrice(price));
  }
  return new Map([...said].map(([id, texts]) => [id, texts.join('; ')]));
}

const signed = (value: number): string => (value > 0 ? `+${printNumber(value)}` : printNumber(value));
