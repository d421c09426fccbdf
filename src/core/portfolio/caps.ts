import { kindOf } from '../constraints/index';
import { Plan } from '../domain/plan';
import { type Slice, sliceId, wholePortfolio } from '../domain/slice';
import { type Problem, poolOf } from '../problem/problem';

/** A slice and the most tokens it may take; null: no limit. */
export interface SliceCap {
  readonly slice: Slice;
  readonly cap: number | null;
}

/** The tightest cap on tokens of each slice that has one; the whole portfolio first, whether it has one or not. */
export function capsOf(problem: Problem): ReadonlyMap<string, SliceCap> {
  const caps = new Map<string, SliceCap>([[sliceId(wholePortfolio), { slice: wholePortfolio, cap: null }]]);
  const nothing = new Plan(poolOf(problem), []);
  for (const rule of problem.rules) {
    const { measure } = kindOf(rule).check(rule, nothing);
    if (measure?.kind !== 'capacity' || measure.bound !== 'cap') continue;
    const id = sliceId(measure.slice);
    const known = caps.get(id)?.cap ?? null;
    caps.set(id, { slice: measure.slice, cap: known === null ? measure.limit : Math.min(known, measure.limit) });
  }
  return caps;
}
