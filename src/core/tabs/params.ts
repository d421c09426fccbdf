import { column } from '../columns/column';
import { initiativeKeys } from '../columns/offered-values';
import { boolean, key, number, text } from '../columns/scalar-columns';
import { inputTab, wide } from './tab';

/** The numbers that formulas use. */
export const paramsTab = inputTab('Params', 'One row per number that a formula of Math_Models uses. Optional.', {
  initiative_key: column(key, 'The initiative, as on Math_Models.', { required: true, choicesFrom: initiativeKeys }),
  model_name: column(key, 'The model that uses it; blank: every model of the initiative.', {
    choicesFrom: { tab: 'Math_Models', column: 'model_name' },
  }),
  param_name: column(key, 'The name as the formula has it.', { required: true }),
  value: column(number(), 'Its value; 12 % and 0.12 are the same.', { required: true }),
  unit: column(text, 'Its unit; adding different units is said.'),
  min: column(number(), 'The least it can be.'),
  max: column(number(), 'The most it can be.'),
  approved: column(boolean, 'Whether somebody stands by the number; shown where a contribution is traced.', {
    suggestions: ['TRUE', 'FALSE'],
  }),
  source: column(text, 'Where the number comes from.', { width: wide }),
  notes: column(text, 'Anything worth remembering.', { width: wide }),
});
