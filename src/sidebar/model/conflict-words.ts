import type { DescribedIssue } from '../../core/kernel/issue';

/** Conflicts of one row with the candidates alone: no other rule has a part in them. */
const outOfReach: readonly string[] = ['floor-out-of-reach', 'floor-above-supply'];

/** What conflicts mean for a plan: each one stands in the way by itself, or rules clash with each other. */
export function explainConflicts(conflicts: readonly Pick<DescribedIssue, 'code'>[]): string {
  if (!conflicts.every(({ code }) => outOfReach.includes(code)))
    return 'These cannot all hold: a run that uses them finds no plan.';
  return conflicts.length === 1
    ? 'This asks for more than can be reached: no run that uses it finds a plan.'
    : 'These ask for more than can be reached: no run that uses one of them finds a plan.';
}
