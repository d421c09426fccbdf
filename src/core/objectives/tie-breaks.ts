import type { Candidate } from '../domain/candidate';
import type { Plan } from '../domain/plan';
import type { Pool } from '../domain/pool';
import { wholePortfolio } from '../domain/slice';
import type { KpiTarget } from '../domain/target';
import { compareText, fold } from '../kernel/fold';
import type { InitiativeKey } from '../kernel/keys';
import { meanShortfall } from './level';

/** What decides between plans of equal main value, in this order; each is made as small as possible. */
export const tieBreakNames = ['goals', 'tokens', 'deadlines'] as const;
export type TieBreakName = (typeof tieBreakNames)[number];

/** The value of a tie-break on a plan. */
export function tieBreakValue(name: TieBreakName, plan: Plan, goals: readonly KpiTarget[]): number {
  switch (name) {
    case 'goals':
      return meanShortfall(goals, plan);
    case 'tokens':
      return plan.tokens(wholePortfolio);
    case 'deadlines': {
      const ranks = deadlineRanks(plan.pool);
      return [...plan.selected].reduce((total, key) => total + (ranks.get(key) ?? 0), 0);
    }
  }
}

/** r_i = 1..n: candidates ordered by deadline (blank last), then folded key. */
export function deadlineRanks(pool: Pool): ReadonlyMap<InitiativeKey, number> {
  const ordered = [...pool.candidates].sort(byDeadline);
  return new Map(ordered.map((candidate, index) => [candidate.key, index + 1]));
}

function byDeadline(left: Candidate, right: Candidate): number {
  if (left.deadline !== right.deadline) {
    if (left.deadline === null) return 1;
    if (right.deadline === null) return -1;
    return compareText(left.deadline, right.deadline);
  }
  return compareText(fold(left.key), fold(right.key));
}
