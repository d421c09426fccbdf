import type { ObjectiveMode } from '../domain/scenario';
import type { ObjectiveKind } from './kind';
import { lexicographic } from './lexicographic';
import { maxScore } from './max-score';
import { northStarOnly } from './north-star-only';
import { weightedKpis } from './weighted-kpis';

/** Every objective mode. */
export const objectiveKinds: Readonly<Record<ObjectiveMode, ObjectiveKind>> = {
  north_star_only: northStarOnly,
  weighted_kpis: weightedKpis,
  lexicographic,
  max_score: maxScore,
};
