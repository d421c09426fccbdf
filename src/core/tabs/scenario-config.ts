import { column } from '../columns/column';
import { amountsByValue, keyPairs, period, weighting } from '../columns/compound-columns';
import { choice, key, number, text } from '../columns/scalar-columns';
import { objectiveModes } from '../domain/scenario';
import { inputTab, wide } from './tab';

/** Scenarios: the intent of a run. */
export const scenarioConfig = inputTab(
  'Scenario_Config',
  'One row per scenario: the period, the capacity, and what to maximise.',
  {
    scenario_name: column(key, 'A unique name, for example 2026-Q2 Core.', { required: true }),
    period_key: column(period, 'The period: 2026, 2026-H1, 2026-Q2, 2026-03 or 2026-W07.', { required: true }),
    capacity_total_tokens: column(
      number({ minimum: 0, plain: true }),
      'Tokens there are in all; blank means no total limit.',
    ),
    objective_mode: column(
      choice(objectiveModes, { north_star: 'north_star_only' }),
      'What to maximise: the north star, a weighted mix, KPIs one after the other (lexicographic), or the value score.',
      { required: true },
    ),
    objective_weights_json: column(
      weighting,
      'Weights such as ORDERS: 60%, RETENTION: 40%; for lexicographic an order such as ORDERS > RETENTION.',
      { width: wide },
    ),
    capacity_by_country: column(amountsByValue, 'The most tokens per country, such as UK: 400, DE: 300.'),
    capacity_by_department: column(amountsByValue, 'The most tokens per department, such as Tech: 900.'),
    capacity_by_quarter: column(amountsByValue, 'Tokens per quarter for the roadmap, such as Q1: 800, Q2: 700.'),
    goal_weight: column(number({ minimum: 0, maximum: 1 }), 'From 0 to 1: how much missed goals count; blank means 0.'),
    accepted_overlaps: column(
      keyPairs,
      'Pairs of KPIs that may count one effect twice, such as SESSIONS + ORDERS; ends the warning about them.',
    ),
    notes: column(text, 'Anything worth remembering.', { width: wide }),
  },
);
