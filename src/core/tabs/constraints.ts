import { column } from '../columns/column';
import { constraintSetNames, scenarioNames } from '../columns/offered-values';
import { choice, key } from '../columns/scalar-columns';
import { ruleColumns } from '../constraints/columns';
import { ruleKinds } from '../constraints/index';
import { inputTab } from './tab';

/** The rules, one per row. */
export const constraintsTab = inputTab(
  'Constraints',
  'One row per rule. Rows with the same scenario and constraint set hold together.',
  {
    scenario_name: column(key, 'The scenario the rule belongs to.', { required: true, choicesFrom: scenarioNames }),
    constraint_set_name: column(key, 'The bundle of rules it belongs to, for example Baseline.', {
      required: true,
      choicesFrom: constraintSetNames,
    }),
    constraint_type: column(
      choice(
        ruleKinds.map((kind) => kind.kind),
        Object.fromEntries(ruleKinds.flatMap((kind) => kind.aliases.map((alias) => [alias, kind.kind]))),
      ),
      'What kind of rule it is.',
      { required: true },
    ),
    ...ruleColumns,
  },
);
