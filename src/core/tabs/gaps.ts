import { column, systemColumn } from '../columns/column';
import { number, text } from '../columns/scalar-columns';
import { outputTab, runIdWidth, wide } from './tab';

/** How far one run got on every target and limit. */
export const gapsTab = outputTab('Gaps', 'Every target, capacity and count of one run: asked for, achieved, missing.', {
  run_id: systemColumn(text, 'The run shown.', { width: runIdWidth }),
  kind: systemColumn(text, 'kpi, capacity or rule.'),
  dimension: systemColumn(text, 'all, or the dimension of the slice.'),
  key: systemColumn(text, 'The value of the dimension.'),
  kpi_key: systemColumn(text, 'The KPI, for targets.'),
  floor_or_goal: systemColumn(text, 'floor: at least. goal: aimed for. cap: at most.'),
  target: systemColumn(number(), 'What was asked for.'),
  achieved: systemColumn(number(), 'What the plan brings or uses.'),
  gap: systemColumn(number(), 'How much is missing (or too much); 0 when met.'),
  severity: systemColumn(text, 'CRITICAL: missed. WARN: met with less than 5 % to spare. OK.'),
  driver: systemColumn(text, 'What decides it.', { width: wide }),
  notes: column(text, 'Yours: kept with the run and row.', { width: wide }),
  recommendation: column(text, 'Yours: kept with the run and row.', { width: wide }),
});
