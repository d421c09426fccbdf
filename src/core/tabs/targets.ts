import { column } from '../columns/column';
import { constraintSetNames, kpiKeys, scenarioNames, sliceValues } from '../columns/offered-values';
import { choice, key, number, text } from '../columns/scalar-columns';
import { sliceDimensions } from '../domain/slice';
import { strengths } from '../domain/target';
import { inputTab, wide } from './tab';

/** KPI targets. */
export const targetsTab = inputTab(
  'Targets',
  'One row per KPI target: a floor must be reached, a goal is aimed for and always reported.',
  {
    scenario_name: column(key, 'The scenario the target belongs to.', { required: true, choicesFrom: scenarioNames }),
    constraint_set_name: column(key, 'The constraint set it belongs to.', {
      required: true,
      choicesFrom: constraintSetNames,
    }),
    dimension: column(key, 'all, a slice such as country, or a crossed one such as country+department.', {
      suggestions: ['all', ...sliceDimensions],
    }),
    key: column(key, 'The value of the dimension, for example UK.', {
      aliases: ['country', 'dimension_key'],
      choicesFrom: sliceValues,
    }),
    kpi_key: column(key, 'The KPI; north_star or strategic, and active.', { required: true, choicesFrom: kpiKeys }),
    floor_or_goal: column(choice(['floor', 'goal']), 'floor: must be reached. goal: aimed for.', { required: true }),
    target_value: column(number(), 'The level to reach; without a baseline, the change to bring.', { required: true }),
    baseline_value: column(number(), 'Where the KPI stands without new work.'),
    strength: column(choice(strengths), 'hard, locked or soft; for floors.'),
    break_price: column(
      number({ minimum: 0, plain: true }),
      'Soft floors: percent of the objective per 1 % of violation.',
    ),
    notes: column(text, 'Anything worth remembering.', { width: wide }),
  },
);
