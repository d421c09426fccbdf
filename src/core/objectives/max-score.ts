import type { ObjectiveKind } from './kind';

/** max sum_i value_score_i x_i; with goal weight g: (1 - g) z / (sum of positive scores) - g * mean shortfall. */
export const maxScore: ObjectiveKind = {
  mode: 'max_score',
  label: 'Value score',
  help: 'Maximises the sum of value scores; needs no KPIs.',
  weights: 'none',
  needsKpis: false,
  needsScore: true,
  allowsGoalWeight: true,
  objective: ({ scenario, pool }) => {
    const { goalWeight } = scenario;
    const positive = pool.candidates.reduce((total, { valueScore }) => total + Math.max(0, valueScore ?? 0), 0);
    const mixed = positive > 0 ? (1 - goalWeight) / positive : 0;
    return {
      levels: [{ name: 'score', kpis: [], scoreFactor: goalWeight > 0 ? mixed : 1, shortfallFactor: goalWeight }],
      scales: [],
    };
  },
};
