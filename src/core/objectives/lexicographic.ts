import type { ObjectiveKind } from './kind';

/** Stage j maximises KPI j while every earlier stage keeps its optimum. */
export const lexicographic: ObjectiveKind = {
  mode: 'lexicographic',
  label: 'One KPI after the other',
  help: 'Maximises the first KPI, then the second without giving up any of the first, and so on.',
  weights: 'order',
  needsKpis: true,
  needsScore: false,
  allowsGoalWeight: false,
  objective: ({ scenario }) => ({
    levels: scenario.weights.map(({ kpi }) => ({
      name: kpi,
      kpis: [{ kpi, factor: 1 }],
      scoreFactor: 0,
      shortfallFactor: 0,
    })),
    scales: [],
  }),
};
