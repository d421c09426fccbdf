import { fold } from '../kernel/fold';
import type { InitiativeKey, KpiKey } from '../kernel/keys';
import type { Bonus } from './bonus';
import type { Candidate } from './candidate';
import type { Slice, SliceDimension } from './slice';

/** The candidates of one run in canonical order, and the bonuses some of them earn together. */
export class Pool {
  readonly candidates: readonly Candidate[];
  readonly bonuses: readonly Bonus[];
  readonly #byKey: ReadonlyMap<InitiativeKey, Candidate>;
  readonly #byValue = new Map<SliceDimension, Map<string, Candidate[]>>();
  readonly #lists = new WeakMap<Slice, readonly Candidate[]>();
  readonly #keys = new WeakMap<Slice, ReadonlySet<InitiativeKey>>();

  constructor(candidates: readonly Candidate[], bonuses: readonly Bonus[]) {
    this.candidates = candidates;
    this.bonuses = bonuses;
    this.#byKey = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  }

  /** The candidate of that key; null when the run does not offer it. */
  find(key: InitiativeKey): Candidate | null {
    return this.#byKey.get(key) ?? null;
  }

  /** It is offered and may be selected. */
  isEligible(key: InitiativeKey): boolean {
    return this.find(key)?.ineligible === null;
  }

  /** S(d,v): the candidates of a slice, eligible or not. */
  membersOf(slice: Slice): readonly Candidate[] {
    const known = this.#lists.get(slice);
    if (known !== undefined) return known;
    const [first, ...others] = slice.dimensions.map((dimension, index) =>
      this.#withValue(dimension, slice.values[index] ?? ''),
    );
    const members =
      others.length === 0
        ? (first ?? this.candidates)
        : (first ?? []).filter((candidate) => others.every((list) => list.includes(candidate)));
    this.#lists.set(slice, members);
    return members;
  }

  /** Whether a candidate of the pool lies in the slice. */
  isMember(slice: Slice, key: InitiativeKey): boolean {
    let keys = this.#keys.get(slice);
    if (keys === undefined) {
      keys = new Set(this.membersOf(slice).map((candidate) => candidate.key));
      this.#keys.set(slice, keys);
    }
    return keys.has(key);
  }

  /** The bonuses to a KPI that count in a slice: those all of whose members lie in it. */
  bonusesOf(slice: Slice, kpi: KpiKey): readonly Bonus[] {
    return this.bonuses.filter((bonus) => bonus.kpi === kpi && bonus.members.every((key) => this.isMember(slice, key)));
  }

  /** The candidates with that value of one dimension. */
  #withValue(dimension: SliceDimension, value: string): readonly Candidate[] {
    let lists = this.#byValue.get(dimension);
    if (lists === undefined) {
      lists = new Map<string, Candidate[]>();
      for (const candidate of this.candidates) {
        const id = fold(candidate.slices[dimension]);
        const list = lists.get(id);
        if (list === undefined) lists.set(id, [candidate]);
        else list.push(candidate);
      }
      this.#byValue.set(dimension, lists);
    }
    return lists.get(fold(value)) ?? [];
  }
}
