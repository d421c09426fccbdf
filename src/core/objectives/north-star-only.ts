import type { ObjectiveKind } from './kind';
import { scaleOf } from './scale';

/** max z = sum_i c_i,ns x_i + synergies; with goal weight g: (1 - g) z / s_ns - g * mean shortfall. */
export const northStarOnly: ObjectiveKind = {
  mode: 'north_star_only',
  label: 'North star only',
  help: 'Maximises the north-star KPI.',
  weights: 'none',
  needsKpis: true,
  needsScore: false,
  allowsGoalWeight: true,
  objective: ({ scenario, northStar, pool, targets }) => {
    if (northStar === null) throw new Error('north_star_only needs a north star');
    const { goalWeight } = scenario;
    const { scale, source } = scaleOf(northStar, targets, pool);
    const mixed = scale > 0 ? (1 - goalWeight) / scale : 0;
    const factor = goalWeight > 0 ? mixed : 1;
    return {
      levels: [{ name: northStar, kpis: [{ kpi: northStar, factor }], scoreFactor: 0, shortfallFactor: goalWeight }],
      scales: goalWeight > 0 ? [{ kpi: northStar, weight: 1, scale, source }] : [],
    };
  },
};
