import type { ObjectiveKind } from './kind';
import { scaleOf } from './scale';

/** max z = sum_k w_k / s_k * (sum_i c_ik x_i + synergies); with goal weight g: (1 - g) z - g * mean shortfall. */
export const weightedKpis: ObjectiveKind = {
  mode: 'weighted_kpis',
  label: 'Weighted KPIs',
  help: 'Maximises a mix of KPIs, each divided by its scale so that they can be added.',
  weights: 'mix',
  needsKpis: true,
  needsScore: false,
  allowsGoalWeight: true,
  objective: ({ scenario, pool, targets }) => {
    const scales = scenario.weights.map(({ kpi, weight }) => ({ kpi, weight, ...scaleOf(kpi, targets, pool) }));
    const kpis = scales
      .filter(({ scale }) => scale > 0)
      .map(({ kpi, weight, scale }) => ({ kpi, factor: ((1 - scenario.goalWeight) * weight) / scale }));
    return {
      levels: [{ name: 'weighted', kpis, scoreFactor: 0, shortfallFactor: scenario.goalWeight }],
      scales,
    };
  },
};
