import type { DecisionTrial } from '../../core/app/try-decisions';
import { fold } from '../../core/kernel/fold';
import { printNumber } from '../../core/kernel/number-text';
import type { Price } from '../../core/portfolio/price';
import type { Decisions, Override, Waiver } from '../../core/problem/decisions';

/** What people decided, without the run that it is about. */
export type Decided = Pick<Decisions, 'overrides' | 'waived'>;

/** One thing that people decided. */
export interface DecisionLine {
  readonly id: string;
  /** "Kept in", "Left out", "Set aside". */
  readonly what: string;
  /** The initiative; null: a rule was set aside. */
  readonly initiative_key: string | null;
  /** The rule that was set aside; blank: none was. */
  readonly sentence: string;
  readonly reason: string;
  readonly owner: string;
  /** Everything else that was decided. */
  readonly others: Decided;
}

/** What was decided, one line each. */
export function decisionLines({ overrides, waived }: Decided): readonly DecisionLine[] {
  return [
    ...overrides.map((override) => ({
      id: override.initiative_key,
      what: override.lock === 'in' ? 'Kept in' : 'Left out',
      initiative_key: override.initiative_key,
      sentence: '',
      reason: override.reason,
      owner: override.owner,
      others: { overrides: overrides.filter((other) => other !== override), waived },
    })),
    ...waived.map((waiver) => ({
      id: waiver.rule,
      what: 'Set aside',
      initiative_key: null,
      sentence: waiver.sentence,
      reason: '',
      owner: waiver.owner,
      others: { overrides, waived: waived.filter((other) => other !== waiver) },
    })),
  ];
}

/** What was decided with one more decision, in place of an earlier one about the same initiative or rule. */
export function withDecision(before: Decided | null, override: Override, waived: readonly Waiver[]): Decided {
  const isOther = ({ initiative_key: key }: Override): boolean => fold(key) !== fold(override.initiative_key);
  const rules = new Set(waived.map(({ rule }) => rule));
  return {
    overrides: [...(before?.overrides ?? []).filter(isOther), override],
    waived: [...(before?.waived ?? []).filter(({ rule }) => !rules.has(rule)), ...waived],
  };
}

/** "Costs 12.5 value score (3.1 %)". `goal`: what the objective is called. */
export function printPrice({ objective_lost: lost, share_lost: share }: Price, goal: string): string {
  // Sums of doubles hardly ever end at 0.
  if (Math.abs(lost) < 1e-9) return 'Costs nothing';
  const amount = `${printNumber(Math.abs(lost), 2)} ${goal}`;
  const percent = share === null ? '' : ` (${printNumber(Math.abs(share) * 100, 2)} %)`;
  return `${lost > 0 ? 'Costs' : 'Wins'} ${amount}${percent}`;
}

/** What a decision costs, told from the plan without it. */
export function priceOfDecision(trial: Extract<DecisionTrial, { readonly ok: true }>): Price {
  const { objective_lost, share_lost, tokens, drops_out, comes_in } = trial.price;
  // The share is told of the plan with the decision; people compare with the plan without.
  const without = share_lost === null || share_lost === 0 ? 0 : Math.abs(objective_lost / share_lost) - objective_lost;
  return {
    objective_lost: -objective_lost,
    share_lost: without === 0 ? null : -objective_lost / Math.abs(without),
    tokens: -tokens,
    drops_out: comes_in,
    comes_in: drops_out,
  };
}
