import type { Issue } from '../../kernel/issue';
import { type Doubts, noDoubts } from '../../problem/doubts';
import { type Problem, poolOf } from '../../problem/problem';
import { boundConflicts } from './bounds';
import { findForced } from './forced';
import { logicalConflicts } from './logical';

/**
 * Conflicts that can be seen without solving (product.md, section 5). Each is certain: a problem with one has no plan,
 * whatever the `doubts` turn out to be. A problem without one may still have none.
 */
export function findConflicts(
  problem: Pick<Problem, 'candidates' | 'rules'>,
  doubts: Doubts = noDoubts,
): readonly Issue[] {
  const pool = poolOf(problem);
  const forced = findForced(problem.rules, pool);
  return [...logicalConflicts(problem.rules, forced), ...boundConflicts(problem, pool, forced, doubts)];
}
