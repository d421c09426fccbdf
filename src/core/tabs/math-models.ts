import { showCell } from '../columns/cell';
import { column, systemColumn, value } from '../columns/column';
import { initiativeKeys, kpiKeys } from '../columns/offered-values';
import { boolean, key, number, text } from '../columns/scalar-columns';
import { inputTab, wide } from './tab';

/** A checkbox would stand in every row, so that an empty tab would look like one that is in use. */
const yesOrNo = { suggestions: ['TRUE', 'FALSE'] } as const;

/** Formulas that compute what an initiative moves. */
export const mathModelsTab = inputTab(
  'Math_Models',
  'One row per formula: what an initiative moves one KPI by, or what it is worth. Optional.',
  {
    initiative_key: column(key, 'The initiative, as on Candidates or Backlog.', {
      required: true,
      choicesFrom: initiativeKeys,
    }),
    target_kpi_key: column(key, 'The KPI its value adds to; blank: the value is a value score only.', {
      choicesFrom: kpiKeys,
    }),
    model_name: column(key, 'A name that the initiative has once; blank: the KPI. Params names it.'),
    is_primary: column(boolean, 'TRUE for the one that counts where several models have one KPI.', yesOrNo),
    metric_chain_text: column(
      text,
      'Which metric drives which, such as sessions > orders > revenue. KPIs of one chain are not to be added up.',
      { width: wide },
    ),
    formula_text: column(
      // Line breaks are kept, so that messages count lines as people do.
      {
        ...key,
        label: 'lines name = expression with + - * / ( ), numbers, names, min and max',
        read: (cell) => value(showCell(cell)),
      },
      'Lines such as value = users * uplift. The line value is the result; effort and overall may be given too.',
      { required: true, width: wide },
    ),
    assumptions_text: column(text, 'What it rests on.', { width: wide }),
    approved_by_user: column(boolean, 'TRUE once somebody stands by it: only approved models count.', yesOrNo),
    approved_by: column(text, 'Who stands by it.'),
    computed_value: systemColumn(number(), 'What the formula came to when initiatives were last scored.'),
  },
);
