import { objectiveModes } from '../../core/domain/scenario';
import { objectiveKinds } from '../../core/objectives/index';
import type { ObjectiveKind } from '../../core/objectives/kind';
import { type ScaleSource, scaleSources } from '../../core/objectives/level';
import { type TieBreakName, tieBreakNames } from '../../core/objectives/tie-breaks';
import { code, table } from './markdown';
import type { Page } from './pages';

/** Every objective mode, and what decides between equal plans. */
export const objectivesPage: Page = {
  file: 'objectives.md',
  title: 'Objectives',
  source: 'src/core/objectives',
  body: () => [introduction, modes(), weights, scales(), goalWeight, ties()].join('\n\n'),
};

const introduction = `\`objective_mode\` on Scenario_Config says what a run maximises. The plan found is the best of all plans that keep the rules, not a good guess.`;

const weightWords: Readonly<Record<ObjectiveKind['weights'], string>> = {
  none: 'not used',
  mix: 'a share for each KPI',
  order: 'the order of the KPIs',
};

function modes(): string {
  const rows = objectiveModes.map((mode) => {
    const kind = objectiveKinds[mode];
    const yes = (is: boolean): string => (is ? 'yes' : 'no');
    return [
      code(mode),
      kind.label,
      kind.help,
      weightWords[kind.weights],
      yes(kind.needsKpis),
      yes(kind.allowsGoalWeight),
    ];
  });
  return table(['mode', 'in short', 'what it does', 'weights', 'needs KPIs', 'goal_weight allowed'], rows);
}

const weights = `## Weights

\`objective_weights_json\` is read in three forms:

${table(
  ['you type', 'it means'],
  [
    [code('ORDERS: 60%, RETENTION: 40%'), 'shares; 0.6 and 60% are the same'],
    [code('{"ORDERS": 0.6, "RETENTION": 0.4}'), 'the same as JSON'],
    [code('ORDERS > RETENTION'), 'an order, the most important first'],
  ],
)}

\`north_star\` stands for the north-star KPI and \`strategic_kpis\` for all strategic ones, which then share the weight evenly. Shares that do not sum to
100 % are scaled, with a warning.`;

const scaleWords: Readonly<Record<ScaleSource, string>> = {
  goal: 'what the goal for the whole portfolio asks for',
  floor: 'what the floor for the whole portfolio asks for',
  'sliced target': 'the largest amount that a target on a slice asks for',
  contributions: 'the sum of all positive contributions of the candidates',
  'absolute contributions': 'the sum of all contributions, without their signs',
  none: 'nothing is known: the KPI adds nothing, which is said',
};

function scales(): string {
  const rows = scaleSources.map((source, index) => [String(index + 1), source, scaleWords[source]]);
  return `## Scales

KPIs have different units, so a mix divides each by its scale before it adds them. The scale is the first of these that is above 0; the result shows it.

${table(['', 'source', 'the scale is'], rows)}`;
}

const goalWeight = `## Goals in the objective

A goal never excludes a plan. Its shortfall is the part of it that is missing, from 0 to 1. With \`goal_weight\` = g above 0 a run maximises

    (1 - g) * objective - g * mean shortfall of the goals

where the objective is first divided by its scale. With \`goal_weight\` 0 or blank, goals only decide between equal plans.`;

const tieWords: Readonly<Record<TieBreakName, string>> = {
  goals: 'the plan with the least mean shortfall of goals',
  tokens: 'then the plan that takes the fewest tokens',
  deadlines: 'then the plan whose initiatives are due first; a blank deadline counts as last, equal ones go by key',
};

function ties(): string {
  const rows = tieBreakNames.map((name, index) => [String(index + 1), name, tieWords[name]]);
  return `## Equal plans

When several plans have the same objective, these decide, in this order:

${table(['', 'tie-break', 'chosen is'], rows)}`;
}
