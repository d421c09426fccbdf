import { column } from '../columns/column';
import { boolean, choice, key, text } from '../columns/scalar-columns';
import { kpiDirections, kpiLevels } from '../domain/kpi';
import { inputTab, wide } from './tab';

/** The KPI registry. */
export const metricsConfig = inputTab(
  'Metrics_Config',
  'The KPIs: one active north star, and the strategic ones that objectives and targets may use.',
  {
    kpi_key: column(key, 'A short unique name, for example NSM_ORDERS.', { required: true }),
    kpi_name: column(text, 'The name people use.', { width: 200 }),
    kpi_level: column(
      choice(kpiLevels),
      'north_star (exactly one active), strategic, or immediate (never in a plan).',
      {
        required: true,
      },
    ),
    unit: column(text, 'What it counts, for example orders per month.'),
    direction: column(choice(kpiDirections), 'Whether more or less of it is good; blank means higher_is_better.'),
    is_active: column(boolean, 'FALSE keeps the KPI out of plans; blank means TRUE.', {
      // A checkbox would show a blank cell as unticked.
      suggestions: ['TRUE', 'FALSE'],
    }),
    description: column(text, 'What it means.', { width: wide }),
    notes: column(text, 'Anything worth remembering.', { width: wide }),
  },
);
