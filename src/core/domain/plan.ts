import type { InitiativeKey, KpiKey } from '../kernel/keys';
import type { Bonus } from './bonus';
import type { Candidate } from './candidate';
import type { Pool } from './pool';
import type { Slice } from './slice';

/** A selection from a pool, and what it comes to. All figures are recomputed from the candidates. */
export class Plan {
  readonly pool: Pool;
  readonly selected: ReadonlySet<InitiativeKey>;
  /** A plan never changes, so what it comes to in a slice is added up once. */
  readonly #selectedIn = new WeakMap<Slice, readonly Candidate[]>();
  readonly #tokens = new WeakMap<Slice, number>();

  constructor(pool: Pool, selected: Iterable<InitiativeKey>) {
    this.pool = pool;
    this.selected = new Set(selected);
  }

  has(key: InitiativeKey): boolean {
    return this.selected.has(key);
  }

  /** The selected candidates of a slice, in canonical order. */
  selectedIn(slice: Slice): readonly Candidate[] {
    const known = this.#selectedIn.get(slice);
    if (known !== undefined) return known;
    const found = this.pool.membersOf(slice).filter((candidate) => this.selected.has(candidate.key));
    this.#selectedIn.set(slice, found);
    return found;
  }

  /** Tokens the selected candidates of the slice take. */
  tokens(slice: Slice): number {
    const known = this.#tokens.get(slice);
    if (known !== undefined) return known;
    const total = sum(this.selectedIn(slice).map((candidate) => candidate.tokens));
    this.#tokens.set(slice, total);
    return total;
  }

  count(slice: Slice): number {
    return this.selectedIn(slice).length;
  }

  /** Contributions of the selected in the slice, and the earned bonuses all of whose members lie in it. */
  kpi(slice: Slice, kpi: KpiKey): number {
    const contributions = this.selectedIn(slice).map((candidate) => candidate.contributions[kpi] ?? 0);
    const bonuses = this.pool.bonusesOf(slice, kpi).filter((bonus) => this.earns(bonus));
    return sum([...contributions, ...bonuses.map((bonus) => bonus.amount)]);
  }

  /** All members of the bonus are selected. */
  earns(bonus: Bonus): boolean {
    return bonus.members.every((member) => this.selected.has(member));
  }

  /** What a selected initiative adds to a KPI of a slice: its contribution, and the bonuses lost without it. */
  share(key: InitiativeKey, slice: Slice, kpi: KpiKey): number {
    if (!this.selected.has(key) || !this.pool.isMember(slice, key)) return 0;
    const bonuses = this.pool
      .bonusesOf(slice, kpi)
      .filter((bonus) => bonus.members.includes(key) && this.earns(bonus))
      .map((bonus) => bonus.amount);
    return sum([this.pool.find(key)?.contributions[kpi] ?? 0, ...bonuses]);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
