import { column } from '../columns/column';
import { initiativeKeys } from '../columns/offered-values';
import { key, number } from '../columns/scalar-columns';
import { inputTab } from './tab';

/** What each initiative moves each KPI by. */
export const kpiContributionsTab = inputTab(
  'KPI_Contributions',
  'One row per initiative, one column per KPI: how much the initiative moves it in the period.',
  {
    initiative_key: column(key, 'The initiative, as on Candidates.', { required: true, choicesFrom: initiativeKeys }),
  },
  column(
    number(),
    "How much the initiative moves this KPI in the period, in the KPI's unit; blank: what Math_Models computes, else not known.",
  ),
);
