import { stageValuesOf } from '../../check/check-answer';
import { Plan } from '../../domain/plan';
import type { InitiativeKey } from '../../kernel/keys';
import { isFeasible, valueTolerance } from '../../model/feasibility';
import { startFrom } from '../../problem/start-from';
import { type BaseRun, type Change, changedRegion, onlyIn } from './base-run';

/** With more differences than this, those that only go in pairs stay: trying all pairs would take too long. */
const mostSwapped = 12;

/**
 * A plan that is as good as `selected` and answers the same question, with no difference to the run's own plan that could
 * be undone alone or against one other: of equal plans any may be found, and people should read only what is needed.
 */
export function nearestPlan(
  base: BaseRun,
  change: Change,
  selected: ReadonlySet<InitiativeKey>,
): ReadonlySet<InitiativeKey> {
  const { problem, model, plan, softBase } = base;
  const region = changedRegion(base, change);
  const valuesOf = (keys: ReadonlySet<InitiativeKey>): readonly number[] =>
    stageValuesOf(problem, new Plan(plan.pool, keys), softBase)
      .slice(0, base.values.length)
      .map(({ value }) => value);
  const best = valuesOf(selected);
  const isAsGood = (keys: ReadonlySet<InitiativeKey>): boolean => {
    const own = model.candidates.map((key) => (keys.has(key) ? 1 : 0));
    if (!isFeasible(region, startFrom(own, { ...model, ...region }))) return false;
    return valuesOf(keys).every((value, level) => {
      const before = best[level] ?? 0;
      return Math.abs(value - before) <= 2 * valueTolerance(before);
    });
  };
  let nearest = selected;
  for (;;) {
    const [gone, come] = [onlyIn(plan.selected, nearest), onlyIn(nearest, plan.selected)];
    const before = nearest;
    for (const key of [...gone, ...come]) {
      const closer = toggled(nearest, [key]);
      if (isAsGood(closer)) nearest = closer;
    }
    if (nearest !== before) continue;
    if (gone.length + come.length > mostSwapped) return nearest;
    const swaps = gone.flatMap((left) => come.map((entered) => toggled(nearest, [left, entered])));
    const swapped = swaps.find(isAsGood);
    if (swapped === undefined) return nearest;
    nearest = swapped;
  }
}

function toggled(keys: ReadonlySet<InitiativeKey>, some: readonly InitiativeKey[]): ReadonlySet<InitiativeKey> {
  const changed = new Set(keys);
  for (const key of some) if (!changed.delete(key)) changed.add(key);
  return changed;
}
