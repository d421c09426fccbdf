import type { RunResult } from '../explain/result';
import { printNumber } from '../kernel/number-text';
import type { Decisions } from '../problem/decisions';

/** What is known of a plan, to say how it stands against all others. */
export interface StandingPlan {
  /** Its objective, after the price of the soft rules that it breaks. */
  readonly objective: number | null;
  /** Proven best. */
  readonly isProven: boolean;
  readonly decisions?: Pick<Decisions, 'waived'> | null | undefined;
  /** The soft rules that it breaks. */
  readonly breaches: NonNullable<RunResult['breaches']>;
  /** The objective of the plan that a person took this one instead of. */
  readonly insteadOf: number | null;
}

/**
 * How a plan stands against all others, as words without a full stop: what is proven, or that a person chose it and what
 * that costs. Null when it is a run's own plan that is not proven.
 */
export function explainStanding(plan: StandingPlan): string | null {
  const { objective, isProven, insteadOf } = plan;
  if (insteadOf !== null) return `chosen by people: ${compareWith(insteadOf, objective ?? 0)}`;
  return isProven ? `proven: no plan that keeps ${keptRules(plan)} is better` : null;
}

function compareWith(suggested: number, objective: number): string {
  const lost = suggested - objective;
  if (Math.abs(lost) <= 1e-9 * Math.max(1, Math.abs(suggested))) return 'the suggested plan is worth as much';
  const percent = suggested === 0 ? '' : ` (${printNumber((Math.abs(lost) / Math.abs(suggested)) * 100, 2)} %)`;
  return `the suggested plan is worth ${printNumber(Math.abs(lost), 4)} ${lost > 0 ? 'more' : 'less'}${percent}`;
}

function keptRules({ decisions, breaches }: StandingPlan): string {
  const isDecided = decisions !== undefined && decisions !== null;
  const hasWaived = isDecided && decisions.waived.length > 0;
  const rules = `all ${hasWaived ? 'other ' : ''}rules${breaches.length > 0 ? ' that must hold' : ''}`;
  return isDecided ? `${rules} and these decisions` : rules;
}
