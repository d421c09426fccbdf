import { valueTolerance } from './feasibility';
import type { Stage } from './lexicographic';
import type { Row } from './model';

/** The stage's terms stay at least as good as `value`, but for a share of the tolerance within which values count as equal. */
export function keepRow(stage: Stage, value: number, share: number): Row {
  const target = value - stage.constant;
  const tolerance = share * valueTolerance(value);
  return {
    name: `keep_${stage.name}`,
    lower: stage.sense === 'maximize' ? target - tolerance : -Infinity,
    upper: stage.sense === 'maximize' ? Infinity : target + tolerance,
    terms: stage.terms,
  };
}
