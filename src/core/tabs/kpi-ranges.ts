import { column } from '../columns/column';
import { initiativeKeys, kpiKeys } from '../columns/offered-values';
import { key, number } from '../columns/scalar-columns';
import { inputTab } from './tab';

/** How far a contribution may lie from what is expected. Optional. */
export const kpiRangesTab = inputTab(
  'KPI_Ranges',
  'Optional: one row per initiative and KPI whose contribution is uncertain. It changes no plan; it tells how sure one is.',
  {
    initiative_key: column(key, 'The initiative, as on Candidates.', { required: true, choicesFrom: initiativeKeys }),
    kpi_key: column(key, 'The KPI, as on Metrics_Config.', { required: true, choicesFrom: kpiKeys }),
    low: column(number(), "The lowest contribution to expect, in the KPI's unit; blank means as expected."),
    high: column(number(), "The highest contribution to expect, in the KPI's unit; blank means as expected."),
  },
);
