import type { Problem } from '../problem/problem';
import { findClashes } from './conflict/find-clashes';
import { sayClash } from './conflict/say-clash';
import { type CellEdit, cellEdits } from './repair/cell-edits';
import { cheapestRepairs } from './repair/cheapest-repairs';
import { sayDistance, sayRepair } from './repair/say-repair';
import type { Solver } from './resolve/solver';
import { within } from './resolve/solver';

/** Rules that cannot all hold, as people and programs see them. */
export interface Conflict {
  readonly rules: readonly { readonly tab: string; readonly row: number | null; readonly sentence: string }[];
  /** Without any one of them the others can hold. */
  readonly irreducible: boolean;
  readonly sentence: string;
}

/** A change of cells after which there is a plan. */
export interface Repair {
  readonly edits: readonly CellEdit[];
  /** sum of |to - from| / max(|from|, 1), and 1 per rule taken back. */
  readonly cost: number;
  /** It is certain that no cheaper one touches other rules. */
  readonly proven: boolean;
  readonly sentence: string;
}

/** Why there is no plan, and the cheapest ways to have one. */
export interface ClashReport {
  readonly conflicts: readonly Conflict[];
  readonly repairs: readonly Repair[];
  /** Time ended before any repair was found: there may be some. */
  readonly isCut: boolean;
  /** Both in one paragraph. */
  readonly sentence: string;
}

/** Of the time that is left, the part that finding conflicts may take. */
const conflictShare = 0.5;

/** Explains a problem without a plan. `said`: called when the conflicts are known, before the repairs are. */
export function explainClash(
  problem: Problem,
  solver: Solver,
  said: (conflicts: readonly Conflict[]) => void = () => undefined,
): ClashReport {
  const clashes = findClashes(problem, within(solver, conflictShare * (solver.until - solver.now())));
  const conflicts = clashes.map(
    (clash): Conflict => ({
      rules: clash.rules.map(({ origins, sentence }) => {
        const [at] = origins;
        return { tab: at?.tab ?? '', row: at?.row ?? null, sentence };
      }),
      irreducible: clash.isIrreducible,
      sentence: `${sayClash(problem, clash)}.`,
    }),
  );
  said(conflicts);
  const { repairs: found, isCut } = cheapestRepairs(problem, solver);
  const repairs = found.map(
    ({ loosening, isCheapest }): Repair => ({
      edits: cellEdits(problem, loosening),
      cost: loosening.cost,
      proven: isCheapest,
      sentence: sayRepair(problem, loosening),
    }),
  );
  const distance = sayDistance(found.map(({ loosening }) => loosening));
  const clashText = conflicts.map(({ sentence }) => sentence).join(' ');
  const sentence = [clashText, distance === null ? '' : `${distance}.`, sayFixes(repairs, isCut)]
    .filter((part) => part !== '')
    .join(' ');
  return { conflicts, repairs, isCut, sentence };
}

function sayFixes(repairs: readonly Repair[], isCut: boolean): string {
  if (repairs.length === 0 && isCut) return 'Time ended before a change was found that makes a plan possible.';
  if (repairs.length === 0)
    return 'No change that may be proposed makes a plan possible: what is in the way is locked.';
  const title = repairs.every(({ proven }) => proven) ? 'Smallest fixes' : 'Smallest fixes found in time';
  return `${title}: ${repairs.map(({ sentence }) => sentence).join(' - or ')}.`;
}
