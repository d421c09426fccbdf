import type { InitiativeKey, KpiKey } from '../kernel/keys';
import type { Bonus } from './bonus';
import type { Candidate } from './candidate';
import type { Pool } from './pool';
import type { Slice } from './slice';

/** A selection from a pool, and what it comes to. All figures are recomputed from the candidates. */
export class Plan {
  readonly pool: Pool;
  readonly selected: ReadonlySet<InitiativeKey>;

  constructor(pool: Pool, selected: Iterable<InitiativeKey>) {
    this.pool = pool;
    this.selected = new Set(selected);
  }

  has(key: InitiativeKey): boolean {
    return this.selected.has(key);
  }

  /** The selected candidates of a slice, in canonical order. */
  selectedIn(slice: Slice): readonly Candidate[] {
    return this.pool.membersOf(slice).filter((candidate) => this.selected.has(candidate.key));
  }

  /** Tokens the selected candidates of the slice take. */
  tokens(slice: Slice): number {
    return sum(this.selectedIn(slice).map((candidate) => candidate.tokens));
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

  /** The same plan with one more initiative. */
  with(key: InitiativeKey): Plan {
    return new Plan(this.pool, [...this.selected, key]);
  }

  /** The same plan with one fewer initiative. */
  without(key: InitiativeKey): Plan {
    return new Plan(
      this.pool,
      [...this.selected].filter((other) => other !== key),
    );
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
